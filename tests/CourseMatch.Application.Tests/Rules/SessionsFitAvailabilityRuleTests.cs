using CourseMatch.Application.Calendar;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Lessons Monday to Friday, 08:30 to 12:15.</summary>
public sealed class SessionsFitAvailabilityRuleTests
{
    private static readonly SessionsFitAvailabilityRule Rule = new();

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Theory]
    [InlineData("08:30", "12:15", true)]
    [InlineData("08:45", "13:00", false)]
    [InlineData("08:00", "12:00", false)]
    public void The_whole_lesson_must_be_free(string from, string to, bool isFree)
    {
        var verdict = Ask(Free(Some.Only(Week, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null))));
        Assert.Equal(isFree, verdict.IsAdmitted);
        Assert.All(verdict.Findings, finding => Assert.Equal("CM2070", finding.Code));
        Assert.Equal(isFree ? 0 : 3, verdict.Findings.Count);
    }

    [Fact]
    public void One_weekday_is_enough_to_clash_and_is_named()
    {
        var finding = Judging.Refusal(Ask(Free(Some.Only(Week[..4], new TimeOnly(8, 0), new TimeOnly(13, 0)))));
        Assert.Equal(
            ["IK-1 Integrationskurs", "DayOfWeek.Friday", "08:30", "12:15"], Judging.Values(finding));
    }

    // Edge case 9: early shift in even weeks. 22 February 2027 lies in week 8, so the first clash is the first day.
    [Fact]
    public void A_clash_in_every_second_week_is_named_with_its_first_day_and_its_share()
    {
        var evenings = Some.Only(Week, new TimeOnly(15, 0), new TimeOnly(22, 0)).EvenWeeks;
        var shifts = new Availability(evenings, WeekGrid.Full);
        var verdict = Ask(Free(shifts));
        Assert.False(verdict.IsAdmitted);
        Assert.Equal(3, verdict.Findings.Count);
        Assert.Equal(
            ["IK-1 Integrationskurs", "DayOfWeek.Monday", "08:30", "12:15", "14", "28", "2027-02-22"],
            Judging.Values(verdict.Findings[0]));
        Judging.Admitted(Ask(Free(new Availability(WeekGrid.Full, WeekGrid.Full))));
    }

    [Fact]
    public void A_course_in_the_other_weeks_only_is_no_clash()
    {
        var even = Some.Course();
        var odd = even with
        {
            Lessons = [.. even.Lessons.Where(l => System.Globalization.ISOWeek.GetWeekOfYear(
                l.Day.ToDateTime(TimeOnly.MinValue)) % 2 == 1)],
        };
        var shifts = new Availability(WeekGrid.Empty, WeekGrid.Full);
        Judging.Admitted(Judging.Ask(Rule, Free(shifts), odd));
        Assert.False(Judging.Ask(Rule, Free(shifts), even).IsAdmitted);
    }

    // Fridays are 28 of 140 lessons: 20 %.
    [Theory]
    [InlineData(0.19, false)]
    [InlineData(0.20, true)]
    public void A_policy_may_let_a_share_of_the_lessons_be_missed(double share, bool isAdmitted)
    {
        var rules = Judging.Book(p => p with { Courses = p.Courses with { MissedLessonsShare = share } });
        var verdict = Judging.Ask(
            Rule, Free(Some.Only(Week[..4], new TimeOnly(8, 0), new TimeOnly(13, 0))), Some.Course(), rules: rules);
        Assert.Equal(isAdmitted, verdict.IsAdmitted);
        Assert.Equal(isAdmitted ? "CM2073" : "CM2070", Assert.Single(verdict.Findings).Code);
    }

    [Fact]
    public void Lessons_before_the_entry_do_not_matter()
    {
        var course = Some.Course();
        var moved = course with
        {
            Lessons =
            [
                .. course.Lessons.Select(l => course.Modules[0].Days.Contains(l.Day)
                    ? l with { From = new TimeOnly(18, 0), To = new TimeOnly(21, 45) }
                    : l),
            ],
        };
        var mornings = Free(Some.Only(Week, new TimeOnly(8, 0), new TimeOnly(13, 0)));
        Assert.False(Judging.Ask(Rule, mornings, moved, module: 1).IsAdmitted);
        Judging.Admitted(Judging.Ask(Rule, mornings, moved, module: 2));
    }

    [Fact]
    public void Unknown_hours_are_noted_never_silently_passed()
    {
        var course = Some.Course();
        var without = course with { Lessons = [.. course.Lessons.Select(l => l with { From = null, To = null })] };
        Judging.Admitted(Judging.Ask(Rule, Free(Availability.EveryWeek(WeekGrid.Empty)), without), "CM2072");
        Judging.Admitted(Judging.Ask(Rule, Some.Newcomer(), course with { Lessons = [] }), "CM2072");
    }

    private static RuleVerdict Ask(Newcomer newcomer) => Judging.Ask(Rule, newcomer, Some.Course());

    private static Newcomer Free(Availability availability) => Some.Newcomer() with { Availability = availability };
}
