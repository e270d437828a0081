using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>Whoever races for the last seat or the last care place, past the program and its lock: one gets
/// it.</summary>
/// <remarks>Method: twenty connections, each with its transaction open and its work ready, released together.</remarks>
public sealed class RaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Racers = 20;

    private const string TakeSeatSql = """
        insert into promise (municipality_id, newcomer_id, course_id, module_number, entry_day, plan_id, seat_number)
        select p.municipality_id, p.newcomer_id, p.course_id, p.module_number, p.entry_day, p.plan_id, s.seat_number
        from placement p
        left join lateral (
            select s.seat_number
            from seat s
            where s.municipality_id = p.municipality_id and s.course_id = p.course_id and not exists (
                select from promise t
                where t.municipality_id = s.municipality_id and t.course_id = s.course_id
                    and t.seat_number = s.seat_number)
            order by s.seat_number
            limit 1) as s on true
        where p.municipality_id = $1 and p.plan_id = $2 and p.newcomer_id = $3
        """;

    private const string TakePlaceSql = """
        insert into care_promise (municipality_id, promise_id, child_id, care_session_id, place_number, during, weekday,
            minutes)
        values ($1, $2, $3, $4, $5, daterange('2027-03-01', '2027-03-31', '[]'), '', 'empty')
        """;

    [Theory]
    [InlineData("read committed")]
    [InlineData("repeatable read")]
    [InlineData("serializable")]
    public async Task One_of_twenty_gets_the_last_seat(string isolation)
    {
        var (county, onFile, plan) = await ReadyAsync(seats: 1, places: 1);

        var refusals = await RaceAsync(county, isolation, Racers, (racer, values) =>
        {
            values.Add(plan.Value);
            values.Add(onFile.Newcomers[racer].Id.Value);
            return TakeSeatSql;
        });

        Assert.Equal(Racers - 1, refusals.Count);
        Assert.All(refusals, refused => Assert.Contains(
            refused.ConstraintName ?? refused.SqlState,
            (string?[])["promise_seat_taken_once", "promise_holds_a_seat", PostgresErrorCodes.SerializationFailure]));
        Assert.Single((await county.ReadAsync()).Promises);
    }

    [Fact]
    public async Task One_newcomer_gets_one_of_twenty_courses()
    {
        // Twenty drafts place the same newcomer in twenty courses of one seat each.
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(
            [.. Enumerable.Range(0, Racers).Select(index => Some.Course($"K{index}", seats: 1))]);
        await county.SaveNewcomersAsync(Some.Newcomer("A"));
        var onFile = await county.ReadAsync();
        var plans = new List<PlanId>();
        foreach (var course in onFile.Courses)
        {
            plans.Add(await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, course.Id)]));
        }

        var refusals = await RaceAsync(county, "read committed", Racers, (racer, values) =>
        {
            values.Add(plans[racer].Value);
            values.Add(onFile.Newcomers[0].Id.Value);
            return TakeSeatSql;
        });

        Assert.Equal(Racers - 1, refusals.Count);
        Assert.All(refusals, refused => Assert.Equal("promise_one_per_newcomer", refused.ConstraintName));
    }

    [Theory]
    [InlineData("read committed", 1)]
    [InlineData("repeatable read", 1)]
    [InlineData("serializable", 1)]
    [InlineData("read committed", 3)]
    public async Task As_many_of_twenty_children_as_there_are_places_get_one(string isolation, int places)
    {
        var (county, onFile, plan) = await ReadyAsync(seats: Racers, places);
        await county.PublishAsync(plan);
        var session = onFile.CareGroups[0].Sessions[0].Id.Value;
        var promises = await county.ValueAsync<int[]>(
            "select array_agg(promise_id order by newcomer_id) from promise where municipality_id = $1");

        var refusals = await RaceAsync(county, isolation, Racers, (racer, values) =>
        {
            values.Add(promises[racer]);
            values.Add(onFile.Households[racer].Children[0].Id.Value);
            values.Add(session);
            values.Add(racer % places + 1);
            return TakePlaceSql;
        });

        Assert.Equal(Racers - places, refusals.Count);
        Assert.All(refusals, refused => Assert.Contains(
            refused.ConstraintName ?? refused.SqlState,
            (string?[])
            [
                "care_place_taken_once", "care_session_never_crowded", PostgresErrorCodes.SerializationFailure,
                PostgresErrorCodes.DeadlockDetected,
            ]));
        Assert.Equal(places, (await county.ReadAsync()).Promises.Count(promise => promise.Care.Count > 0));
    }

    /// <summary>Goal: a place cannot be taken on the old number of places while the session shrinks. Method: the
    /// shrinking transaction is still open when the promise is tried, and commits while it waits.</summary>
    [Fact]
    public async Task A_promise_waits_for_a_session_that_is_shrinking()
    {
        var (county, onFile, plan) = await ReadyAsync(seats: Racers, places: 1);
        await county.PublishAsync(plan);
        var promise = await county.ValueAsync<int>("select min(promise_id) from promise where municipality_id = $1");
        await using var shrinking = await county.Database.OpenConnectionAsync();
        await using var transaction = await shrinking.BeginTransactionAsync();
        await using (var shrink = new NpgsqlCommand("update care_session set places = 0", shrinking, transaction))
        {
            await shrink.ExecuteNonQueryAsync();
        }

        var taking = county.RunSqlAsync(
            TakePlaceSql,
            promise,
            onFile.Households[0].Children[0].Id.Value,
            onFile.CareGroups[0].Sessions[0].Id.Value,
            1);
        await WaitingAsync(county);
        await transaction.CommitAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => taking);
        Assert.Equal("care_place_within_session", refused.ConstraintName);
    }

    [Fact]
    public async Task A_seat_that_is_being_taken_away_is_not_promised()
    {
        var (county, onFile, plan) = await ReadyAsync(seats: 1, places: 0);
        await using var shrinking = await county.Database.OpenConnectionAsync();
        await using var transaction = await shrinking.BeginTransactionAsync();
        await using (var shrink = new NpgsqlCommand("update course set seats = 0", shrinking, transaction))
        {
            await shrink.ExecuteNonQueryAsync();
        }

        var taking = county.RunSqlAsync(TakeSeatSql, plan.Value, onFile.Newcomers[0].Id.Value);
        await WaitingAsync(county);
        await transaction.CommitAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => taking);
        Assert.Equal("promise_seat_exists", refused.ConstraintName);
    }

    private static async Task<IReadOnlyList<PostgresException>> RaceAsync(
        TestCounty county, string isolation, int racers, Func<int, List<int>, string> prepare)
    {
        var start = new TaskCompletionSource();
        var ready = new List<Task>();
        var runs = new List<Task<PostgresException?>>();
        for (var racer = 0; racer < racers; racer++)
        {
            var values = new List<int> { county.Municipality.Value };
            var sql = prepare(racer, values);
            var isReady = new TaskCompletionSource();
            ready.Add(isReady.Task);
            runs.Add(Task.Run(() => RunOneAsync(county, isolation, sql, values, isReady, start.Task)));
        }

        await Task.WhenAll(ready);
        start.SetResult();
        return [.. (await Task.WhenAll(runs)).OfType<PostgresException>()];
    }

    private static async Task<PostgresException?> RunOneAsync(
        TestCounty county, string isolation, string sql, List<int> values, TaskCompletionSource ready, Task start)
    {
        await using var connection = await county.Database.OpenConnectionAsync();
        await using var begin = new NpgsqlCommand(
            $"begin transaction isolation level {isolation}; select count(*) from promise", connection);
        await begin.ExecuteNonQueryAsync();
        ready.SetResult();
        await start;
        try
        {
            await using var take = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
            {
                take.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await take.ExecuteNonQueryAsync();
            await using var commit = new NpgsqlCommand("commit", connection);
            await commit.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            await using var rollback = new NpgsqlCommand("rollback", connection);
            await rollback.ExecuteNonQueryAsync();
            return refused;
        }
    }

    /// <summary>Returns once some connection waits for a lock.</summary>
    private static async Task WaitingAsync(TestCounty county)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await county.ValueAsync<long>(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                > 0)
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.Fail("Nobody waits for a lock.");
    }

    /// <summary>Twenty newcomers with a child each, and a draft that places them all.</summary>
    private async Task<(TestCounty County, County OnFile, PlanId Plan)> ReadyAsync(int seats, int places)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats));
        await county.SaveCareGroupsAsync(Some.CareGroup("G", places));
        await county.SaveNewcomersAsync(
            [.. Enumerable.Range(0, Racers).Select(
                index => Some.Newcomer($"N{index}", null, Some.Child(new DateOnly(2024, 6, 1))))]);
        var onFile = await county.ReadAsync();
        var plan = await county.AddDraftAsync(
            [.. onFile.Newcomers.Select(newcomer => Some.Placement(newcomer.Id, onFile.Courses[0].Id))]);
        return (county, onFile, plan);
    }
}
