using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;
using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Tests.Rules;

public sealed class PolicyBookTests
{
    [Fact]
    public void Comments_spacing_and_values_left_out_do_not_change_the_version()
    {
        var same = PolicyBook.Read("""{ /* nothing new */ "order": { "priority": 200000, }, }""", "p.json");
        Assert.Equal(PolicyBook.BuiltIn.Version, same.Book!.Version);
    }

    [Fact]
    public void A_changed_value_is_another_version()
    {
        var other = PolicyBook.Read("""{ "order": { "priority": 200001 } }""", "p.json");
        Assert.Equal(200_001, other.Book!.Policy.Order.Priority);
        Assert.Equal(120_000, other.Book.Policy.Order.LongWaiting);
        Assert.NotEqual(PolicyBook.BuiltIn.Version, other.Book.Version);
    }

    [Fact]
    public void All_faults_are_reported_at_once_each_with_its_path()
    {
        var reading = PolicyBook.Read(
            """
            { "order": { "priority": "high", "prioriti": 1 }, "fits": {}, "care": { "arrangementsMax": 0 },
              "levels": { "kindsWithout": [ "Orientation", "Nonsense", 3 ] },
              "journeys": { "speeds": [ { "mobility": "Car", "validFrom": "1.1.2026", "kilometresPerHour": 40,
                                          "overheadMinutes": 5 } ] } }
            """,
            "p.json");
        Assert.Null(reading.Book);
        Assert.Equal(
            [
                "CM2902 fits", "CM2902 order.prioriti", "CM2903 journeys.speeds[0].validFrom",
                "CM2903 levels.kindsWithout[1]", "CM2903 levels.kindsWithout[2]", "CM2903 order.priority",
                "CM2904 care.arrangementsMax", "CM2908 Mobility.Bicycle", "CM2908 Mobility.OnFoot",
                "CM2908 Mobility.PublicTransport",
            ],
            reading.Findings.Select(f => $"{f.Code} {f.Values[0].Value}").Order(StringComparer.Ordinal));
        Assert.All(reading.Findings, finding =>
        {
            Assert.NotEmpty(FindingTexts.Sentence(finding, FindingTexts.German));
            Assert.NotEmpty(FindingTexts.Advice(finding, FindingTexts.English));
        });
    }

    // 24 months x 1000 + fits 970 = 24970: a step of 24970 is refused, one point more is not.
    [Theory]
    [InlineData(54_970, false)]
    [InlineData(54_971, true)]
    [InlineData(30_000, true)]
    public void A_step_of_the_order_outweighs_waiting_and_fits_or_is_none(int entitled, bool isAccepted)
    {
        Assert.Equal(970, PolicyBook.BuiltIn.Policy.Fit.Sum);
        var json = $$"""{ "order": { "entitled": {{entitled}} } }""";
        var reading = PolicyBook.Read(json, "p.json");
        Assert.Equal(isAccepted, reading.Book is not null);
        Assert.All(reading.Findings, finding => Assert.Equal("CM2906", finding.Code));
    }

    [Theory]
    [InlineData(970, false)]
    [InlineData(971, true)]
    public void A_month_of_waiting_outweighs_all_fits(int points, bool isAccepted)
    {
        var json = $$"""{ "order": { "waitingPointsPerMonth": {{points}} } }""";
        Assert.Equal(isAccepted, PolicyBook.Read(json, "p.json").Book is not null);
    }

    [Fact]
    public void Speeds_are_those_in_force_on_the_day()
    {
        var journeys = PolicyBook.BuiltIn.Policy.Journeys with
        {
            Speeds =
            [
                .. PolicyBook.BuiltIn.Policy.Journeys.Speeds,
                new SpeedEntry(Mobility.Car, new DateOnly(2027, 4, 1), 20, 6),
            ],
        };
        Assert.Equal(40, journeys.SpeedOf(Mobility.Car, new DateOnly(2027, 3, 31)).KilometresPerHour);
        Assert.Equal(20, journeys.SpeedOf(Mobility.Car, new DateOnly(2027, 4, 1)).KilometresPerHour);
        Assert.Equal(40, journeys.SpeedOf(Mobility.Car, new DateOnly(2020, 1, 1)).KilometresPerHour);
    }
}
