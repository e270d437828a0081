using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Reads the promises in force, each with the care places promised along with it.</summary>
internal static class PromiseReading
{
    private const string PromiseRowsSql = """
        select p.promise_id, p.newcomer_id, p.course_id, p.module_number, p.entry_day, p.plan_id, p.state,
            p.is_locked, p.is_willing_to_move
        from promise p
        where p.municipality_id = @municipality and p.ended_at is null
        order by p.newcomer_id
        """;

    private const string CarePromiseRowsSql = """
        select c.promise_id, c.child_id, s.care_group_id, c.care_session_id, lower(c.during) as first_day,
            upper(c.during) - 1 as last_day
        from care_promise c
        join care_session s on s.municipality_id = c.municipality_id and s.care_session_id = c.care_session_id
        where c.municipality_id = @municipality and c.ended_at is null
        order by c.promise_id, c.child_id, s.care_group_id, first_day, last_day, c.care_session_id
        """;

    public static async Task<IReadOnlyList<Promise>> ReadAsync(CountyScope scope, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality };
        var care = (await scope.RowsAsync<CarePromiseRow>(CarePromiseRowsSql, values, cancellationToken))
            .ToLookup(row => row.PromiseId);
        var promises = await scope.RowsAsync<PromiseRow>(PromiseRowsSql, values, cancellationToken);
        return [.. promises.Select(row => new Promise(
            row.NewcomerId,
            row.CourseId,
            row.ModuleNumber,
            row.EntryDay,
            row.PlanId,
            CareOf(care[row.PromiseId.Value]))
        {
            Id = row.PromiseId,
            State = row.State,
            IsLocked = row.IsLocked,
            IsWillingToMove = row.IsWillingToMove,
        })];
    }

    private static CarePlacement[] CareOf(IEnumerable<CarePromiseRow> rows) =>
        [.. rows
            .GroupBy(row => (row.ChildId, row.CareGroupId, row.FirstDay, row.LastDay), row => row.CareSessionId)
            .Select(sessions => new CarePlacement(
                sessions.Key.ChildId,
                sessions.Key.CareGroupId,
                new DaySpan(sessions.Key.FirstDay, sessions.Key.LastDay),
                [.. sessions]))];

    private sealed record PromiseRow(
        PromiseId PromiseId,
        NewcomerId NewcomerId,
        CourseId CourseId,
        int ModuleNumber,
        DateOnly EntryDay,
        PlanId PlanId,
        PlaceState State,
        bool IsLocked,
        bool IsWillingToMove);

    private sealed record CarePromiseRow(
        int PromiseId,
        ChildId ChildId,
        CareGroupId CareGroupId,
        CareSessionId CareSessionId,
        DateOnly FirstDay,
        DateOnly LastDay);
}
