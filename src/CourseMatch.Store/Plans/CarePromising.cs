using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Promises the care places of a plan's new placements, renumbering the places of a session where that makes
/// room: docs/decisions/0004-never-promised-twice.md.</summary>
internal static class CarePromising
{
    // Driven by the promises just made: right after a first import the server knows nothing of its tables' sizes, and
    // a join it may choose freely took a minute for twenty thousand newcomers.
    private const string NewStayRowsSql = """
        select c.care_session_id, c.child_id, c.first_day, c.last_day, p.promise_id
        from unnest(@promises::int[], @newcomers::int[]) as p (promise_id, newcomer_id)
        join care_placement c on c.municipality_id = @municipality and c.plan_id = @plan
            and c.newcomer_id = p.newcomer_id
        where not exists (
            select from care_promise k
            where k.municipality_id = @municipality and k.promise_id = p.promise_id and k.child_id = c.child_id
                and k.care_session_id = c.care_session_id and k.ended_at is null
                and k.during && daterange(c.first_day, c.last_day, '[]'))
        order by c.care_session_id, c.first_day, c.child_id, p.promise_id
        """;

    private const string KeptStayRowsSql = """
        select c.care_session_id, c.child_id, lower(c.during) as first_day, upper(c.during) - 1 as last_day,
            c.care_promise_id, c.place_number
        from care_promise c
        where c.municipality_id = @municipality and c.ended_at is null and c.care_session_id = any(@sessions::int[])
        order by c.care_session_id, first_day, c.child_id, c.care_promise_id
        """;

    private const string DeferSql = "set constraints care_place_taken_once deferred";

    private const string RenumberSql = """
        update care_promise c set place_number = r.place_number
        from unnest(@carePromises::int[], @places::int[]) as r (care_promise_id, place_number)
        where c.municipality_id = @municipality and c.care_promise_id = r.care_promise_id
        """;

    // The trigger takes weekday and minutes from the session.
    private const string AddSql = """
        insert into care_promise (municipality_id, promise_id, child_id, care_session_id, place_number, during, weekday,
            minutes)
        select @municipality, r.promise_id, r.child_id, r.care_session_id, r.place_number,
            daterange(r.first_day, r.last_day, '[]'), '', 'empty'
        from unnest(@promises::int[], @children::int[], @sessions::int[], @places::int[], @firstDays::date[],
            @lastDays::date[]) as r (promise_id, child_id, care_session_id, place_number, first_day, last_day)
        """;

    private const string CheckSql = "set constraints care_place_taken_once immediate";

    /// <param name="scope">Transaction.</param>
    /// <param name="plan">The plan being published.</param>
    /// <param name="made">Promises it made or keeps, with their newcomers; places they have already are passed over.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task PromiseAsync(
        CountyScope scope,
        PlanId plan,
        IReadOnlyList<(int Promise, int Newcomer)> made,
        CancellationToken cancellationToken)
    {
        var added = await scope.RowsAsync<NewStayRow>(
            NewStayRowsSql,
            new
            {
                municipality = scope.Municipality,
                plan,
                promises = made.Select(promise => promise.Promise).ToArray(),
                newcomers = made.Select(promise => promise.Newcomer).ToArray(),
            },
            cancellationToken);
        var kept = await scope.RowsAsync<KeptStayRow>(
            KeptStayRowsSql,
            new
            {
                municipality = scope.Municipality,
                sessions = added.Select(row => row.CareSessionId).Distinct().ToArray(),
            },
            cancellationToken);
        var stays = kept
            .Select(row => new Stay(row.CareSessionId, StayOf(row.ChildId, row.FirstDay, row.LastDay), row, null))
            .Concat(added.Select(row =>
                new Stay(row.CareSessionId, StayOf(row.ChildId, row.FirstDay, row.LastDay), null, row)));
        var numbered = stays
            .GroupBy(stay => stay.Session)
            .SelectMany(session => session.Zip(CarePlaceNumbers.Assign([.. session.Select(stay => stay.Days)])))
            .ToArray();
        await scope.RunAsync(DeferSql, null, cancellationToken);
        await RenumberAsync(
            scope,
            [.. numbered
                .Where(one => one.First.Kept is { } row && row.PlaceNumber != one.Second)
                .Select(one => (one.First.Kept!.CarePromiseId, one.Second))],
            cancellationToken);
        await AddAsync(
            scope,
            [.. numbered.Where(one => one.First.Added is not null).Select(one => (one.First.Added!, one.Second))],
            cancellationToken);
        await scope.RunAsync(CheckSql, null, cancellationToken);
    }

    private static Task RenumberAsync(
        CountyScope scope, IReadOnlyList<(int CarePromise, int Place)> moved, CancellationToken cancellationToken) =>
        scope.RunAsync(
            RenumberSql,
            new
            {
                municipality = scope.Municipality,
                carePromises = moved.Select(stay => stay.CarePromise).ToArray(),
                places = moved.Select(stay => stay.Place).ToArray(),
            },
            cancellationToken);

    private static Task AddAsync(
        CountyScope scope, IReadOnlyList<(NewStayRow Stay, int Place)> added, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<NewStayRow, T> part) => [.. added.Select(row => part(row.Stay))];

        return scope.RunAsync(
            AddSql,
            new
            {
                municipality = scope.Municipality,
                promises = Each(stay => stay.PromiseId),
                children = Each(stay => stay.ChildId),
                sessions = Each(stay => stay.CareSessionId),
                places = added.Select(row => row.Place).ToArray(),
                firstDays = Each(stay => stay.FirstDay),
                lastDays = Each(stay => stay.LastDay),
            },
            cancellationToken);
    }

    private static CareStay StayOf(int child, DateOnly first, DateOnly last) => new(child, new DaySpan(first, last));

    /// <summary>A stay in force, or one to be promised.</summary>
    private sealed record Stay(int Session, CareStay Days, KeptStayRow? Kept, NewStayRow? Added);

    private sealed record NewStayRow(
        int CareSessionId, int ChildId, DateOnly FirstDay, DateOnly LastDay, int PromiseId);

    private sealed record KeptStayRow(
        int CareSessionId, int ChildId, DateOnly FirstDay, DateOnly LastDay, int CarePromiseId, int PlaceNumber);
}
