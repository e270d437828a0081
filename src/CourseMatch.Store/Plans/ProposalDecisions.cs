using CourseMatch.Application;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Decisions about single proposals, inside a transaction.</summary>
internal sealed class ProposalDecisions(CountyScope scope) : IProposalChange
{
    private const string DecisionRowsSql = """
        select d.newcomer_id, d.course_id, d.verdict, d.is_locked, d.reason, d.decided_by, d.decided_at
        from placement p
        join proposal_decision d on d.municipality_id = p.municipality_id and d.newcomer_id = p.newcomer_id
            and d.course_id = p.course_id
        where p.municipality_id = @municipality and p.plan_id = @plan and not p.is_promised
        order by d.newcomer_id
        """;

    private const string LeftOutRowsSql = """
        select d.newcomer_id, d.course_id, d.reason, (d.decided_at at time zone 'Europe/Berlin')::date as day
        from proposal_decision d
        where d.municipality_id = @municipality and d.verdict = 'left_out'
        order by d.newcomer_id, d.course_id
        """;

    private const string DecideSql = """
        insert into proposal_decision as d (municipality_id, newcomer_id, course_id, verdict, is_locked, reason,
            decided_by, decided_at)
        select @municipality, r.newcomer_id, r.course_id, r.verdict, r.is_locked, r.reason, r.decided_by, r.decided_at
        from unnest(@newcomers::int[], @courses::int[], @verdicts::text[], @areLocked::boolean[], @reasons::text[],
            @deciders::text[], @moments::timestamptz[])
            as r (newcomer_id, course_id, verdict, is_locked, reason, decided_by, decided_at)
        on conflict on constraint proposal_decision_key do update set
            verdict = excluded.verdict,
            is_locked = excluded.is_locked,
            reason = excluded.reason,
            decided_by = excluded.decided_by,
            decided_at = excluded.decided_at
        """;

    private const string TakeBackSql = """
        delete from proposal_decision d
        using unnest(@newcomers::int[], @courses::int[]) as r (newcomer_id, course_id)
        where d.municipality_id = @municipality and d.newcomer_id = r.newcomer_id and d.course_id = r.course_id
        """;

    public Task<IReadOnlyList<ProposalDecision>> DecisionsAsync(PlanId plan, CancellationToken cancellationToken) =>
        ReadAsync(scope, plan, cancellationToken);

    public static async Task<IReadOnlyList<ProposalDecision>> ReadAsync(
        CountyScope scope, PlanId plan, CancellationToken cancellationToken) =>
        [.. (await scope.RowsAsync<DecisionRow>(
            DecisionRowsSql, new { municipality = scope.Municipality, plan }, cancellationToken))
            .Select(row => new ProposalDecision(
                row.NewcomerId, row.CourseId, row.Verdict, row.IsLocked, row.Reason, row.DecidedBy, row.DecidedAt))];

    /// <summary>Everything left out and not taken back.</summary>
    public static async Task<IReadOnlyList<LeftOutProposal>> LeftOutAsync(
        CountyScope scope, CancellationToken cancellationToken) =>
        [.. (await scope.RowsAsync<LeftOutRow>(
            LeftOutRowsSql, new { municipality = scope.Municipality }, cancellationToken))
            .Select(row => new LeftOutProposal(row.NewcomerId, row.CourseId, row.Reason ?? "", row.Day))];

    public async Task DecideAsync(IReadOnlyList<ProposalDecision> decisions, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<ProposalDecision, T> part) => [.. decisions.Select(part)];

        await scope.RunAsync(
            DecideSql,
            new
            {
                municipality = scope.Municipality,
                newcomers = Each(decision => decision.Newcomer.Value),
                courses = Each(decision => decision.Course.Value),
                verdicts = Each(decision => EnumText<ProposalVerdict>.Of(decision.Verdict)),
                areLocked = Each(decision => decision.IsLocked),
                reasons = Each(decision => decision.Reason),
                deciders = Each(decision => decision.By),
                moments = Each(decision => decision.At.UtcDateTime),
            },
            cancellationToken);
    }

    public Task TakeBackAsync(
        IReadOnlyList<(NewcomerId Newcomer, CourseId Course)> proposals, CancellationToken cancellationToken) =>
        scope.RunAsync(
            TakeBackSql,
            new
            {
                municipality = scope.Municipality,
                newcomers = proposals.Select(proposal => proposal.Newcomer.Value).ToArray(),
                courses = proposals.Select(proposal => proposal.Course.Value).ToArray(),
            },
            cancellationToken);

    public Task<byte[]?> PlanProblemAsync(PlanId plan, CancellationToken cancellationToken) =>
        PlanReading.ProblemAsync(scope, plan, cancellationToken);

    private sealed record DecisionRow(
        NewcomerId NewcomerId,
        CourseId CourseId,
        ProposalVerdict Verdict,
        bool IsLocked,
        string? Reason,
        string DecidedBy,
        DateTimeOffset DecidedAt);

    private sealed record LeftOutRow(NewcomerId NewcomerId, CourseId CourseId, string? Reason, DateOnly Day);
}
