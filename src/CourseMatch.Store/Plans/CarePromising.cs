using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Promises the care places of a plan's new placements, renumbering the places of a session where that makes
/// room: docs/decisions/0004-never-promised-twice.md.</summary>
internal static class CarePromising
{
    // Stays to be promised have no number yet; those in force in the same sessions have.
    private const string StayRowsSql = """
        with fresh as (
            select p.promise_id, c.child_id, c.care_session_id, c.first_day, c.last_day
            from care_placement c
            join promise p on p.municipality_id = c.municipality_id and p.plan_id = c.plan_id
                and p.newcomer_id = c.newcomer_id and p.ended_at is null
            where c.municipality_id = @municipality and c.plan_id = @plan
        )
        select f.care_session_id, f.child_id, f.first_day, f.last_day, f.promise_id, null::int as care_promise_id,
            null::int as place_number
        from fresh f
        union all
        select c.care_session_id, c.child_id, lower(c.during), upper(c.during) - 1, c.promise_id, c.care_promise_id,
            c.place_number
        from care_promise c
        where c.municipality_id = @municipality and c.ended_at is null
            and c.care_session_id in (select f.care_session_id from fresh f)
        order by care_session_id, first_day, child_id, care_promise_id, promise_id
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

    public static async Task PromiseAsync(CountyScope scope, PlanId plan, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<StayRow>(
            StayRowsSql, new { municipality = scope.Municipality, plan }, cancellationToken);
        var numbered = rows
            .GroupBy(row => row.CareSessionId)
            .SelectMany(session => session.Zip(CarePlaceNumbers.Assign([.. session.Select(StayOf)])))
            .ToArray();
        await scope.RunAsync(DeferSql, null, cancellationToken);
        var moved = numbered
            .Where(stay => stay.First.CarePromiseId is not null && stay.First.PlaceNumber != stay.Second)
            .ToArray();
        await scope.RunAsync(
            RenumberSql,
            new
            {
                municipality = scope.Municipality,
                carePromises = moved.Select(stay => stay.First.CarePromiseId!.Value).ToArray(),
                places = moved.Select(stay => stay.Second).ToArray(),
            },
            cancellationToken);
        await AddAsync(
            scope, [.. numbered.Where(stay => stay.First.CarePromiseId is null)], cancellationToken);
        await scope.RunAsync(CheckSql, null, cancellationToken);
    }

    private static Task AddAsync(
        CountyScope scope, IReadOnlyList<(StayRow Stay, int Place)> added, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<StayRow, T> part) => [.. added.Select(row => part(row.Stay))];

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

    private static CareStay StayOf(StayRow row) => new(row.ChildId, new DaySpan(row.FirstDay, row.LastDay));

    private sealed record StayRow(
        int CareSessionId,
        int ChildId,
        DateOnly FirstDay,
        DateOnly LastDay,
        int PromiseId,
        int? CarePromiseId,
        int? PlaceNumber);
}
