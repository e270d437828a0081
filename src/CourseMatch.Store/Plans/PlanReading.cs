using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Reads plans as they were stored.</summary>
internal static class PlanReading
{
    private const string PlanRowsSql = """
        select p.plan_id, p.day, p.state, p.created_at, p.published_at, p.policy_version, p.law_version, p.newcomers,
            p.placed, p.children_placed, p.objective, p.bound, p.engine, p.seed, p.seconds, p.notes
        from plan p
        where p.municipality_id = @municipality and p.plan_id = coalesce(@plan::int, p.plan_id)
            and p.state = coalesce(@state::text, p.state)
        order by p.plan_id desc
        """;

    private const string PlacementRowsSql = """
        select p.newcomer_id, p.course_id, p.module_number, p.entry_day, p.score, p.journey_minutes, p.is_promised
        from placement p
        where p.municipality_id = @municipality and p.plan_id = @plan
        order by p.newcomer_id
        """;

    private const string CarePlacementRowsSql = """
        select c.newcomer_id, c.child_id, c.care_group_id, c.care_session_id, c.first_day, c.last_day
        from care_placement c
        where c.municipality_id = @municipality and c.plan_id = @plan
        order by c.newcomer_id, c.child_id, c.care_group_id, c.first_day, c.last_day, c.care_session_id
        """;

    private const string UnplacedRowsSql = """
        select u.newcomer_id, u.findings
        from unplaced u
        where u.municipality_id = @municipality and u.plan_id = @plan
        order by u.newcomer_id
        """;

    private const string ProblemSql = """
        select p.problem
        from plan p
        where p.municipality_id = @municipality and p.plan_id = @plan
        """;

    /// <summary>All plans, newest first.</summary>
    public static async Task<IReadOnlyList<PlanSummary>> SummariesAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<PlanRow>(
            PlanRowsSql,
            new { municipality = scope.Municipality, plan = (PlanId?)null, state = (PlanState?)null },
            cancellationToken);
        return [.. rows.Select(SummaryOf)];
    }

    /// <summary>Head of the published plan, or null.</summary>
    public static async Task<PlanSummary?> InForceAsync(CountyScope scope, CancellationToken cancellationToken) =>
        await scope.RowOrNullAsync<PlanRow>(
            PlanRowsSql,
            new { municipality = scope.Municipality, plan = (PlanId?)null, state = (PlanState?)PlanState.Published },
            cancellationToken) is { } row
            ? SummaryOf(row)
            : null;

    /// <summary>One plan, or null.</summary>
    public static async Task<Plan?> ReadAsync(CountyScope scope, PlanId plan, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality, plan };
        if (await scope.RowOrNullAsync<PlanRow>(
            PlanRowsSql,
            new { values.municipality, values.plan, state = (PlanState?)null },
            cancellationToken) is not { } head)
        {
            return null;
        }

        var care = (await scope.RowsAsync<CarePlacementRow>(CarePlacementRowsSql, values, cancellationToken))
            .ToLookup(row => row.NewcomerId);
        var placements = await scope.RowsAsync<PlacementRow>(PlacementRowsSql, values, cancellationToken);
        var unplaced = await scope.RowsAsync<UnplacedRow>(UnplacedRowsSql, values, cancellationToken);
        return new Plan(
            SummaryOf(head),
            [.. placements.Select(row => new Placement(
                row.NewcomerId,
                row.CourseId,
                row.ModuleNumber,
                row.EntryDay,
                row.Score,
                row.JourneyMinutes,
                CareOf(care[row.NewcomerId]),
                row.IsPromised))],
            [.. unplaced.Select(row => new Unplaced(row.NewcomerId, FindingJson.Read(row.Findings)))],
            FindingJson.Read(head.Notes));
    }

    /// <summary>The problem of a plan as it was given, or null.</summary>
    public static async Task<byte[]?> ProblemAsync(
        CountyScope scope, PlanId plan, CancellationToken cancellationToken) =>
        await scope.RowOrNullAsync<byte[]>(
            ProblemSql, new { municipality = scope.Municipality, plan }, cancellationToken) is { } packed
            ? PackedProblem.Unpack(packed)
            : null;

    private static CarePlacement[] CareOf(IEnumerable<CarePlacementRow> rows) =>
        [.. rows
            .GroupBy(row => (row.ChildId, row.CareGroupId, row.FirstDay, row.LastDay), row => row.CareSessionId)
            .Select(sessions => new CarePlacement(
                sessions.Key.ChildId,
                sessions.Key.CareGroupId,
                new DaySpan(sessions.Key.FirstDay, sessions.Key.LastDay),
                [.. sessions]))];

    private static PlanSummary SummaryOf(PlanRow row) => new(
        row.PlanId,
        row.Day,
        row.State,
        row.CreatedAt,
        row.PublishedAt,
        row.PolicyVersion,
        row.LawVersion,
        row.Newcomers,
        row.Placed,
        row.ChildrenPlaced,
        row.Objective,
        row.Bound,
        row.Engine,
        row.Seed,
        row.Seconds);

    private sealed record PlanRow(
        PlanId PlanId,
        DateOnly Day,
        PlanState State,
        DateTimeOffset CreatedAt,
        DateTimeOffset? PublishedAt,
        string PolicyVersion,
        string LawVersion,
        int Newcomers,
        int Placed,
        int ChildrenPlaced,
        long Objective,
        long Bound,
        string Engine,
        int Seed,
        double Seconds,
        string Notes);

    private sealed record PlacementRow(
        NewcomerId NewcomerId,
        CourseId CourseId,
        int ModuleNumber,
        DateOnly EntryDay,
        int Score,
        int? JourneyMinutes,
        bool IsPromised);

    private sealed record CarePlacementRow(
        NewcomerId NewcomerId,
        ChildId ChildId,
        CareGroupId CareGroupId,
        CareSessionId CareSessionId,
        DateOnly FirstDay,
        DateOnly LastDay);

    private sealed record UnplacedRow(NewcomerId NewcomerId, string Findings);
}
