using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>A course of 28 weeks from 22 February to 3 September 2027, Monday to Friday 08:30 to 12:15, and care at its
/// site from 08:00 to 13:00. The child was born on 9 March 2024.</summary>
public sealed class CareCoversLessonsRuleTests
{
    private static readonly CareCoversLessonsRule Rule = new();

    private static readonly Site Farther = Some.Site with
    {
        Id = new SiteId(2),
        Name = "Kita am Park",
        Address = Some.Site.Address with { Point = new GeoPoint(51.4545, 7.02) },
    };

    [Fact]
    public void A_place_at_the_courses_site_serves_all_its_days()
    {
        var verdict = Ask([Some.Child()], [Some.CareGroup()]);
        Judging.Admitted(verdict, "CM2128");
        Assert.Equal(20, verdict.Score);
        var place = Assert.Single(Outlook([Some.Child()], [Some.CareGroup()]).Arrangements[0].Places);
        Assert.Equal(new DaySpan(new DateOnly(2027, 2, 22), new DateOnly(2027, 9, 3)), place.Days);
        Assert.Equal([100, 101, 102, 103, 104], place.Sessions.Select(session => session.Value));
    }

    [Fact]
    public void Without_any_group_a_single_parent_cannot_come() =>
        Judging.Refused("CM2121", Ask([Some.Child()], []));

    [Fact]
    public void A_child_without_stated_need_needs_nobody()
    {
        Judging.Admitted(Ask([Some.Child() with { CareNeed = null }], []));
        Judging.Admitted(Ask([], []));
    }

    // Need ends with the last day before the course, or begins with the day after it.
    [Theory]
    [InlineData("2026-01-01", "2027-02-21", true)]
    [InlineData("2026-01-01", "2027-02-22", false)]
    [InlineData("2027-09-04", "2029-01-01", true)]
    [InlineData("2027-09-03", "2029-01-01", false)]
    public void Need_counts_on_its_days_only(string first, string last, bool isFree)
    {
        var child = Some.Child() with
        {
            CareNeed = new DaySpan(DateOnly.Parse(first, null), DateOnly.Parse(last, null)),
        };
        Assert.Equal(isFree, Ask([child], []).IsAdmitted);
    }

    // Completed months: 35 on the first day (from 22 February), 41 on the last (3 September).
    [Theory]
    [InlineData(35, 42, true)]
    [InlineData(36, 42, false)]
    [InlineData(35, 41, false)]
    public void The_age_must_fit_on_every_day(int from, int below, bool fits)
    {
        var verdict = Ask([Some.Child()], [Some.CareGroup() with { AgeMonthsFrom = from, AgeMonthsBelow = below }]);
        Assert.Equal(fits, verdict.IsAdmitted);
        Assert.Equal(fits ? "CM2128" : "CM2122", Assert.Single(verdict.Findings).Code);
    }

    [Theory]
    [InlineData("2027-02-22", "2027-09-03", true)]
    [InlineData("2027-02-23", "2027-09-03", false)]
    [InlineData("2027-02-22", "2027-09-02", false)]
    public void The_group_must_exist_on_every_day(string first, string last, bool fits)
    {
        var group = Some.CareGroup() with
        {
            Days = new DaySpan(DateOnly.Parse(first, null), DateOnly.Parse(last, null)),
        };
        Assert.Equal(fits ? "CM2128" : "CM2123", Assert.Single(Ask([Some.Child()], [group]).Findings).Code);
    }

    [Theory]
    [InlineData("08:30", "12:15", true)]
    [InlineData("08:31", "12:15", false)]
    [InlineData("08:30", "12:14", false)]
    public void Sessions_must_cover_the_lesson(string from, string to, bool fits)
    {
        var verdict = Ask([Some.Child()], [Hours(Some.CareGroup(), from, to)]);
        Assert.Equal(fits ? "CM2128" : "CM2125", Assert.Single(verdict.Findings).Code);
    }

    // Half a kilometre away: nine minutes on foot, but the policy wants fifteen.
    [Theory]
    [InlineData("08:15", "12:30", true)]
    [InlineData("08:16", "12:30", false)]
    [InlineData("08:15", "12:29", false)]
    public void At_another_site_the_way_counts_too(string from, string to, bool fits)
    {
        var group = Hours(Some.CareGroup() with { Site = Farther.Id }, from, to);
        var verdict = Ask([Some.Child()], [group]);
        Assert.Equal(fits ? "CM2128" : "CM2125", Assert.Single(verdict.Findings).Code);
        // 15 of 25 minutes: 20 - 20 * 15 / 50.
        Assert.Equal(fits ? 14 : 0, verdict.Score);
    }

    [Fact]
    public void A_group_too_far_from_the_course_is_no_help()
    {
        var far = Farther with { Address = Farther.Address with { Point = new GeoPoint(51.55, 7.02) } };
        Judging.Refused("CM2121", Ask([Some.Child()], [Some.CareGroup() with { Site = far.Id }], far));
    }

    [Fact]
    public void Two_sessions_in_a_row_serve_as_one_and_a_gap_does_not()
    {
        var group = Some.CareGroup();
        var halves = group.Sessions
            .SelectMany(s => new[]
            {
                s with { To = new TimeOnly(10, 0) },
                s with { Id = new CareSessionId(s.Id.Value + 50), From = new TimeOnly(10, 0) },
            })
            .ToList();
        var outlook = Outlook([Some.Child()], [group with { Sessions = halves }]);
        Assert.Equal(10, Assert.Single(outlook.Arrangements[0].Places).Sessions.Count);

        // Sessions that overlap cannot be put together: a child is in one of them.
        var overlapping = halves.Select(s => s.Id.Value >= 150 ? s with { From = new TimeOnly(9, 30) } : s).ToList();
        Judging.Refused("CM2125", Ask([Some.Child()], [group with { Sessions = overlapping }]));

        var gaping = halves.Select(s => s.Id.Value >= 150 ? s with { From = new TimeOnly(10, 1) } : s).ToList();
        Judging.Refused("CM2125", Ask([Some.Child()], [group with { Sessions = gaping }]));
    }

    [Fact]
    public void A_session_no_longer_offered_takes_nobody() =>
        Judging.Refused("CM2125", Ask([Some.Child()], [Some.CareGroup(places: 0)]));

    [Fact]
    public void A_group_tied_to_other_courses_is_not_for_this_one()
    {
        Judging.Refused("CM2121", Ask([Some.Child()], [Some.CareGroup() with { Accompanies = [new CourseId(9)] }]));
        Judging.Refused("CM2121", Ask([Some.Child()], [Some.CareGroup() with { Accompanies = [] }]));
        Judging.Admitted(Ask([Some.Child()], [Some.CareGroup() with { Accompanies = [new CourseId(1)] }]), "CM2128");
    }

    [Fact]
    public void A_group_somewhere_unknown_is_at_the_course_only_when_tied_to_it()
    {
        Judging.Refused("CM2121", Ask([Some.Child()], [Some.CareGroup() with { Site = null }]));
        Judging.Admitted(
            Ask([Some.Child()], [Some.CareGroup() with { Site = null, Accompanies = [new CourseId(1)] }]), "CM2128");
    }

    // The way to the course takes 20 minutes: the Kita must be open from 08:10 to 12:35.
    [Theory]
    [InlineData("08:10", "12:35", true)]
    [InlineData("08:11", "12:35", false)]
    [InlineData("08:10", "12:34", false)]
    public void A_Kita_covers_lessons_with_the_way_there_and_back(string opens, string closes, bool covers)
    {
        var child = Some.Child() with
        {
            Kita = new KitaPlace(new DateOnly(2026, 8, 1), TimeOnly.Parse(opens, null), TimeOnly.Parse(closes, null)),
        };
        Assert.Equal(covers, Ask([child], []).IsAdmitted);
    }

    // Edge case 3: care only until the Kita place begins; school on 1 August of the sixth year.
    [Fact]
    public void Care_ends_when_a_Kita_place_or_school_begins()
    {
        var toKita = Some.Child() with
        {
            Kita = new KitaPlace(new DateOnly(2027, 5, 3), new TimeOnly(7, 0), new TimeOnly(17, 0)),
        };
        var place = Assert.Single(Outlook([toKita], [Some.CareGroup()]).Arrangements[0].Places);
        Assert.Equal(new DateOnly(2027, 5, 2), place.Days.Last);

        var toSchool = Some.Child() with { BirthDate = new DateOnly(2021, 4, 4) };
        var group = Some.CareGroup() with { AgeMonthsBelow = 84 };
        Assert.Equal(
            new DateOnly(2027, 7, 31),
            Assert.Single(Outlook([toSchool], [group]).Arrangements[0].Places).Days.Last);
    }

    [Fact]
    public void A_subsidiary_group_takes_no_child_with_a_Kita_place_at_that_time()
    {
        var group = Some.CareGroup() with { IsSubsidiary = true };
        var shortKita = new KitaPlace(new DateOnly(2026, 8, 1), new TimeOnly(7, 0), new TimeOnly(11, 0));
        Judging.Refused("CM2124", Ask([Some.Child() with { Kita = shortKita }], [group]));
        Judging.Admitted(Ask([Some.Child()], [group]), "CM2128");
        Judging.Admitted(
            Ask([Some.Child() with { Kita = shortKita with { From = new DateOnly(2027, 9, 4) } }], [group]), "CM2128");
    }

    [Fact]
    public void Lessons_without_hours_cannot_be_covered_and_it_is_said()
    {
        var course = Some.Course();
        var without = course with { Lessons = [.. course.Lessons.Select(l => l with { From = null, To = null })] };
        Judging.Refused("CM2120", Ask([Some.Child()], [Some.CareGroup()], course: without));
        Judging.Refused("CM2120", Ask([Some.Child()], [Some.CareGroup()], course: course with { Lessons = [] }));
        Judging.Admitted(Ask([Some.Child() with { CareNeed = null }], [], course: without));
    }

    // Edge case 2, and one group for all children before several.
    [Fact]
    public void Siblings_go_to_one_group_where_one_takes_all_and_else_to_several()
    {
        var baby = Some.Child(2) with { BirthDate = new DateOnly(2026, 5, 1) };
        var big = Some.CareGroup(1) with { AgeMonthsFrom = 24 };
        var small = Some.CareGroup(2) with { AgeMonthsFrom = 4, AgeMonthsBelow = 36 };
        var all = Some.CareGroup(3) with { AgeMonthsFrom = 4 };
        var outlook = Outlook([Some.Child(1), baby], [big, small, all]);
        Assert.Equal([3, 3], outlook.Arrangements[0].Places.Select(place => place.Group.Value));
        Assert.Contains(outlook.Arrangements, arrangement =>
            arrangement.Places.Select(place => place.Group.Value).SequenceEqual([1, 2]));

        Judging.Refused("CM2122", Ask([Some.Child(1), baby], [big]));
    }

    [Fact]
    public void No_more_arrangements_are_looked_at_than_the_policy_says()
    {
        var groups = Enumerable.Range(1, 12).Select(id => Some.CareGroup(id)).ToArray();
        Assert.Equal(4, Outlook([Some.Child(1), Some.Child(2)], groups).Arrangements.Count);
    }

    [Fact]
    public void A_partner_who_is_free_during_the_lessons_looks_after_the_children_and_a_busy_one_does_not()
    {
        var week = new[]
        {
            DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        };
        Judging.Admitted(WithPartner(Availability.Always), "CM2129");
        Judging.Admitted(WithPartner(Some.Only(week, new TimeOnly(8, 30), new TimeOnly(12, 15))), "CM2129");
        var busy = WithPartner(Some.Only(week, new TimeOnly(8, 30), new TimeOnly(12, 0)));
        Assert.Equal(["CM2121", "CM2126"], busy.Findings.Select(finding => finding.Code));
        var everySecondWeek = WithPartner(new Availability(WeekGrid.Full, WeekGrid.Empty));
        Assert.False(everySecondWeek.IsAdmitted);
        Assert.False(WithPartner(Availability.Always, isActive: false).IsAdmitted);
    }

    [Fact]
    public void A_group_for_some_days_and_the_partner_for_the_others_go_together()
    {
        var household = Some.Household(1, [1, 2], Some.Child());
        var person = Some.Newcomer(1) with { Household = household.Id };
        var partner = Some.Newcomer(2) with
        {
            Household = household.Id,
            Availability = Some.Only([DayOfWeek.Friday], new TimeOnly(8, 0), new TimeOnly(13, 0)),
        };
        var group = Some.CareGroup();
        group = group with { Sessions = [.. group.Sessions.Where(session => session.Day != DayOfWeek.Friday)] };
        var course = Some.Course();
        var circumstances = Night.On(Some.County([person, partner], [course], [group], [household]));
        var outlook = circumstances.CaseOf(person, circumstances.EntriesOf(course)[0]).Care;
        var arrangement = Assert.Single(outlook.Arrangements);
        Assert.Equal(4, Assert.Single(arrangement.Places).Sessions.Count);
        // 20 minutes of way on either side of 08:30 to 12:15.
        var window = Assert.Single(arrangement.WithPartner);
        Assert.Equal((DayOfWeek.Friday, 490, 755), (window.Day, window.FromMinute, window.ToMinute));
    }

    // 12:15 and 20 minutes back are 12:35; 20 minutes to the partner's course make 12:55.
    [Theory]
    [InlineData("12:55", true)]
    [InlineData("12:54", false)]
    public void The_partners_promised_course_counts_with_both_ways(string begins, bool isOpen)
    {
        var household = Some.Household(1, [1, 2], Some.Child());
        var person = Some.Newcomer(1) with { Household = household.Id };
        var partner = Some.Newcomer(2) with { Household = household.Id };
        var course = Some.Course();
        var theirs = Some.CourseFrom(2, Some.CourseStart, TimeOnly.Parse(begins, null));
        var promise = new Promise(partner.Id, theirs.Id, 1, Some.CourseStart, new PlanId(1), []);
        var county = Some.County([person, partner], [course, theirs], null, [household], [promise]);
        var verdict = Judging.Ask(Rule, person, course, county);
        Assert.Equal(isOpen ? "CM2129" : "CM2127", Assert.Single(verdict.Findings).Code);
    }

    private static RuleVerdict WithPartner(Availability availability, bool isActive = true)
    {
        var household = Some.Household(1, [1, 2], Some.Child());
        var person = Some.Newcomer(1) with { Household = household.Id };
        var partner = Some.Newcomer(2) with
        {
            Household = household.Id,
            Availability = availability,
            IsActive = isActive,
        };
        var course = Some.Course();
        return Judging.Ask(Rule, person, course, Some.County([person, partner], [course], null, [household]));
    }

    private static RuleVerdict Ask(Child[] children, CareGroup[] groups, Site? second = null, Course? course = null)
    {
        var (person, county, held) = County(children, groups, second, course);
        return Judging.Ask(Rule, person, held, county);
    }

    private static CareOutlook Outlook(Child[] children, CareGroup[] groups)
    {
        var (person, county, course) = County(children, groups, null, null);
        var circumstances = Night.On(county);
        return circumstances.CaseOf(person, circumstances.EntriesOf(course)[0]).Care;
    }

    private static (Newcomer Person, Counties.County County, Course Course) County(
        Child[] children, CareGroup[] groups, Site? second, Course? course)
    {
        var household = Some.Household(1, [1], children);
        var person = Some.Newcomer() with { Household = household.Id };
        var held = course ?? Some.Course();
        return (
            person, Some.County([person], [held], groups, [household], sites: [Some.Site, second ?? Farther]), held);
    }

    private static CareGroup Hours(CareGroup group, string from, string to) => group with
    {
        Sessions =
        [
            .. group.Sessions.Select(s => s with { From = TimeOnly.Parse(from, null), To = TimeOnly.Parse(to, null) }),
        ],
    };
}
