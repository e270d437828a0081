using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Region;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>A course Monday to Friday from 20:15 to midnight, written as 00:00: whoever took that end for the beginning
/// of the day would find everybody free and every child looked after.</summary>
public sealed class LessonsUntilMidnightTests
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly Course Late = Some.CourseFrom(1, Some.CourseStart, new TimeOnly(20, 15));

    [Fact]
    public void The_course_ends_at_midnight() =>
        Assert.All(Late.Lessons, lesson => Assert.Equal(TimeOnly.MinValue, lesson.To));

    [Theory]
    [InlineData("20:15", "00:00", true)]
    [InlineData("20:15", "23:45", false)]
    [InlineData("20:30", "00:00", false)]
    [InlineData("00:00", "00:00", true)]
    [InlineData("00:00", "20:15", false)]
    public void Only_who_is_free_until_midnight_can_come(string from, string to, bool isFree)
    {
        var person = Some.Newcomer() with
        {
            Availability = Some.Only(Week, TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)),
        };
        Assert.Equal(isFree, Judging.Ask(new SessionsFitAvailabilityRule(), person, Late).IsAdmitted);
    }

    [Theory]
    [InlineData("20:00", "00:00", true)]
    [InlineData("00:00", "00:00", true)]
    [InlineData("20:00", "23:59", false)]
    [InlineData("20:16", "00:00", false)]
    public void Care_must_stay_until_midnight_too(string opens, string closes, bool fits)
    {
        var verdict = Ask(Some.Child(), Hours(opens, closes));
        Assert.Equal(fits ? "CM2128" : "CM2125", Assert.Single(verdict.Findings).Code);
    }

    [Fact]
    public void Two_sessions_that_meet_before_midnight_serve_as_one()
    {
        var early = Hours("19:00", "22:00");
        var late = Hours("22:00", "00:00").Sessions
            .Select(session => session with { Id = new CareSessionId(session.Id.Value + 50) });
        Judging.Admitted(Ask(Some.Child(), early with { Sessions = [.. early.Sessions, .. late] }), "CM2128");
    }

    // The way home takes twenty minutes, so no Kita that closes with its day is open long enough; a lesson that ends
    // twenty minutes before that fits.
    [Theory]
    [InlineData("20:15", false)]
    [InlineData("19:55", true)]
    [InlineData("19:56", false)]
    public void A_Kita_that_closes_at_midnight_covers_lessons_up_to_the_way_home(string begins, bool covers)
    {
        var child = Some.Child() with
        {
            Kita = new KitaPlace(new DateOnly(2026, 8, 1), new TimeOnly(6, 0), TimeOnly.MinValue),
        };
        var course = Some.CourseFrom(1, Some.CourseStart, TimeOnly.Parse(begins, null));
        Assert.Equal(covers, Ask(child, null, course).IsAdmitted);
    }

    [Theory]
    [InlineData("00:00", true)]
    [InlineData("23:45", false)]
    public void A_partner_who_looks_after_the_child_must_be_free_until_midnight(string until, bool isOpen)
    {
        var household = Some.Household(1, [1, 2], Some.Child());
        var person = Some.Newcomer(1) with { Household = household.Id };
        var partner = Some.Newcomer(2) with
        {
            Household = household.Id,
            Availability = Some.Only(Week, new TimeOnly(18, 0), TimeOnly.Parse(until, null)),
        };
        var county = Some.County([person, partner], [Late], null, [household]);
        Assert.Equal(isOpen, Judging.Ask(new CareCoversLessonsRule(), person, Late, county).IsAdmitted);
    }

    [Theory]
    [InlineData("00:00", true)]
    [InlineData("23:30", false)]
    public void A_night_places_the_parent_only_where_the_group_stays_until_midnight(string closes, bool isPlaced)
    {
        var night = Night.Of(Parent(Hours("20:00", closes)));

        Assert.Equal(isPlaced ? 1 : 0, night.Plan.Placements.Count);
        Assert.All(night.Plan.Placements, placement => Assert.Equal(5, Assert.Single(placement.Care).Sessions.Count));
    }

    // The judge counts hours by itself: the child's group closes earlier since the plan was made. Another group would
    // still do, which satisfies the rule and does not help.
    [Theory]
    [InlineData("20:00", "00:00", "")]
    [InlineData("00:00", "00:00", "")]
    [InlineData("20:00", "23:59", "CM2404")]
    public void Before_publication_the_judge_sees_the_same(string opens, string closes, string codes)
    {
        var plan = Night.Of(Parent(Hours("20:00", "00:00"))).Plan;

        var changed = Parent(Hours(opens, closes), Hours("20:00", "00:00", group: 2));
        var findings = PlacementJudge.Judge(Night.On(changed), plan.Placements);

        Assert.Equal(new CareGroupId(1), Assert.Single(Assert.Single(plan.Placements).Care).Group);
        Assert.Equal(codes, string.Join(' ', findings.Select(finding => finding.Code).Distinct()));
    }

    [Fact]
    public void The_week_of_the_county_counts_care_until_midnight_in_the_evening()
    {
        var sight = new CountySight(
            default, Night.On(Some.County([Some.Newcomer()], [Late], [Hours("18:00", "00:00")])), null, null);
        var evening = CountyWeek.Of(sight).Hours.Single(hour => hour is { Day: DayOfWeek.Monday, Hour: 20 });
        Assert.Equal((1, 1, 5), (evening.People, evening.Lessons, evening.FreeCarePlaces));
        var noon = CountyWeek.Of(sight).Hours.Single(hour => hour is { Day: DayOfWeek.Monday, Hour: 12 });
        Assert.Equal((1, 0, 0), (noon.People, noon.Lessons, noon.FreeCarePlaces));
    }

    private static County Parent(params CareGroup[] groups)
    {
        var household = Some.Household(1, [1], Some.Child());
        return Some.County([Some.Newcomer() with { Household = household.Id }], [Late], groups, [household]);
    }

    private static RuleVerdict Ask(Child child, CareGroup? group, Course? course = null)
    {
        var household = Some.Household(1, [1], child);
        var person = Some.Newcomer() with { Household = household.Id };
        var held = course ?? Late;
        return Judging.Ask(
            new CareCoversLessonsRule(), person, held,
            Some.County([person], [held], group is null ? [] : [group], [household]));
    }

    private static CareGroup Hours(string opens, string closes, int group = 1)
    {
        var usual = Some.CareGroup(group);
        return usual with
        {
            Sessions =
            [
                .. usual.Sessions.Select(session => session with
                {
                    From = TimeOnly.Parse(opens, null),
                    To = TimeOnly.Parse(closes, null),
                }),
            ],
        };
    }
}
