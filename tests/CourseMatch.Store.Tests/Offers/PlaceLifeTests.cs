using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Offers;

/// <summary>The life of a place against a real database: who may take which step, and what ending frees.</summary>
public sealed class PlaceLifeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Actor Coordinator = new(ActorKind.Coordinator, "k.muster");

    [Fact]
    public async Task The_database_knows_the_same_steps_as_the_program()
    {
        // Every pair of states is tried on the constraint alone, past the program.
        var county = await TestCounty.MakeAsync(database);
        var sql = await county.ValueAsync<string>(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'promise_step_allowed'");
        var states = Enum.GetValues<PlaceState>();
        foreach (var from in states)
        {
            foreach (var to in states)
            {
                var isAllowed = await county.ValueAsync<bool>(
                    $"""
                    select {sql["CHECK ".Length..]}
                    from (select '{EnumWords.Of(from)}'::text as from_state, '{EnumWords.Of(to)}'::text as state) as s
                    """);
                Assert.True(isAllowed == PlaceLife.Allows(from, to), $"{from} to {to}");
            }
        }
    }

    [Fact]
    public async Task An_offer_is_answered_and_every_step_is_written_down()
    {
        var scene = await SceneAsync(seats: 1);
        var offered = Assert.Single(await scene.PlacesAsync());
        Assert.Equal((PlaceState.Offered, 1), (offered.State, offered.Steps.Count));
        Assert.NotNull(offered.ReplyBy);
        Assert.Equal(1, offered.Children);

        var answer = new AnswerOffer(scene.County.Store, scene.Time);
        var accepted = Assert.IsType<StepOutcome.Taken>(await answer.RunAsync(
            scene.County.Municipality, offered.Id, new OfferAnswer.Accept(true), Actor.Newcomer, default)).Place;
        Assert.Equal((PlaceState.Accepted, true), (accepted.State, accepted.IsWillingToMove));
        var declined = Assert.IsType<StepOutcome.Taken>(await answer.RunAsync(
            scene.County.Municipality, offered.Reference,
            new OfferAnswer.Decline(DeclineReason.Work, "Schicht"), Coordinator, default)).Place;

        Assert.Equal(
            [PlaceState.Offered, PlaceState.Accepted, PlaceState.Declined], declined.Steps.Select(step => step.State));
        Assert.Equal(("work", "Schicht", Coordinator),
            (declined.Steps[2].Reason, declined.Steps[2].Note, declined.Steps[2].By));
        Assert.NotNull(declined.EndedAt);
        // The seat and the child's place are free in the same moment.
        Assert.Equal(1, await scene.FreeSeatsAsync());
        Assert.Equal(0, await scene.County.ValueAsync<int>(
            "select count(*)::int from care_promise where municipality_id = $1 and ended_at is null"));
        Assert.Equal(PlaceState.Declined, Assert.Single((await scene.County.ReadAsync()).Past).State);
        Assert.Equal(
            ["offered", "accepted", "declined"],
            (await scene.MessagesAsync()).Select(key => key.Split('/')[2]));
    }

    /// <remarks>The person leaves the list while the letter about the offer still waits for the printer.</remarks>
    [Fact]
    public async Task An_offer_that_is_gone_is_not_told_any_more_and_its_end_is()
    {
        var scene = await SceneAsync(seats: 1);
        var sending = new SendMessages(
            new Store.Messages.Outbox(database.DataSource), [], null, scene.Time);
        Assert.Equal(1, (await sending.RunAsync(scene.County.Municipality, default)).Printable);
        var place = Assert.Single(await scene.PlacesAsync());
        await new WithdrawNewcomer(scene.County.Store, scene.Time).RunAsync(
            scene.County.Municipality, place.Reference, Coordinator, "verzogen", default);

        var counts = await sending.RunAsync(scene.County.Municipality, default);

        Assert.Equal((1, 1), (counts.Dropped, counts.Printable));
        Assert.Equal("place_offered dropped, offer_withdrawn printable", await scene.County.ValueAsync<string>(
            """
            select string_agg(kind || ' ' || state, ', ' order by message_id)
            from message where municipality_id = $1
            """));
    }

    [Fact]
    public async Task A_step_that_does_not_follow_is_refused_with_a_sentence()
    {
        var scene = await SceneAsync(seats: 1);
        var place = Assert.Single(await scene.PlacesAsync());
        var attendance = new RecordAttendance(scene.County.Store, scene.Time);
        var early = Assert.IsType<StepOutcome.Refused>(await attendance.RunAsync(
            scene.County.Municipality, place.Id, Attendance.Started, Coordinator, null, default));
        Assert.Equal("CM3109", early.Finding.Code);

        scene.Time.Day = place.EntryDay;
        var completed = Assert.IsType<StepOutcome.Refused>(await attendance.RunAsync(
            scene.County.Municipality, place.Id, Attendance.Completed, Coordinator, null, default));
        Assert.Equal("CM3103", completed.Finding.Code);
        Assert.IsType<StepOutcome.Taken>(await attendance.RunAsync(
            scene.County.Municipality, place.Id, Attendance.Started, Coordinator, null, default));
        Assert.IsType<StepOutcome.Taken>(await attendance.RunAsync(
            scene.County.Municipality, place.Id, Attendance.Completed, Coordinator, null, default));
        var over = Assert.IsType<StepOutcome.Refused>(await attendance.RunAsync(
            scene.County.Municipality, place.Id, Attendance.Left, Coordinator, null, default));
        Assert.Equal("CM3103", over.Finding.Code);
        Assert.Equal("CM3101", Assert.IsType<StepOutcome.NotFound>(await attendance.RunAsync(
            scene.County.Municipality, new PromiseId(999_999), Attendance.Left, Coordinator, null, default))
            .Finding.Code);
    }

    [Theory]
    [InlineData("update promise set state = 'accepted' where municipality_id = $1", "promise_state_is_recorded")]
    [InlineData(
        "update promise set ended_at = now(), seat_number = null where municipality_id = $1",
        "promise_ends_with_its_state")]
    [InlineData("update promise_step set at = now() where municipality_id = $1", "promise_step_never_changes")]
    [InlineData("delete from promise_step where municipality_id = $1", "promise_step_never_changes")]
    [InlineData(
        """
        insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
        select municipality_id, promise_id, 2, 'offered', 'completed', now(), 'night' from promise
        where municipality_id = $1
        """,
        "promise_step_allowed")]
    [InlineData(
        """
        insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
        select municipality_id, promise_id, 2, 'accepted', 'started', now(), 'night' from promise
        where municipality_id = $1
        """,
        "promise_step_continues")]
    public async Task Past_the_program_the_database_refuses(string sql, string constraint)
    {
        var scene = await SceneAsync(seats: 1);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => scene.County.RunSqlAsync(sql));
        Assert.Equal(constraint, refused.ConstraintName);
    }

    [Fact]
    public async Task Offers_lapse_after_their_day_and_only_once()
    {
        var scene = await SceneAsync(seats: 1);
        var place = Assert.Single(await scene.PlacesAsync());
        var lapse = new LapseOffers(scene.County.Store, scene.Planning, scene.Time);
        scene.Time.Day = place.ReplyBy!.Value;
        var near = await lapse.RunAsync(scene.County.Municipality, default);
        Assert.Equal((0, 1), (near.Lapsed.Count, near.Reminded.Count));
        scene.Time.Day = place.ReplyBy.Value.AddDays(1);
        Assert.Single((await lapse.RunAsync(scene.County.Municipality, default)).Lapsed);
        Assert.Empty((await lapse.RunAsync(scene.County.Municipality, default)).Lapsed);
        Assert.Equal(1, await scene.FreeSeatsAsync());
        Assert.Equal(["offered", "reminder", "lapsed"], (await scene.MessagesAsync()).Select(key => key.Split('/')[2]));
        var late = Assert.IsType<StepOutcome.Refused>(await new AnswerOffer(scene.County.Store, scene.Time).RunAsync(
            scene.County.Municipality, place.Id, new OfferAnswer.Accept(), Coordinator, default));
        Assert.Equal("CM3103", late.Finding.Code);
    }

    [Fact]
    public async Task Who_said_yes_and_was_not_missed_has_attended_when_the_course_is_over()
    {
        var scene = await SceneAsync(seats: 1);
        var place = Assert.Single(await scene.PlacesAsync());
        await new AnswerOffer(scene.County.Store, scene.Time).RunAsync(
            scene.County.Municipality, place.Id, new OfferAnswer.Accept(), Actor.Newcomer, default);
        scene.Time.Day = place.LastDay.AddDays(1);
        var outcome = await new LapseOffers(scene.County.Store, scene.Planning, scene.Time)
            .RunAsync(scene.County.Municipality, default);
        Assert.Single(outcome.Completed);
        Assert.Equal(
            [PlaceState.Offered, PlaceState.Accepted, PlaceState.Started, PlaceState.Completed],
            (await scene.PlacesAsync())[0].Steps.Select(step => step.State));
        Assert.Empty((await scene.County.ReadAsync()).Promises);
    }

    [Fact]
    public async Task A_cancelled_course_shows_its_consequences_and_sends_its_people_back_together()
    {
        var scene = await SceneAsync(seats: 2, newcomers: 2);
        var cancel = new CancelCourse(scene.County.Store, scene.Planning, scene.Time);
        var number = (await scene.County.ReadAsync()).Courses[0].Number;
        var seen = Assert.IsType<CancelCourseOutcome.Previewed>(await cancel.RunAsync(
            scene.County.Municipality, number, Coordinator, null, isConfirmed: false, default)).Cancellation;
        Assert.Equal((2, 2), (seen.Places.Count, seen.Children));
        Assert.Equal(2, (await scene.County.ReadAsync()).Promises.Count);

        Assert.IsType<CancelCourseOutcome.Cancelled>(await cancel.RunAsync(
            scene.County.Municipality, number, Coordinator, "Lehrkraft krank", isConfirmed: true, default));
        var county = await scene.County.ReadAsync();
        Assert.Empty(county.Promises);
        Assert.All(county.Past, past => Assert.Equal(PlaceState.Cancelled, past.State));
        Assert.Equal(2, (await scene.MessagesAsync()).Count(
            key => key.EndsWith("/cancelled", StringComparison.Ordinal)));
        Assert.Equal("CM3107", Assert.IsType<CancelCourseOutcome.Refused>(await cancel.RunAsync(
            scene.County.Municipality, number, Coordinator, null, isConfirmed: true, default)).Finding.Code);
    }

    [Fact]
    public async Task Leaving_the_list_frees_the_place_and_a_lock_needs_a_reason()
    {
        var scene = await SceneAsync(seats: 1);
        var place = Assert.Single(await scene.PlacesAsync());
        var locking = new LockPlacement(scene.County.Store, scene.Time);
        Assert.Equal("CM3111", Assert.IsType<StepOutcome.Refused>(await locking.RunAsync(
            scene.County.Municipality, place.Reference, true, Coordinator, " ", default)).Finding.Code);
        Assert.True(Assert.IsType<StepOutcome.Taken>(await locking.RunAsync(
            scene.County.Municipality, place.Reference, true, Coordinator, "Absprache", default)).Place.IsLocked);
        Assert.True((await scene.County.ReadAsync()).Promises[0].IsLocked);

        var leaving = new WithdrawNewcomer(scene.County.Store, scene.Time);
        var gone = Assert.IsType<WithdrawOutcome.Withdrawn>(await leaving.RunAsync(
            scene.County.Municipality, place.Reference, Coordinator, "verzogen", default));
        Assert.Equal(place.Id, gone.Ended?.Id);
        Assert.Equal(1, await scene.FreeSeatsAsync());
        Assert.False((await scene.County.ReadAsync()).Newcomers[0].IsActive);
        Assert.Equal("CM3108", Assert.IsType<WithdrawOutcome.Refused>(await leaving.RunAsync(
            scene.County.Municipality, place.Reference, Coordinator, "verzogen", default)).Finding.Code);
    }

    [Fact]
    public async Task The_signed_link_answers_once_until_its_day_and_tells_strangers_nothing()
    {
        var scene = await SceneAsync(seats: 2, newcomers: 2);
        var keys = new Store.Offers.ReplyKeys(scene.County.Database);
        var key = (await keys.KeyAsync(scene.County.Municipality, default))!;
        Assert.Equal(key, await keys.KeyAsync(scene.County.Municipality, default));
        Assert.Null(await keys.KeyAsync(new MunicipalityId(int.MaxValue), default));
        var reply = new ReplyByLink(
            keys, new Store.Offers.OfferStore(scene.County.Store), new AnswerOffer(scene.County.Store, scene.Time),
            scene.Time);
        var places = await scene.PlacesAsync();
        string TokenOf(Place place) => new ReplyLinks(new Uri("https://kurse.example/"), key)
            .LinkFor(scene.County.Municipality, place)!.Split("/antwort/")[1];
        var token = TokenOf(places[0]);

        Assert.Equal("uk", Assert.IsType<ReplyOutcome.Open>(await reply.ShowAsync(token, default)).Place.Language);
        Assert.Equal("CM3130", Code(await reply.ShowAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), default)));
        Assert.IsType<ReplyOutcome.Noted>(await reply.AnswerAsync(token, new OfferAnswer.CallMe(), default));
        Assert.Equal("CM3133", Code(await reply.AnswerAsync(token, new OfferAnswer.CallMe(), default)));
        Assert.IsType<ReplyOutcome.Noted>(await reply.AnswerAsync(token, new OfferAnswer.Accept(), default));
        Assert.Equal("CM3132", Code(await reply.AnswerAsync(
            token, new OfferAnswer.Decline(DeclineReason.Other), default)));
        Assert.Equal(PlaceState.Accepted, (await scene.PlacesAsync())[0].State);

        scene.Time.Day = places[1].ReplyBy!.Value.AddDays(1);
        Assert.Equal("CM3131", Code(await reply.AnswerAsync(TokenOf(places[1]), new OfferAnswer.Accept(), default)));

        static string Code(ReplyOutcome outcome) => Assert.IsType<ReplyOutcome.Closed>(outcome).Finding.Code;
    }

    private async Task<Scene> SceneAsync(int seats, int newcomers = 1)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: seats));
        await county.SaveCareGroupsAsync(Some.CareGroup("B", places: newcomers));
        await county.SaveNewcomersAsync(
            [.. Enumerable.Range(0, newcomers).Select(index => Some.Newcomer(
                $"N{index}", null, Some.Child(new DateOnly(2024, 6, 1))))]);
        var onFile = await county.ReadAsync();
        var group = onFile.CareGroups[0];
        var time = new DayClock(Some.Start.AddDays(-20));
        var planning = Planning.With(RuleBook.BuiltIn);
        var draft = await county.AddDraftAsync([.. onFile.Newcomers.Select((newcomer, index) => Some.Placement(
            newcomer.Id, onFile.Courses[0].Id, false, new CarePlacement(
                onFile.Households[index].Children[0].Id, group.Id, new DaySpan(Some.Start, Some.Start.AddDays(20)),
                [group.Sessions[0].Id])))]);
        await county.ChangeAsync(async change =>
        {
            await change.PublishAsync(draft, time.GetUtcNow(), default);
            await NewOffers.AnnounceAsync(
                planning.CircumstancesOf(await change.ReadCountyAsync(default), time.Today()), change, draft,
                new HashSet<NewcomerId>(), null, default);
        });
        return new Scene(county, time, planning);
    }

    private sealed record Scene(TestCounty County, DayClock Time, Planning Planning)
    {
        internal Task<IReadOnlyList<Place>> PlacesAsync() => new Store.Offers.OfferStore(County.Store)
            .PlacesAsync(County.Municipality, new PlaceQuery(), default);

        internal Task<int> FreeSeatsAsync() => County.ValueAsync<int>(
            """
            select count(*)::int from seat s
            where s.municipality_id = $1 and not exists (
                select from promise p where p.course_id = s.course_id and p.seat_number = s.seat_number)
            """);

        internal async Task<IReadOnlyList<string>> MessagesAsync() => (await County.ValueAsync<string>(
            """
            select coalesce(string_agg(event_key, ' ' order by message_id), '')
            from message where municipality_id = $1
            """)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
