using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Offers;

/// <summary>Plans that change what people were offered, through the real use cases and a real database: a night that
/// moves somebody, a seat freed at noon, a placement by hand, a plan held at the gate, a policy that two people
/// release.</summary>
/// <remarks>Scene: a morning and an afternoon course of one seat each. A can go to both, B in the morning
/// only.</remarks>
public sealed class ChangingPlansTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Today = Scene.Today;

    private static readonly Actor Coordinator = new(ActorKind.Coordinator, "k.muster");

    [Fact]
    public async Task A_night_moves_whoever_has_not_answered_and_admits_another()
    {
        var scene = await SceneAsync("A");
        await scene.NightAsync();
        Assert.Equal([("AZ-A", "M", PlaceState.Offered)], await scene.InForceAsync());
        await scene.SaveAsync("A", "B");
        await scene.NightAsync();

        Assert.Equal(
            [("AZ-A", "N", PlaceState.Offered), ("AZ-B", "M", PlaceState.Offered)], await scene.InForceAsync());
        var moved = Assert.Single(await scene.PlacesAsync(), place => !place.IsInForce);
        Assert.Equal((PlaceState.Moved, StepReason.Rematched), (moved.State, moved.Steps[^1].Reason));
        Assert.Contains("place_moved", await scene.KindsAsync());
    }

    [Fact]
    public async Task A_freed_seat_is_proposed_or_offered_and_may_move_one_willing_person()
    {
        var scene = await SceneAsync("A", "C");
        await scene.NightAsync();
        var places = await scene.PlacesAsync();
        Assert.Equal(2, places.Count);
        foreach (var place in places)
        {
            await scene.Answer.RunAsync(
                scene.Municipality, place.Id, new OfferAnswer.Accept(IsWillingToMove: true), Actor.Newcomer, default);
        }

        // B comes and finds no seat; then whoever holds the afternoon seat leaves the list at noon.
        await scene.SaveAsync("A", "B", "C");
        await scene.NightAsync();
        Assert.DoesNotContain(await scene.InForceAsync(), place => place.Person == "AZ-B");
        var afternoon = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "N");
        var morning = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "M");
        Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawNewcomer(scene.County.Store, scene.Time).RunAsync(
            scene.Municipality, afternoon.Reference, Coordinator, "verzogen", default));

        var proposed = Assert.IsType<FillSeatsOutcome.Proposed>(
            await scene.Filling(FreedSeats.Propose).RunAsync(scene.Municipality, null, default, default));
        Assert.Equal(
            [(morning.Reference, "M Kurs M", "N Kurs N"), ("AZ-B", null, "M Kurs M")],
            proposed.Chain.Select(link => (link.Reference, link.From, link.To)));
        Assert.Equal(PlaceState.Accepted, (await scene.InForceAsync()).Single().State);

        // A policy that offers by itself is a changed one: what it finds waits until two people have released it.
        var waiting = Assert.IsType<FillSeatsOutcome.Proposed>(
            await scene.Filling(FreedSeats.Offer).RunAsync(scene.Municipality, null, default, default));
        Assert.Equal("CM3208", waiting.Notes[0].Code);
        await scene.ReleaseAsync(Scene.With(FreedSeats.Offer));
        Assert.IsType<FillSeatsOutcome.Offered>(
            await scene.Filling(FreedSeats.Offer).RunAsync(scene.Municipality, null, default, default));
        Assert.Equal(
            [("AZ-B", "M", PlaceState.Offered), (morning.Reference, "N", PlaceState.Offered)],
            (await scene.InForceAsync()).OrderBy(place => place.Course));
        var nothing = Assert.IsType<FillSeatsOutcome.Nothing>(
            await scene.Filling(FreedSeats.Offer).RunAsync(scene.Municipality, null, default, default));
        Assert.Equal("CM3121", Assert.Single(nothing.Findings).Code);
    }

    [Fact]
    public async Task Placing_by_hand_shows_who_is_displaced_and_is_locked_with_its_reason()
    {
        var scene = await SceneAsync("A", "B");
        var byHand = new PlaceByHand(scene.County.Store, scene.Engine, scene.Planning, scene.Time);
        var seen = Assert.IsType<PlaceByHandOutcome.Previewed>(
            await byHand.PreviewAsync(scene.Municipality, "AZ-A", "M", default)).Placement;
        Assert.Equal([new Displaced("AZ-B", "M Kurs M", null)], seen.Displaced);
        Assert.True(seen.PointsLost > 20_000, $"{seen.PointsLost}");
        Assert.Equal("CM3111", Assert.IsType<PlaceByHandOutcome.Refused>(
            await byHand.RunAsync(scene.Municipality, "AZ-A", "M", Coordinator, "", default)).Findings[0].Code);

        var placed = Assert.IsType<PlaceByHandOutcome.Placed>(
            await byHand.RunAsync(scene.Municipality, "AZ-A", "M", Coordinator, "Absprache mit der Familie", default));
        Assert.True(placed.Place.IsLocked);
        Assert.Equal("Absprache mit der Familie", placed.Place.Steps[^1].Note);
        await scene.NightAsync();
        Assert.Equal([("AZ-A", "M", PlaceState.Offered)], await scene.InForceAsync());

        // The same again, a full course and a course that the rules forbid are refused with their sentences.
        Assert.Equal("CM3112", Assert.IsType<PlaceByHandOutcome.Refused>(
            await byHand.RunAsync(scene.Municipality, "AZ-A", "M", Coordinator, "noch einmal", default))
            .Findings[0].Code);
        Assert.Equal("CM3113", Assert.IsType<PlaceByHandOutcome.Refused>(
            await byHand.RunAsync(scene.Municipality, "AZ-B", "M", Coordinator, "bitte", default)).Findings[0].Code);
        Assert.Equal("CM2070", Assert.IsType<PlaceByHandOutcome.Refused>(
            await byHand.RunAsync(scene.Municipality, "AZ-B", "N", Coordinator, "bitte", default)).Findings[0].Code);
    }

    [Fact]
    public async Task A_plan_of_a_policy_nobody_released_is_held_until_two_people_let_it_through()
    {
        var scene = await SceneAsync("A", "B");
        var policy = PolicyBook.BuiltIn.Policy;
        var changed = Planning.With(new RuleBook(
            new PolicyBook(policy with { Fit = policy.Fit with { NearStart = 150 } }),
            Application.Law.LawBook.BuiltIn));
        var draft = await scene.MatchAsync(changed);
        var gate = scene.Gate(changed);
        var held = Assert.IsType<PublishOutcome.Held>(await gate.RunAsync(
            scene.Municipality, draft, new GateRelease("a", "eine Person genügt dafür nicht"), default));
        Assert.False(held.Verdict.MayBeReleased);
        Assert.Equal(["CM3208"], held.Verdict.Obstacles.Select(finding => finding.Code));
        var kept = await new Store.Gate.GateStore(scene.County.Store)
            .VerdictAsync(scene.Municipality, draft, default);
        Assert.Equal(held.Verdict.Obstacles, kept!.Obstacles);
        Assert.Empty(await scene.InForceAsync());

        var canary = new PolicyCanary(scene.County.Store, scene.Engine, changed, scene.Time);
        Assert.Equal("CM3212", Assert.IsType<PolicyOutcome.Refused>(
            await canary.ReleaseAsync(scene.Municipality, "b", default)).Finding.Code);
        var tried = Assert.IsType<PolicyOutcome.Tried>(await canary.TryAsync(scene.Municipality, "a", default));
        Assert.All(tried.Proposal.Canary.Cases, one => Assert.True(one.IsAsExpected, one.Name));
        Assert.Equal((2, 2, 0, 0), (tried.Proposal.Canary.PlacedBefore, tried.Proposal.Canary.PlacedAfter,
            tried.Proposal.Canary.Gained, tried.Proposal.Canary.Lost));
        Assert.Equal("CM3214", Assert.IsType<PolicyOutcome.Refused>(
            await canary.ReleaseAsync(scene.Municipality, "A", default)).Finding.Code);
        Assert.IsType<PolicyOutcome.Released>(await canary.ReleaseAsync(scene.Municipality, "b", default));
        Assert.Equal("CM3213", Assert.IsType<PolicyOutcome.Refused>(
            await canary.ReleaseAsync(scene.Municipality, "c", default)).Finding.Code);

        Assert.IsType<PublishOutcome.Published>(await gate.RunAsync(scene.Municipality, draft, null, default));
        Assert.Equal(2, (await scene.InForceAsync()).Count);
    }

    /// <remarks>Two seats; D has waited for two years, A and C for days. A draft that serves A and C is held: no night
    /// lets it through, a person may, and only with a reason, which stays with the plan.</remarks>
    [Fact]
    public async Task A_plan_held_for_its_order_is_released_by_a_person_with_a_reason()
    {
        var scene = await SceneAsync();
        await scene.County.SaveNewcomersAsync(
            Scene.Person("A", waitingDays: 10), Scene.Person("C", waitingDays: 9), Scene.Person("D", waitingDays: 730));
        var right = (await scene.County.Store.PlanAsync(
            scene.Municipality, await scene.MatchAsync(scene.Planning), default))!;
        var served = right.Placements.MaxBy(one => one.Newcomer.Value)!.Newcomer;
        var waiting = right.Unplaced[0].Newcomer;
        var wrong = await scene.County.Store.ChangeAsync(
            scene.Municipality,
            (change, token) => change.AddDraftAsync(
                right with
                {
                    Placements = [.. right.Placements
                        .Select(one => one.Newcomer == served ? one with { Newcomer = waiting } : one)
                        .OrderBy(one => one.Newcomer.Value)],
                    Unplaced = [right.Unplaced[0] with { Newcomer = served }],
                },
                [1],
                token),
            default);
        var gate = scene.Gate(scene.Planning);
        foreach (var release in new[] { null, new GateRelease("k.muster", " "), new GateRelease("", "Härtefall") })
        {
            var held = Assert.IsType<PublishOutcome.Held>(
                await gate.RunAsync(scene.Municipality, wrong, release, default));
            Assert.Equal("CM3205", Assert.Single(held.Verdict.Obstacles).Code);
            Assert.True(held.Verdict.MayBeReleased);
            Assert.Empty(await scene.InForceAsync());
        }

        Assert.IsType<PublishOutcome.Published>(await gate.RunAsync(
            scene.Municipality, wrong, new GateRelease("k.muster", "Härtefall,\0 Vermerk vom 3.2."), default));
        Assert.Equal(["AZ-A", "AZ-C"], (await scene.InForceAsync()).Select(place => place.Person));
        var kept = await new Store.Gate.GateStore(scene.County.Store)
            .VerdictAsync(scene.Municipality, wrong, default);
        Assert.Equal(new GateRelease("k.muster", "Härtefall, Vermerk vom 3.2."), kept!.Release);
    }

    [Fact]
    public async Task A_child_that_came_later_gets_its_place_promised()
    {
        var scene = await SceneAsync("A");
        await scene.County.SaveCareGroupsAsync(Some.CareGroup("G", 2) with
        {
            Sessions = [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday }.Select(day =>
                new CareSessionRecord(day, new TimeOnly(7, 0), new TimeOnly(20, 0), 2))],
        });
        await scene.NightAsync();
        await scene.County.SaveNewcomersAsync(Scene.Person("A") with
        {
            Children = [Some.Child(new DateOnly(2024, 6, 1))],
        });
        await scene.NightAsync();
        var promise = Assert.Single((await scene.County.ReadAsync()).Promises);
        Assert.Single(promise.Care);
        await scene.NightAsync();
        Assert.Single(Assert.Single((await scene.County.ReadAsync()).Promises).Care);
    }

    private Task<Scene> SceneAsync(params string[] people) => Scene.OpenAsync(database, people);
}
