using CourseMatch.Application.Offers;
using CourseMatch.Application.Policies;
using CourseMatch.Store.Nights;
using CourseMatch.Store.Offers;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Offers;

/// <summary>What frees seats by day is written down in its own transaction, and answered exactly once.</summary>
public sealed class SeatEventTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Actor Coordinator = new(ActorKind.Coordinator, "k.muster");

    private readonly SeatEvents events = new(database.DataSource);

    /// <remarks>A and C have places, B waits for the morning; whoever holds the morning declines at noon.</remarks>
    [Fact]
    public async Task A_decline_is_answered_once_with_a_proposal_for_whoever_waits()
    {
        var scene = await FullAsync();
        var morning = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "M");
        await DeclineAsync(scene, morning);
        Assert.Contains(scene.Municipality, await events.WaitingAsync(Now(scene), default));

        var proposed = Assert.IsType<FillSeatsOutcome.Proposed>(await FillAsync(scene));
        Assert.Equal(["AZ-B"], proposed.Chain.Select(link => link.Reference));
        var settled = Assert.Single(await events.ListAsync(scene.Municipality, 9, default));
        Assert.Equal(
            (SeatEventKind.PlaceEnded, SeatEventEnd.Proposed, proposed.Plan, 1, "M"),
            (settled.Kind, settled.End!.Value, settled.Plan!.Value, settled.Attempts, settled.CourseNumber));
        Assert.DoesNotContain(scene.Municipality, await events.WaitingAsync(Now(scene), default));
        Assert.Null(await FillAsync(scene));
    }

    /// <remarks>While a proposal waits for a coordinator its seat is still free: what frees the next one is answered
    /// with both.</remarks>
    [Fact]
    public async Task A_second_event_is_answered_together_with_the_first()
    {
        var scene = await FullAsync();
        var wanted = new List<string>();
        foreach (var place in (await scene.PlacesAsync()).OrderBy(place => place.CourseNumber))
        {
            wanted.Add(place.CourseName);
            await DeclineAsync(scene, place);
            var proposed = Assert.IsType<FillSeatsOutcome.Proposed>(await FillAsync(scene));
            Assert.Equal(wanted, proposed.Chain.Select(link => link.To).Order());
        }
    }

    [Fact]
    public async Task A_course_that_gets_larger_and_one_that_is_cancelled_are_events_too()
    {
        var scene = await FullAsync();
        await scene.County.SaveCoursesAsync(Scene.Course("M", new TimeOnly(8, 30), seats: 2));
        var larger = Assert.IsType<FillSeatsOutcome.Proposed>(await FillAsync(scene));
        Assert.Equal(["AZ-B"], larger.Chain.Select(link => link.Reference));

        // The afternoon does not take place: its person moves to the second seat of the morning at once.
        var afternoon = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "N");
        await new CancelCourse(scene.County.Store, scene.Planning, scene.Time).RunAsync(
            scene.Municipality, "N", Coordinator, null, isConfirmed: true, default);
        var moved = Assert.IsType<FillSeatsOutcome.Proposed>(await FillAsync(scene));
        Assert.Equal([afternoon.Reference], moved.Chain.Select(link => link.Reference));
        Assert.Equal(
            [SeatEventKind.PlaceEnded, SeatEventKind.SeatsAdded],
            (await events.ListAsync(scene.Municipality, 9, default)).Select(one => one.Kind));
    }

    [Fact]
    public async Task A_policy_that_offers_answers_with_an_offer_and_nobody_left_is_settled_too()
    {
        var scene = await FullAsync();
        await scene.ReleaseAsync(Scene.With(FreedSeats.Offer));
        var morning = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "M");
        await DeclineAsync(scene, morning);
        Assert.IsType<FillSeatsOutcome.Offered>(await FillAsync(scene, FreedSeats.Offer));
        Assert.Contains(("AZ-B", "M", PlaceState.Offered), await scene.InForceAsync());
        scene.Time.Advance();
        await DeclineAsync(scene, Assert.Single(await scene.PlacesAsync(), place => place.Reference == "AZ-B"));
        Assert.IsType<FillSeatsOutcome.Nothing>(await FillAsync(scene, FreedSeats.Offer));
        Assert.Equal(
            [SeatEventEnd.Nothing, SeatEventEnd.Offered],
            (await events.ListAsync(scene.Municipality, 9, default)).Select(one => one.End!.Value));
    }

    /// <remarks>A process that takes events up and dies leaves them open; after three such attempts the night has to
    /// do.</remarks>
    [Fact]
    public async Task Events_taken_up_and_left_are_taken_up_again_but_not_for_ever()
    {
        var scene = await FullAsync();
        var morning = Assert.Single(await scene.PlacesAsync(), place => place.CourseNumber == "M");
        await DeclineAsync(scene, morning);
        var now = Now(scene);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Single(await events.TakeAsync(scene.Municipality, "dead", now, default));
            Assert.DoesNotContain(scene.Municipality, await events.WaitingAsync(now, default));
            now = now.AddMinutes(5);
            Assert.Contains(scene.Municipality, await events.WaitingAsync(now, default));
        }

        Assert.Empty(await events.TakeAsync(scene.Municipality, "alive", now, default));
        Assert.Equal(
            SeatEventEnd.Failed, Assert.Single(await events.ListAsync(scene.Municipality, 9, default)).End);
    }

    /// <summary>Two nights: A and C are served, B came too late.</summary>
    private async Task<Scene> FullAsync()
    {
        var scene = await Scene.OpenAsync(database, "A", "C");
        await scene.NightAsync();
        await scene.SaveAsync("A", "B", "C");
        foreach (var place in await scene.PlacesAsync())
        {
            await scene.Answer.RunAsync(
                scene.Municipality, place.Id, new OfferAnswer.Accept(), Actor.Newcomer, default);
        }

        await scene.NightAsync();
        return scene;
    }

    private static Task DeclineAsync(Scene scene, Place place) => scene.Answer.RunAsync(
        scene.Municipality, place.Id, new OfferAnswer.Decline(DeclineReason.Work), Coordinator, default);

    private Task<FillSeatsOutcome?> FillAsync(Scene scene, FreedSeats handling = FreedSeats.Propose) => new FillByDay(
        events, new NightLedger(database.DataSource), scene.Filling(handling), scene.Time, "test")
        .RunAsync(scene.Municipality, default);

    private static DateTimeOffset Now(Scene scene) => scene.Time.GetUtcNow();
}
