using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Offers;

/// <summary>Plans that change what people were offered, through the real use cases and a real database: a night that
/// moves somebody, a seat freed at noon, a placement by hand, a plan held at the gate, a policy that two people
/// release.</summary>
/// <remarks>Scene: a morning and an afternoon course of one seat each. A can go to both, B in the morning
/// only.</remarks>
public sealed class ChangingPlansTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Today = Some.Start.AddDays(-21);

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
        var held = Assert.IsType<GateOutcome.Held>(await gate.RunAsync(scene.Municipality, draft, default));
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

        var passed = Assert.IsType<GateOutcome.Passed>(await gate.RunAsync(scene.Municipality, draft, default));
        Assert.IsType<PublishOutcome.Published>(passed.Publication);
        Assert.Equal(2, (await scene.InForceAsync()).Count);
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

    private async Task<Scene> SceneAsync(params string[] people)
    {
        var scene = new Scene(await TestCounty.MakeAsync(database));
        await scene.County.SaveCoursesAsync(Course("M", new TimeOnly(8, 30)), Course("N", new TimeOnly(13, 30)));
        await scene.SaveAsync(people);
        return scene;
    }

    private static CourseRecord Course(string key, TimeOnly from) => Some.Course(key, seats: 1) with
    {
        Lessons = [.. new[] { 0, 1 }.Select(day => new Lesson(Some.Start.AddDays(day), from, from.AddHours(4)))],
        Funding = Funding.Municipality,
        Kind = CourseKind.Municipal,
    };

    private sealed record Scene(TestCounty County)
    {
        internal IAllocationEngine Engine { get; } = new PriceEngine();

        internal DayClock Time { get; } = new(Today);

        internal Planning Planning { get; } = Planning.With(RuleBook.BuiltIn);

        internal MunicipalityId Municipality => County.Municipality;

        internal AnswerOffer Answer => new(County.Store, Time);

        /// <summary>B has time in the morning only; everybody else always.</summary>
        internal static NewcomerRecord Person(string name)
        {
            var record = Some.Newcomer(name);
            return record with
            {
                Newcomer = record.Newcomer with
                {
                    Literacy = Literacy.Latin,
                    Proof = new LevelProof(new Level(1), ProofKind.PlacementTest, Today.AddDays(-30)),
                    Availability = name == "B"
                        ? Application.Calendar.Availability.EveryWeek(new[] { DayOfWeek.Monday, DayOfWeek.Tuesday }
                            .Aggregate(Application.Calendar.WeekGrid.Empty, (week, day) =>
                                week.With(day, new TimeOnly(7, 0), new TimeOnly(13, 0))))
                        : record.Newcomer.Availability,
                },
            };
        }

        internal Task SaveAsync(params string[] people) =>
            County.SaveNewcomersAsync([.. people.Select(Person)]);

        internal async Task<PlanId> MatchAsync(Planning planning) => Assert.IsType<MatchOutcome.Drafted>(
            await new MatchNewcomers(County.Store, Engine, planning, Time).RunAsync(
                Municipality, null, SearchLimits.ForWork(200_000), SilentObserver.Instance, default, default))
            .Plan.Summary.Id;

        internal PublishThroughGate Gate(Planning planning) =>
            new(County.Store, new PublishPlan(County.Store, planning, Time), planning, Time);

        internal FillFreeSeats Filling(FreedSeats handling)
        {
            var policy = PolicyBook.BuiltIn.Policy;
            return new FillFreeSeats(
                County.Store, Engine,
                Planning.With(new RuleBook(
                    new PolicyBook(policy with { Offers = policy.Offers with { FreedSeats = handling } }),
                    Application.Law.LawBook.BuiltIn)),
                Time);
        }

        internal async Task NightAsync()
        {
            var outcome = await Gate(Planning).RunAsync(Municipality, await MatchAsync(Planning), default);
            Assert.IsType<PublishOutcome.Published>(
                Assert.IsType<GateOutcome.Passed>(outcome).Publication);
            Time.Advance();
        }

        internal Task<IReadOnlyList<Place>> PlacesAsync() => new Store.Offers.OfferStore(County.Store)
            .PlacesAsync(Municipality, new PlaceQuery(), default);

        internal async Task<IReadOnlyList<(string Person, string Course, PlaceState State)>> InForceAsync() =>
            [.. (await PlacesAsync()).Where(place => place.IsInForce)
                .Select(place => (place.Reference, place.CourseNumber, place.State)).Order()];

        internal async Task<string> KindsAsync() => await County.ValueAsync<string>(
            "select string_agg(kind, ' ') from message where municipality_id = $1");
    }
}
