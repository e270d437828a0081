using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Tests.Law;

public sealed class LawBookTests
{
    private static readonly LegalLimits Law = LawBook.BuiltIn.Limits;

    [Theory]
    [InlineData("2024-04-30", 430)]
    [InlineData("2024-05-01", 500)]
    public void An_intensive_course_has_the_units_of_its_start(string start, int units)
    {
        var day = Day(start);
        Assert.Equal(units, Law.LanguageUnits(CourseKind.IntegrationIntensive, day)
            + Law.OrientationUnits(CourseKind.IntegrationIntensive, day));
    }

    [Theory]
    [InlineData("2017-06-24", 20)]
    [InlineData("2017-06-25", 25)]
    [InlineData("2011-01-01", 20)]
    public void A_group_is_as_large_as_the_law_of_its_start_allows(string start, int participants) =>
        Assert.Equal(participants, Law.ParticipantsMax(CourseKind.IntegrationGeneral, Day(start)));

    [Fact]
    public void No_law_limits_a_volunteer_course() =>
        Assert.Null(Law.ParticipantsMax(CourseKind.Volunteer, Some.Day));

    [Theory]
    [InlineData("2024-12-06", CourseKind.IntegrationGeneral, true)]
    [InlineData("2024-12-07", CourseKind.IntegrationGeneral, false)]
    [InlineData("2024-12-07", CourseKind.IntegrationLiteracy, true)]
    [InlineData("2024-12-07", CourseKind.IntegrationLowLiteracy, true)]
    [InlineData("2024-12-07", CourseKind.IntegrationSecondScript, false)]
    public void Units_are_repeated_where_the_law_of_the_start_allows(string start, CourseKind kind, bool may) =>
        Assert.Equal(may, Law.MayRepeat(kind, Day(start)));

    [Theory]
    [InlineData("2025-11-30", true)]
    [InlineData("2025-12-01", false)]
    [InlineData("2026-02-09", false)]
    [InlineData("2027-03-01", false)]
    public void Admissions_stop_on_the_day_the_circular_names(string day, bool isOpen) =>
        Assert.Equal(isOpen, Law.AreAdmissionsOpen(Day(day)));

    // Six by 30 June: the same year; a day later: a year later. Never "six years old" alone.
    [Theory]
    [InlineData("2020-06-30", "2026-08-01")]
    [InlineData("2020-07-01", "2027-08-01")]
    [InlineData("2020-01-01", "2026-08-01")]
    [InlineData("2020-02-29", "2026-08-01")]
    public void School_begins_in_the_year_the_age_is_reached_in_time(string born, string begins) =>
        Assert.Equal(Day(begins), Law.SchoolBegins(Day(born)));

    [Fact]
    public void The_clocks_run_as_long_as_their_paragraphs_say()
    {
        var from = new DateOnly(2026, 3, 31);
        Assert.Equal(new DateOnly(2027, 3, 31), Law.ClaimEnds(from));
        Assert.Equal(new DateOnly(2027, 3, 31), Law.AdmissionEnds(from));
        Assert.Equal(new DateOnly(2027, 3, 31), Law.StartEnds(from));
        Assert.Equal(new DateOnly(2027, 3, 31), Law.InterruptionEnds(from));
        Assert.Equal(new DateOnly(2026, 6, 30), Law.VocationalEnds(from));
        Assert.Equal(6, Law.StartWithinWeeks(Scheme.Integration, from));
        Assert.Equal(4, Law.StartWithinWeeks(Scheme.Vocational, from));
    }

    [Fact]
    public void A_general_course_teaches_A2_in_its_third_and_fourth_module()
    {
        Assert.Equal("A2.1", Law.LevelOfModule(CourseKind.IntegrationGeneral, 3, Some.Day).ToString());
        Assert.Equal("A2.2", Law.LevelOfModule(CourseKind.IntegrationGeneral, 4, Some.Day).ToString());
        Assert.Null(Law.LevelOfModule(CourseKind.IntegrationGeneral, 8, Some.Day));
        Assert.Null(Law.LevelOfModule(CourseKind.Volunteer, 1, Some.Day));
    }

    [Fact]
    public void Every_built_in_entry_names_its_source_and_the_day_it_was_read() =>
        Assert.All(LawBook.BuiltIn.Entries, entry =>
        {
            Assert.NotEmpty(entry.Source);
            Assert.True(entry.ReadOn >= new DateOnly(2026, 1, 1), entry.Key);
        });

    [Fact]
    public void Faults_are_reported_all_at_once()
    {
        var reading = LawBook.Read("""
            { "entries": [
              { "key": "units.fundedMax", "value": 1200, "validFrom": null, "validTo": "2024-01-10",
                "source": "", "readOn": "2026-11-22", "certainty": "statute" },
              { "key": "units.fundedMax", "value": 1300, "validFrom": "2024-01-05", "validTo": null,
                "source": "IntV", "readOn": "2026-11-22", "certainty": "statute" },
              { "key": "entry.withinUnits", "value": 25, "validFrom": null, "validTo": "2024-01-10",
                "source": "IntV", "readOn": "2026-11-22", "certainty": "statute" },
              { "key": "entry.withinUnits", "value": 30, "validFrom": "2024-02-01", "validTo": "2024-12-31",
                "source": "IntV", "readOn": "2026-11-22", "certainty": "statute" },
              { "key": "clock.claimMonths", "value": "twelve", "validFrom": null, "validTo": null,
                "source": "IntV", "readOn": "2026-11-22", "certainty": "statute" },
              { "key": "clock.nonsense", "value": 1, "validFrom": null, "validTo": null,
                "source": "IntV", "readOn": "2026-11-22", "certainty": "statute", "note": "x" },
            ] }
            """);
        Assert.Null(reading.Book);
        Assert.Contains(reading.Findings, f => f is { Code: "CM2802" } && f.Values[0].Value == "units.fundedMax");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2803" } && f.Values[1].Value == "2024-01-05");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2804" } && f.Values[1].Value == "2024-01-11");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2804" } && f.Values[1].Value == "2025-01-01");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2805" } && f.Values[1].Value == "\"twelve\"");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2801" } && f.Values[0].Value == "clock.nonsense");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2902" } && f.Values[0].Value == "entries[5].note");
        Assert.Contains(reading.Findings, f => f is { Code: "CM2806" } && f.Values[0].Value == "school.begins");
        Assert.DoesNotContain(
            reading.Findings, f => f is { Code: "CM2806" } && f.Values[0].Value == "clock.claimMonths");
        Assert.All(reading.Findings, finding => Assert.NotEmpty(FindingTexts.Sentence(finding, FindingTexts.German)));
    }

    [Fact]
    public void Something_that_is_no_json_gives_its_place()
    {
        var fault = Assert.Single(LawBook.Read("{\n  \"entries\": [ ;").Findings);
        Assert.Equal("CM2901", fault.Code);
        Assert.Equal("2", fault.Values[1].Value);
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
