using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;
using CourseMatch.Application.Tests.Rules;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Application.Tests.Gate;

/// <summary>What the gate stops before letters leave, each with the sentence that names it.</summary>
public sealed class PublicationGateTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 2, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_plain_plan_passes_every_check()
    {
        var verdict = Judge(Queue(), RuleBook.BuiltIn);
        Assert.True(verdict.IsOpen, string.Join(" ", verdict.Obstacles.Select(Said)));
        Assert.Equal(Enum.GetValues<GateCheckKind>(), verdict.Checks.Select(check => check.Kind));
    }

    /// <remarks>Münster, 2023: one wrong sort order, 144 places taken back after the notices had gone out. Here
    /// somebody turned the steps of the order round; the plan is made faithfully by it and every rule is
    /// kept.</remarks>
    [Fact]
    public void Muenster_a_reversed_sort_order_in_the_policy_is_stopped_and_named()
    {
        var reversed = Judging.Book(p => p with
        {
            Order = p.Order with
            {
                Priority = p.Order.Voluntary,
                LongWaiting = p.Order.Entitled,
                Parent = 90000,
                Entitled = p.Order.LongWaiting,
                Voluntary = p.Order.Priority,
            },
        });
        var verdict = Judge(Queue(), reversed);

        Assert.False(verdict.IsOpen);
        Assert.Equal(
            [GateCheckKind.Order, GateCheckKind.Policy],
            verdict.Checks.Where(check => !check.IsPassed).Select(check => check.Kind));
        var order = Assert.Single(verdict.Checks.Single(check => check.Kind == GateCheckKind.Order).Findings);
        Assert.Equal("CM3205", order.Code);
        var sentence = Said(order);
        Assert.Contains("Reihenfolge verletzt: 3 Person(en)", sentence, StringComparison.Ordinal);
        Assert.Contains("AZ-1 ", sentence, StringComparison.Ordinal);
        Assert.Contains("AZ-4", sentence, StringComparison.Ordinal);
        Assert.Contains("IK-1", sentence, StringComparison.Ordinal);
        Assert.Contains("nicht freigegeben", Said(verdict.Obstacles[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_serves_the_wrong_people_is_stopped_although_the_policy_is_right()
    {
        var county = Queue();
        var draft = Draft(county, RuleBook.BuiltIn);
        var wrong = draft with
        {
            Placements = [.. draft.Placements.Select(placement => placement with
            {
                Newcomer = new NewcomerId(placement.Newcomer.Value + 3),
            })],
            Unplaced = [.. draft.Unplaced.Select(unplaced => unplaced with
            {
                Newcomer = new NewcomerId(unplaced.Newcomer.Value - 3),
            })],
        };
        var verdict = Judge(county, wrong, null, isReleased: true);
        Assert.Equal(GateCheckKind.Order, Assert.Single(verdict.Checks, check => !check.IsPassed).Kind);
    }

    [Fact]
    public void Muenster_split_siblings_are_stopped_and_named()
    {
        var (county, together) = Family();
        Assert.True(Judge(county, together, null, true).IsOpen);
        var care = together.Placements[0].Care;
        var other = county.CareGroups[1];
        var apart = together with
        {
            Placements =
            [
                together.Placements[0] with
                {
                    Care =
                    [
                        .. care.Where(place => place.Child.Value == 1),
                        .. care.Where(place => place.Child.Value == 2).Select(place => place with
                        {
                            Group = other.Id, Sessions = [.. other.Sessions.Select(session => session.Id)],
                        }),
                    ],
                },
            ],
        };
        var verdict = Judge(county, apart, null, true);
        var families = Assert.Single(verdict.Checks, check => !check.IsPassed);
        Assert.Equal(GateCheckKind.Families, families.Kind);
        Assert.Equal(
            "Die Geschwister von AZ-1 (Kurs „IK-1 Integrationskurs“) kämen in getrennte Gruppen (Kinderinsel 1, "
            + "Kinderinsel 2), obwohl „Kinderinsel 1“ Plätze für alle hat.",
            Said(Assert.Single(families.Findings)));
    }

    [Fact]
    public void Siblings_may_be_apart_where_no_group_has_room_for_both()
    {
        var (county, _) = Family();
        var small = county with
        {
            CareGroups = [.. county.CareGroups.Select(group => group with
            {
                Sessions = [.. group.Sessions.Select(session => session with { Places = 1 })],
            })],
        };
        var draft = Draft(small, RuleBook.BuiltIn);
        Assert.Equal(2, draft.Placements[0].Care.Select(place => place.Group).Distinct().Count());
        Assert.True(Judge(small, draft, null, true).IsOpen);
    }

    [Fact]
    public void A_sibling_left_without_care_is_stopped()
    {
        var (county, together) = Family();
        var left = together with
        {
            Placements =
            [
                together.Placements[0] with
                {
                    Care = [.. together.Placements[0].Care.Where(place => place.Child.Value == 1)],
                },
            ],
        };
        var care = Assert.Single(Judge(county, left, null, true).Checks, check => !check.IsPassed);
        Assert.Equal((GateCheckKind.Care, "CM2404"), (care.Kind, care.Findings[0].Code));
    }

    /// <remarks>A parent of the right step waits while somebody who came yesterday without any right gets the seat,
    /// although the care group has room. Where it has none, waiting is right.</remarks>
    [Theory]
    [InlineData(5, "CM3205")]
    [InlineData(0, null)]
    public void A_family_passed_over_is_named_where_its_children_have_room(int places, string? code)
    {
        var (family, _) = Family();
        var county = family with
        {
            Newcomers =
            [
                .. family.Newcomers,
                Some.Newcomer(2) with { Entitlements = [Some.Entitlement() with { Kind = EntitlementKind.Admitted }] },
            ],
            Courses = [family.Courses[0] with { Seats = 1 }],
            CareGroups = [family.CareGroups[0] with
            {
                Sessions = [.. family.CareGroups[0].Sessions.Select(session => session with { Places = places })],
            }],
        };
        var alone = county with { Newcomers = [county.Newcomers[1]], Households = [] };
        var draft = Draft(alone, RuleBook.BuiltIn) with
        {
            Unplaced = [new Unplaced(new NewcomerId(1), [Finding.Of("CM3007", Severity.Note)])],
        };

        var order = Judge(county, draft, null, true).Checks.Single(check => check.Kind == GateCheckKind.Order);

        Assert.Equal(code, order.Findings.FirstOrDefault()?.Code);
        Assert.Equal(code is null, order.IsPassed);
    }

    [Fact]
    public void A_promise_that_is_missing_is_stopped_and_named()
    {
        var county = Queue();
        var promised = county with
        {
            Promises = [new Promise(new NewcomerId(1), county.Courses[0].Id, 1, Some.CourseStart, new PlanId(1), [])],
        };
        var draft = Draft(promised, RuleBook.BuiltIn);
        var missing = draft with
        {
            Placements = [.. draft.Placements.Where(placement => placement.Newcomer.Value != 1)],
        };
        var check = Judge(promised, missing, null, true).Checks.Single(c => c.Kind == GateCheckKind.Promises);
        Assert.Equal("AZ-1 verlöre den zugesagten Platz im Kurs „IK-1 Integrationskurs“.", Said(check.Findings[0]));
    }

    [Fact]
    public void Somebody_who_accepted_is_not_moved_by_a_plan()
    {
        var county = Queue();
        var afternoon = Some.CourseFrom(2, Some.CourseStart, new TimeOnly(13, 30));
        var promised = county with
        {
            Courses = [county.Courses[0], afternoon],
            Promises = [new Promise(new NewcomerId(1), afternoon.Id, 1, Some.CourseStart, new PlanId(1), [])],
        };
        var free = Draft(county, RuleBook.BuiltIn);
        Assert.Contains(free.Placements, placement => placement.Newcomer.Value == 1);
        var verdict = Judge(promised, free, null, true);
        Assert.False(verdict.Checks.Single(check => check.Kind == GateCheckKind.Budgets).IsPassed);
        Assert.Contains(verdict.Obstacles, finding => finding.Code == "CM3204");
    }

    [Fact]
    public void Fewer_served_than_in_the_plan_in_force_needs_a_known_reason()
    {
        var county = Queue();
        var draft = Draft(county, RuleBook.BuiltIn);
        var swapped = draft with
        {
            Placements = [draft.Placements[0] with { Newcomer = new NewcomerId(6) }, .. draft.Placements.Skip(1)],
        };
        var steps = Judge(county, draft, swapped, true).Checks.Single(check => check.Kind == GateCheckKind.Steps);
        Assert.Equal("CM3207", Assert.Single(steps.Findings).Code);
        Assert.False(steps.IsPassed);

        var declined = county with
        {
            Past = [new PastPlace(
                new NewcomerId(6), county.Courses[0].Id, 1, Some.CourseStart, PlaceState.Declined, Now)],
        };
        steps = Judge(declined, draft, swapped, true).Checks.Single(check => check.Kind == GateCheckKind.Steps);
        Assert.Equal("CM3206", Assert.Single(steps.Findings).Code);
        Assert.True(steps.IsPassed);
    }

    [Theory]
    [InlineData(100, 79, "CM3209")]
    [InlineData(100, 151, "CM3210")]
    [InlineData(100, 80, null)]
    [InlineData(100, 150, null)]
    [InlineData(19, 1, null)]
    public void A_list_that_shrinks_or_grows_at_one_stroke_is_stopped(int before, int now, string? code)
    {
        var county = Queue();
        var draft = Draft(county, RuleBook.BuiltIn);
        var sizes = Judge(
            county,
            draft with { Summary = draft.Summary with { Newcomers = now } },
            draft with { Summary = draft.Summary with { Newcomers = before } },
            true).Checks.Single(check => check.Kind == GateCheckKind.Sizes);
        Assert.Equal(code, sizes.Findings.FirstOrDefault()?.Code);
    }

    [Fact]
    public void Courses_that_vanish_from_the_files_are_stopped()
    {
        var county = Queue();
        var draft = Draft(county, RuleBook.BuiltIn);
        var many = draft with
        {
            Summary = draft.Summary with { Newcomers = 40 },
            Placements = [.. Enumerable.Range(1, 20).Select(number => draft.Placements[0] with
            {
                Newcomer = new NewcomerId(number),
            })],
        };
        var gone = county with { Courses = [county.Courses[0] with { State = CourseState.Withdrawn }] };
        var sizes = Judge(gone, draft with { Summary = many.Summary }, many, true)
            .Checks.Single(check => check.Kind == GateCheckKind.Sizes);
        Assert.Equal("CM3211", Assert.Single(sizes.Findings).Code);
    }

    [Fact]
    public void Reference_cases_hold_under_the_built_in_policy_and_show_a_reversed_one()
    {
        Assert.All(
            ReferenceCases.Run(new PriceEngine(), RuleBook.BuiltIn), one => Assert.True(one.IsAsExpected, one.Name));
        var reversed = Judging.Book(p => p with
        {
            Order = p.Order with { Priority = 30000, Voluntary = 200000, Entitled = 120000, LongWaiting = 60000 },
        });
        Assert.Equal(
            ["ObligedFirst"],
            ReferenceCases.Run(new PriceEngine(), reversed).Where(one => !one.IsAsExpected).Select(one => one.Name));
    }

    [Fact]
    public void The_policy_released_is_the_built_in_one_until_somebody_releases_another()
    {
        var head = Draft(Queue(), RuleBook.BuiltIn).Summary;
        Assert.True(ReleasedPolicy.Of([], null).Covers(PolicyBook.BuiltIn.Version));
        Assert.True(ReleasedPolicy.Of([], head).Covers(PolicyBook.BuiltIn.Version));
        Assert.False(ReleasedPolicy.Of([], head with { PolicyVersion = "other" }).Covers(PolicyBook.BuiltIn.Version));
        var proposed = new PolicyRelease("new", PolicyBook.BuiltIn.Policy, null!, Now, "a", null, null);
        Assert.False(ReleasedPolicy.Of([proposed], head).Covers("new"));
        Assert.True(ReleasedPolicy.Of([proposed with { ReleasedAt = Now, ReleasedBy = "b" }], head).Covers("new"));
    }

    /// <summary>Six single people for three seats: three obliged, three merely entitled who have waited
    /// longer.</summary>
    private static County Queue() => Some.County(
        [.. Enumerable.Range(1, 6).Select(number => Some.Newcomer(number) with
        {
            RegisteredOn = new DateOnly(2026, number <= 3 ? 11 : 9, 10),
            Entitlements = [Some.Entitlement() with
            {
                Kind = number <= 3 ? EntitlementKind.Obliged : EntitlementKind.Entitled,
            }],
        })],
        [Some.Course() with { Seats = 3 }]);

    private static (County County, Plan Draft) Family()
    {
        var county = Some.County(
            [Some.Newcomer() with { Household = new HouseholdId(1) }],
            [Some.Course()],
            [Some.CareGroup(1), Some.CareGroup(2)],
            [Some.Household(1, [1], Some.Child(1), Some.Child(2) with { BirthDate = new DateOnly(2024, 12, 1) })]);
        return (county, Draft(county, RuleBook.BuiltIn));
    }

    private static Plan Draft(County county, RuleBook rules) => Assert.IsType<Rematched.Found>(new Rematching(
        new PriceEngine(), SearchLimits.ForWork(200_000) with { Threads = 1 }, SilentObserver.Instance, default)
        .Run(Night.On(county, rules: rules), MatchScope.Night)).ToDraft(rules, Now);

    private static GateVerdict Judge(County county, RuleBook rules) => PublicationGate.Judge(
        new GateCase(
            Draft(county, rules), null, Night.On(county, rules: rules), PolicyBook.BuiltIn.Policy,
            rules.PolicyVersion == PolicyBook.BuiltIn.Version),
        Now);

    private static GateVerdict Judge(County county, Plan draft, Plan? inForce, bool isReleased) =>
        PublicationGate.Judge(
            new GateCase(draft, inForce, Night.On(county), PolicyBook.BuiltIn.Policy, isReleased), Now);

    private static string Said(Finding finding) => FindingTexts.Sentence(finding, FindingTexts.German);
}
