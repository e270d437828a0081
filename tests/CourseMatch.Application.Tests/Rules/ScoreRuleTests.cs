using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Rules that never refuse: what they give, and that order goes before fit.</summary>
public sealed class ScoreRuleTests
{
    private static readonly DateOnly Recently = new(2027, 1, 20);

    [Fact]
    public void Obliged_people_and_those_sent_by_the_Jobcenter_come_first()
    {
        Assert.Equal(OrderStep.Priority, Step(Recently, Some.Entitlement() with { Kind = EntitlementKind.Obliged }));
        Assert.Equal(OrderStep.Priority, Step(Recently, Some.Entitlement() with
        {
            Kind = EntitlementKind.Admitted,
            Issuer = Issuer.Jobcenter,
        }));
        Assert.Equal(OrderStep.Entitled, Step(Recently, Some.Entitlement()));
        Assert.Equal(OrderStep.Entitled, Step(Recently, Some.Entitlement() with
        {
            Kind = EntitlementKind.Admitted,
            Issuer = Issuer.FederalOffice,
        }));
        Assert.Equal(OrderStep.Voluntary, Step(Recently));
    }

    // Edge case 11: long waiting from 6 months, nobody stands back any more from 18.
    [Theory]
    [InlineData("2026-08-02", OrderStep.Entitled)]
    [InlineData("2026-08-01", OrderStep.LongWaiting)]
    [InlineData("2025-08-02", OrderStep.LongWaiting)]
    [InlineData("2025-08-01", OrderStep.Priority)]
    public void Waiting_lifts_people_so_that_nobody_starves(string since, OrderStep step) =>
        Assert.Equal(step, Step(DateOnly.Parse(since, null), Some.Entitlement()));

    [Fact]
    public void An_obligation_to_an_integration_course_is_none_in_a_volunteer_course()
    {
        var person = Some.Newcomer() with
        {
            RegisteredOn = Recently,
            Entitlements = [Some.Entitlement() with { Kind = EntitlementKind.Obliged }],
        };
        var verdict = Judging.Ask(
            new StatutoryOrderRule(), person,
            Some.Course() with { Kind = CourseKind.Volunteer, Funding = Funding.Unpaid });
        Assert.Equal(30_000, verdict.Score);
    }

    [Fact]
    public void A_parent_stands_above_others_with_an_entitlement_while_a_child_needs_care()
    {
        var household = Some.Household(1, [1], Some.Child());
        var person = Some.Newcomer() with { RegisteredOn = Recently, Household = household.Id };
        var course = Some.Course();
        var county = Some.County([person], [course], [Some.CareGroup()], [household]);
        Assert.Equal(90_000, Judging.Ask(new StatutoryOrderRule(), person, course, county).Score);
        var grown = county with { Households = [Some.Household(1, [1], Some.Child() with { CareNeed = null })] };
        Assert.Equal(60_000, Judging.Ask(new StatutoryOrderRule(), person, course, grown).Score);
    }

    [Theory]
    [InlineData("2027-02-01", 0)]
    [InlineData("2027-01-02", 0)]
    [InlineData("2027-01-01", 1000)]
    [InlineData("2026-11-02", 2000)]
    [InlineData("2025-02-01", 24000)]
    [InlineData("2020-02-01", 24000)]
    [InlineData("2027-06-01", 0)]
    public void Waiting_counts_in_full_months_up_to_the_cap(string since, int points) =>
        Assert.Equal(points, Judging.Ask(
            new WaitingTimeRule(), Some.Newcomer() with { RegisteredOn = DateOnly.Parse(since, null) },
            Some.Course()).Score);

    // Six weeks are the law's aim (42 days, all points), 26 the end (182 days): in between 200 * (182 - d) / 140.
    [Theory]
    [InlineData("2027-03-15", 200, false)]
    [InlineData("2027-03-16", 198, true)]
    [InlineData("2027-05-24", 100, true)]
    [InlineData("2027-08-02", 0, true)]
    [InlineData("2027-12-06", 0, true)]
    public void An_early_start_is_better_and_a_late_one_is_noted(string start, int points, bool isNoted)
    {
        var verdict = Judging.Ask(
            new NearStartRule(), Some.Newcomer(),
            Some.CourseFrom(1, DateOnly.Parse(start, null), new TimeOnly(8, 30)));
        Assert.Equal(points, verdict.Score);
        Judging.Admitted(verdict, isNoted ? ["CM2015"] : []);
    }

    [Fact]
    public void Wishes_add_up()
    {
        var rule = new WishesRule();
        var course = Some.Course() with { IsWomenOnly = true };
        Assert.Equal(0, Ask(Wishes.None));
        Assert.Equal(40, Ask(Wishes.None with { WomenOnly = true }));
        Assert.Equal(40, Ask(Wishes.None with { Part = DayPart.Morning }));
        Assert.Equal(0, Ask(Wishes.None with { Part = DayPart.Evening }));
        Assert.Equal(30, Ask(Wishes.None with { Kind = CourseKind.IntegrationGeneral }));
        Assert.Equal(0, Ask(Wishes.None with { Kind = CourseKind.Municipal }));
        Assert.Equal(20, Ask(Wishes.None with { Provider = " vhs musterstadt" }));
        Assert.Equal(130, Ask(new Wishes(true, DayPart.Morning, CourseKind.IntegrationGeneral, "VHS Musterstadt")));
        Assert.Equal(0, Judging.Ask(
            rule, Some.Newcomer() with { Wishes = Wishes.None with { WomenOnly = true } }, Some.Course()).Score);

        int Ask(Wishes wishes) => Judging.Ask(rule, Some.Newcomer() with { Wishes = wishes }, course).Score;
    }

    // Half the waiting list speaks Arabic (5 of 10): without promises 50 * (1 - 0.5). Three Arabic promises and the
    // prior of five: (3 + 5 * 0.5) / 8 = 0.6875; Ukrainian: (0 + 5 * 0.2) / 8 = 0.125.
    [Fact]
    public void A_rare_first_language_is_better_for_the_mix()
    {
        string[] languages = ["ar", "ar", "ar", "ar", "ar", "uk", "uk", "tr", "fa", "so"];
        var people = languages.Select((language, index) => Some.Newcomer(index + 1) with { Languages = [language] })
            .ToList();
        var course = Some.Course();
        var county = Some.County(people, [course]);
        var rule = new LanguageMixRule();
        Assert.Equal(25, Judging.Ask(rule, people[0], course, county).Score);
        var promised = county with
        {
            Promises =
            [
                .. people.Take(3).Select(p => new Promise(p.Id, course.Id, 1, Some.CourseStart, new PlanId(1), [])),
            ],
        };
        Assert.Equal(15, Judging.Ask(rule, people[4], course, promised).Score);
        Assert.Equal(43, Judging.Ask(rule, people[5], course, promised).Score);
        Assert.Equal(0, Judging.Ask(rule, people[5] with { Languages = [] }, course, promised).Score);
    }

    [Fact]
    public void The_general_course_comes_before_a_special_one()
    {
        Assert.Equal(80, Judging.Ask(new RegularFirstRule(), Some.Newcomer(), Some.Course()).Score);
        Assert.Equal(0, Judging.Ask(
            new RegularFirstRule(), Some.Newcomer(),
            Some.Course() with { Kind = CourseKind.IntegrationLowLiteracy }).Score);
    }

    // Edge case 5: sixty days ahead; a registration on file ends the urgency.
    [Theory]
    [InlineData("2027-04-02", null, 40)]
    [InlineData("2027-04-03", null, 0)]
    [InlineData("2027-02-01", null, 40)]
    [InlineData("2027-04-02", "2027-01-15", 0)]
    public void A_certificate_about_to_expire_gives_urgency(string until, string? registered, int points)
    {
        var person = Some.Newcomer() with
        {
            Entitlements =
            [
                Some.Entitlement() with
                {
                    ValidUntil = DateOnly.Parse(until, null),
                    RegisteredOn = registered is null ? null : DateOnly.Parse(registered, null),
                },
            ],
        };
        var verdict = Judging.Ask(new ExpiringSoonRule(), person, Some.Course());
        Assert.Equal(points, verdict.Score);
        Judging.Admitted(verdict, points > 0 ? ["CM2012"] : []);
    }

    [Fact]
    public void Every_admitted_option_is_worth_something()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = Night.Of(RandomCounty.Of(seed, newcomers: 30, courses: 10)).Model.Problem;
            Assert.All(problem.Score, score => Assert.InRange(score, 30_000, 225_000));
        }
    }

    private static OrderStep Step(DateOnly since, params Entitlement[] entitlements)
    {
        var person = Some.Newcomer() with { RegisteredOn = since, Entitlements = entitlements };
        var course = Some.Course();
        var circumstances = Night.On(Some.County([person], [course]));
        return StatutoryOrderRule.StepOf(circumstances.CaseOf(person, circumstances.EntriesOf(course)[0]));
    }
}
