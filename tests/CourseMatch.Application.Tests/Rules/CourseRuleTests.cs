using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Rules about the course and the moment of entry.</summary>
public sealed class CourseRuleTests
{
    [Theory]
    [InlineData(CourseState.Planned, null)]
    [InlineData(CourseState.Running, null)]
    [InlineData(CourseState.Closed, "CM2050")]
    [InlineData(CourseState.Cancelled, "CM2051")]
    [InlineData(CourseState.Withdrawn, "CM2052")]
    [InlineData(CourseState.Finished, "CM2053")]
    public void Only_planned_and_running_courses_take_people(CourseState state, string? code)
    {
        var verdict = Judging.Ask(
            new CourseIsOpenRule(), Some.Newcomer(), Some.Course() with { State = state });
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
        Assert.Equal(code is null, verdict.IsAdmitted);
    }

    [Theory]
    [InlineData("2025-04-30", true)]
    [InlineData("2025-05-01", false)]
    public void Abolished_kinds_go_on_but_never_start_anew(string start, bool isOpen)
    {
        var course = Some.CourseFrom(1, DateOnly.Parse(start, null), new TimeOnly(8, 30)) with
        {
            Kind = CourseKind.IntegrationWomen,
        };
        var verdict = Judging.Ask(
            new KindStillRunsRule(), Some.Newcomer(), course, day: new DateOnly(2025, 4, 1));
        Assert.Equal(isOpen, verdict.IsAdmitted);
    }

    [Fact]
    public void A_kind_nobody_recognised_is_never_given_by_itself() =>
        Judging.Refused("CM2024", Judging.Ask(
            new KindStillRunsRule(), Some.Newcomer(), Some.Course() with { Kind = CourseKind.Other }));

    // Five units a day: on the sixth day 25 are held (in time), on the seventh 30 (too late). The 4th is a Monday.
    [Theory]
    [InlineData("2027-01-11", null)]
    [InlineData("2027-01-12", "CM2041")]
    public void Entry_is_in_time_within_the_first_units_of_a_module(string day, string? code)
    {
        var rules = Judging.Book(p => p with { Courses = p.Courses with { LeadDays = 0 } });
        var course = Some.CourseFrom(1, new DateOnly(2027, 1, 4), new TimeOnly(8, 30), modules: 1);
        var verdict = Judging.Ask(
            new EntersAtModuleStartRule(), Some.Newcomer(), course, day: DateOnly.Parse(day, null), rules: rules);
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
    }

    [Fact]
    public void A_course_that_is_over_has_no_way_in()
    {
        var course = Some.CourseFrom(1, new DateOnly(2026, 9, 1), new TimeOnly(8, 30), modules: 2);
        Judging.Refused("CM2040", Judging.Ask(new EntersAtModuleStartRule(), Some.Newcomer(), course));
    }

    // Lead time seven days: on 1 February nobody comes before the 8th. Module 1 runs to 5 February, module 2 begins on
    // the 8th, module 3 on 8 March.
    [Fact]
    public void There_is_one_way_in_for_each_module_ahead_and_none_before_letters_arrive()
    {
        var course = Some.CourseFrom(1, new DateOnly(2027, 1, 11), new TimeOnly(8, 30), modules: 3);
        var entries = Night.On(Some.County([Some.Newcomer()], [course])).EntriesOf(course);
        Assert.Equal(
            [(2, new DateOnly(2027, 2, 8)), (3, new DateOnly(2027, 3, 8))],
            entries.Select(entry => (entry.Module.Number, entry.Day)));
    }

    [Fact]
    public void Without_lesson_days_the_modules_own_days_count()
    {
        var whole = Some.CourseFrom(1, new DateOnly(2027, 2, 1), new TimeOnly(8, 30), modules: 1);
        var course = whole with { Lessons = [] };
        var entry = Assert.Single(CourseEntries.Of(course, new DateOnly(2027, 2, 8)));
        Assert.Equal(new DateOnly(2027, 2, 8), entry.Day);
        // 7 of 26 days are over: 100 * 7 / 26.
        Assert.Equal(26.92, entry.UnitsHeld, 2);
    }

    [Fact]
    public void Lessons_without_hours_count_their_share_of_the_module()
    {
        var whole = Some.CourseFrom(1, new DateOnly(2027, 2, 1), new TimeOnly(8, 30), modules: 1);
        var course = whole with { Lessons = [.. whole.Lessons.Select(l => l with { From = null, To = null })] };
        Assert.Equal(25, Assert.Single(CourseEntries.Of(course, new DateOnly(2027, 2, 8))).UnitsHeld, 6);
    }

    [Theory]
    [InlineData(CourseKind.IntegrationGeneral, "CM2060")]
    [InlineData(CourseKind.Vocational, "CM2060")]
    [InlineData(CourseKind.Orientation, "CM2060")]
    [InlineData(CourseKind.LowThresholdWomen, "CM2060")]
    [InlineData(CourseKind.Municipal, null)]
    [InlineData(CourseKind.Volunteer, null)]
    public void School_comes_before_federal_courses(CourseKind kind, string? code)
    {
        var verdict = Judging.Ask(
            new AgeFitsCourseRule(), Some.Newcomer() with { AttendsSchool = true }, Some.Course() with { Kind = kind });
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
    }

    // Entry on 22 February 2027: who turns 27 that day is too old, who turns 16 that day is old enough.
    [Theory]
    [InlineData(CourseKind.IntegrationYouth, "2000-02-22", "CM2061")]
    [InlineData(CourseKind.IntegrationYouth, "2000-02-23", null)]
    [InlineData(CourseKind.LowThresholdWomen, "2011-02-22", null)]
    [InlineData(CourseKind.LowThresholdWomen, "2011-02-23", "CM2062")]
    [InlineData(CourseKind.IntegrationGeneral, "1940-01-01", null)]
    public void Age_counts_in_full_years_on_the_day_of_entry(CourseKind kind, string born, string? code)
    {
        var verdict = Judging.Ask(
            new AgeFitsCourseRule(), Some.Newcomer() with { BirthDate = DateOnly.Parse(born, null) },
            Some.Course() with { Kind = kind });
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData(Gender.Female, null)]
    [InlineData(Gender.Male, "CM2065")]
    [InlineData(Gender.Diverse, "CM2065")]
    [InlineData(Gender.Unstated, "CM2066")]
    public void A_course_for_women_is_for_women(Gender gender, string? code)
    {
        var rule = new WomenOnlyCourseRule();
        var person = Some.Newcomer() with { Gender = gender };
        Course[] forWomen =
        [
            Some.Course() with { IsWomenOnly = true }, Some.Course() with { Kind = CourseKind.LowThresholdWomen },
            Some.Course() with { Kind = CourseKind.IntegrationWomen },
        ];
        Assert.All(forWomen, course =>
            Assert.Equal(code, Judging.Ask(rule, person, course).Findings.FirstOrDefault()?.Code));
        Judging.Admitted(Judging.Ask(rule, person, Some.Course()));
    }

    [Theory]
    [InlineData(null, "CM2067")]
    [InlineData("2009-02-22", "CM2067")]
    [InlineData("2009-02-23", null)]
    public void A_course_for_parents_is_for_people_with_a_child_under_age(string? born, string? code)
    {
        var children = born is null ? [] : new[] { Some.Child() with { BirthDate = DateOnly.Parse(born, null) } };
        var household = Some.Household(1, [1], children);
        var person = Some.Newcomer() with { Household = household.Id };
        var course = Some.Course() with { IsForParents = true };
        var verdict = Judging.Ask(
            new ParentsCourseRule(), person, course, Some.County([person], [course], null, [household]));
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(600, 0, 0, null)]
    [InlineData(601, 0, 0, "CM2091")]
    [InlineData(700, 0, 0, "CM2090")]
    [InlineData(700, 300, 0, "CM2090")]
    public void Units_must_last_for_the_module_entered(int consumed, int granted, int repeated, string? code)
    {
        var verdict = Hours(consumed, granted, repeated, CourseKind.IntegrationGeneral, module: 7);
        Assert.Equal(code, verdict.Findings.FirstOrDefault(f => f.Code != "CM2092")?.Code);
        Assert.Equal(code is null, verdict.IsAdmitted);
    }

    // 1000 units of a literacy course and 300 repeated ones, but never more than 1200 in all.
    [Theory]
    [InlineData(1000, 300, 0, true)]
    [InlineData(1000, 300, 100, true)]
    [InlineData(1000, 300, 150, false)]
    [InlineData(1000, 0, 0, false)]
    [InlineData(1000, 900, 100, true)]
    [InlineData(1101, 300, 0, false)]
    public void Repeat_units_help_where_the_law_allows_them_up_to_the_maximum(
        int consumed, int granted, int repeated, bool isOpen) =>
        Assert.Equal(isOpen, Hours(consumed, granted, repeated, CourseKind.IntegrationLiteracy, module: 7).IsAdmitted);

    [Fact]
    public void Units_that_end_before_the_course_are_said()
    {
        var verdict = Hours(500, 0, 0, CourseKind.IntegrationGeneral, module: 1);
        Judging.Admitted(verdict, "CM2092");
        Assert.Equal(["IK-1 Integrationskurs", "200", "700"], Judging.Values(verdict.Findings[0]));
    }

    [Fact]
    public void Entitled_people_are_not_sent_to_open_offers_unasked()
    {
        var rule = new RightComesFirstRule();
        var open = Some.Course() with { Kind = CourseKind.Volunteer, Funding = Funding.Unpaid };
        Judging.Refused("CM2013", Judging.Ask(rule, Some.Newcomer(), open));
        Judging.Admitted(Judging.Ask(rule, Some.Newcomer() with { Entitlements = [] }, open));
        Judging.Admitted(Judging.Ask(
            rule, Some.Newcomer() with { Wishes = Wishes.None with { Kind = CourseKind.Volunteer } }, open));
        Judging.Admitted(Judging.Ask(rule, Some.Newcomer(), Some.Course()));
        Judging.Admitted(Judging.Ask(
            rule, Some.Newcomer() with { Proof = Some.Newcomer().Proof! with { EntryLevel = Some.LevelOf("B2.1") } },
            open));
        Judging.Admitted(Judging.Ask(
            rule, Some.Newcomer() with { Entitlements = [Some.Entitlement() with { UnitsConsumed = 700 }] }, open));
        var permissive = Judging.Book(p => p with { Kinds = p.Kinds with { EntitledToOpenOffers = true } });
        Judging.Admitted(Judging.Ask(rule, Some.Newcomer(), open, rules: permissive));
    }

    [Fact]
    public void Weekly_hours_fold_lessons_of_even_and_odd_weeks()
    {
        // Mondays 1, 8 and 22 March 2027: calendar weeks 9, 10 and 12.
        Lesson[] lessons =
        [
            new(new DateOnly(2027, 3, 1), new TimeOnly(8, 40), new TimeOnly(10, 0)),
            new(new DateOnly(2027, 3, 8), new TimeOnly(17, 0), new TimeOnly(19, 0)),
            new(new DateOnly(2027, 3, 22), new TimeOnly(17, 0), new TimeOnly(19, 0)),
        ];
        var pattern = LessonPattern.From(Some.Course() with { Lessons = lessons }, new DateOnly(2027, 3, 1));
        Assert.Equal(
            [(new TimeOnly(8, 40), 1), (new TimeOnly(17, 0), 2)],
            pattern.Weekly.Select(weekly => (weekly.From, weekly.Dates.Count)));
        // 08:40 touches the quarter hour from 08:30.
        Assert.Equal(6, pattern.Hours.OddWeeks.Count);
        Assert.Equal(8, pattern.Hours.EvenWeeks.Count);
        Assert.Equal(new DaySpan(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 22)), pattern.Days);
    }

    private static RuleVerdict Hours(int consumed, int granted, int repeated, CourseKind kind, int module) =>
        Judging.Ask(
            new HoursLeftRule(),
            Some.Newcomer() with
            {
                Entitlements =
                [
                    Some.Entitlement() with
                    {
                        UnitsConsumed = consumed, RepeatUnitsGranted = granted, RepeatUnitsConsumed = repeated,
                    },
                ],
            },
            Some.Course() with { Kind = kind }, module: module);
}
