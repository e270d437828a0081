using CourseMatch.Application.Access;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Database;
using CourseMatch.Store.Tests.Offers;
using CourseMatch.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Store.Tests.Schema;

/// <summary>What a provider's session may know and do of its own participants, asked in plain SQL: who they are, that
/// they came, and not a column, a row or a step more.</summary>
public sealed class ProviderReachTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Actor Provider = new(ActorKind.Provider, "v.hs");

    [Fact]
    public async Task Of_own_participants_it_sees_who_they_are_and_no_other_column()
    {
        await using var scene = await SceneAsync();
        Assert.Equal("AZ-Own", await scene.ValueAsync<string>("select string_agg(n.reference, ' ') from newcomer n"));
        Assert.Equal(1, await scene.ValueAsync<long>("select count(*) from promise"));

        string[] open =
        [
            "municipality_id", "newcomer_id", "reference", "family_name", "given_name", "birth_date", "languages",
            "email", "phone",
        ];
        var columns = (await scene.County.ValueAsync<string>(
            """
            select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute a
            where a.attrelid = 'newcomer'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            """)).Split(' ');
        Assert.InRange(columns.Length, 35, 80);
        foreach (var column in columns)
        {
            var sql = $"select count({column}) from newcomer";
            if (open.Contains(column))
            {
                Assert.InRange(await scene.ValueAsync<long>(sql), 0, 1);
            }
            else
            {
                await scene.RefusedAsync(sql);
                await scene.RefusedAsync($"update newcomer set {column} = {column}");
            }
        }

        await scene.RefusedAsync("select search_name from newcomer");
        await scene.RefusedAsync("select birth_date from child");
        await scene.RefusedAsync("select contents from message");
    }

    [Theory]
    [InlineData("household")]
    [InlineData("entitlement")]
    [InlineData("child_naming")]
    [InlineData("newcomer_link")]
    [InlineData("plan")]
    [InlineData("placement")]
    [InlineData("care_placement")]
    [InlineData("unplaced")]
    [InlineData("gate_verdict")]
    [InlineData("night_run")]
    [InlineData("job_run")]
    [InlineData("reply_key")]
    [InlineData("delivery_token")]
    [InlineData("account")]
    public async Task Tables_of_the_authority_are_closed_to_it(string table)
    {
        await using var scene = await SceneAsync();
        await scene.RefusedAsync($"select count(*) from {table}");
        await scene.RefusedAsync($"delete from {table}");
    }

    [Theory]
    [InlineData("delete from promise")]
    [InlineData("update promise set course_id = course_id")]
    [InlineData("update promise set state = 'withdrawn', step_number = step_number + 1, ended_at = now()")]
    [InlineData("update promise set state = 'accepted', step_number = step_number + 1")]
    [InlineData("delete from newcomer")]
    [InlineData("delete from care_promise")]
    [InlineData(
        """
        insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
        select p.municipality_id, p.promise_id, p.step_number + 1, p.state, 'started', now(), 'coordinator'
        from promise p
        """)]
    [InlineData(
        """
        insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom)
        select p.municipality_id, p.promise_id, p.step_number + 1, p.state, 'declined', now(), 'provider' from promise p
        """)]
    [InlineData(
        """
        insert into message (municipality_id, event_key, kind, newcomer_id, contents)
        select p.municipality_id, 'made/up', 'place_offered', p.newcomer_id, '{}' from promise p
        """)]
    public async Task Nothing_but_a_report_can_be_made_of_a_place(string sql)
    {
        await using var scene = await SceneAsync();
        await scene.RefusedAsync(sql);
    }

    /// <summary>The other course's place is not there for it: neither to look at nor to report of.</summary>
    [Fact]
    public async Task It_reports_of_its_own_places_only_and_in_its_own_name()
    {
        await using var scene = await SceneAsync();
        var own = await scene.PlaceAsync("AZ-Own");
        var other = await scene.PlaceAsync("AZ-Other");

        // What a coordinator wrote about the place stays hidden, and the steps are counted all the same.
        Assert.IsType<StepOutcome.Taken>(await new LockPlacement(scene.County.Store, scene.Time).RunAsync(
            scene.County.Municipality, own.Reference, true, new Actor(ActorKind.Coordinator, "k"), "Asthma", default));
        Assert.Equal(0, await scene.ValueAsync<long>("select count(*) from promise_step where note is not null"));

        var recording = new RecordAttendance(
            new CountyStore(scene.Session, NullLogger<CountyStore>.Instance), scene.Time);
        Assert.IsType<StepOutcome.NotFound>(await recording.RunAsync(
            scene.County.Municipality, other.Id, Attendance.Started, Provider, null, default));
        Assert.Equal(0, await scene.RunAsync(
            $"update promise set state = 'started', step_number = 2 where promise_id = {other.Id.Value}"));

        scene.Time.Advance();
        Assert.IsType<StepOutcome.Taken>(await recording.RunAsync(
            scene.County.Municipality, own.Id, Attendance.DidNotCome, Provider, null, default));
        var ended = await scene.PlaceAsync("AZ-Own");
        Assert.Equal((PlaceState.DidNotCome, 3, Provider), (ended.State, ended.Steps.Count, ended.Steps[2].By));

        // The child's place in the group of another provider is free, and the person hears of it once.
        Assert.Equal(0, await scene.County.ValueAsync<int>(
            $"select count(*)::int from care_promise where promise_id = {own.Id.Value} and ended_at is null"));
        Assert.Equal(1, await scene.County.ValueAsync<int>(
            "select count(*)::int from message where municipality_id = $1 and kind = 'did_not_come'",
            scene.County.Municipality.Value));
        Assert.IsType<StepOutcome.Refused>(await recording.RunAsync(
            scene.County.Municipality, own.Id, Attendance.Started, Provider, null, default));
    }

    [Fact]
    public async Task Whoever_declined_is_none_of_its_people_any_more()
    {
        await using var scene = await SceneAsync();
        Assert.IsType<StepOutcome.Taken>(await new AnswerOffer(scene.County.Store, scene.Time).RunAsync(
            scene.County.Municipality, (await scene.PlaceAsync("AZ-Own")).Id,
            new OfferAnswer.Decline(DeclineReason.Work, null), Actor.Newcomer, default));
        Assert.Equal(0, await scene.ValueAsync<long>("select count(*) from newcomer"));
        Assert.Equal(0, await scene.ValueAsync<long>("select count(*) from promise_step"));
    }

    /// <summary>One person in a course of the provider, whose child is in a group of somebody else, and one in a course
    /// of somebody else.</summary>
    private async Task<Scene> SceneAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("Z"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        var own = await county.ChangeAsync(async change =>
        {
            var (provider, _) = await change.ProviderAsync("Own school", default);
            await change.SaveCoursesAsync(provider, [Some.Course("K")], default);
            return provider;
        });
        await county.SaveNewcomersAsync(
            Some.Newcomer("Own", null, Some.Child(new DateOnly(2024, 6, 1))), Some.Newcomer("Other"));
        var onFile = await county.ReadAsync();
        var course = onFile.Courses.Single(one => one.Provider == own);
        var person = onFile.Newcomers.Single(one => one.Reference == "AZ-Own");
        var group = onFile.CareGroups[0];
        var child = onFile.Households.SelectMany(household => household.Children).Single();
        var time = new DayClock(Some.Start);
        var draft = await county.AddDraftAsync(
        [
            Some.Placement(person.Id, course.Id, false, new CarePlacement(
                child.Id, group.Id, new DaySpan(Some.Start, Some.Start.AddDays(20)), [group.Sessions[0].Id])),
            Some.Placement(
                onFile.Newcomers.Single(one => one.Reference == "AZ-Other").Id,
                onFile.Courses.Single(one => one.Provider != own).Id,
                false),
        ]);
        await county.ChangeAsync(change => change.PublishAsync(draft, time.GetUtcNow(), default));
        return new Scene(county, time, CourseMatchDatabase.Connect(
            database.ConnectionString, null, new Reach(county.Municipality, Sight.Provider, own, IsReadOnly: false)));
    }

    private sealed record Scene(TestCounty County, DayClock Time, NpgsqlDataSource Session) : IAsyncDisposable
    {
        internal async Task<Place> PlaceAsync(string reference) => Assert.Single(
            await new Store.Offers.OfferStore(County.Store).PlacesAsync(
                County.Municipality, new PlaceQuery(Reference: reference), default));

        internal async Task<T> ValueAsync<T>(string sql)
        {
            await using var command = Session.CreateCommand(sql);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        internal async Task<int> RunAsync(string sql)
        {
            await using var command = Session.CreateCommand(sql);
            return await command.ExecuteNonQueryAsync();
        }

        internal async Task RefusedAsync(string sql)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(sql));
            Assert.True(refused.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{sql}: {refused.MessageText}");
        }

        public ValueTask DisposeAsync() => Session.DisposeAsync();
    }
}
