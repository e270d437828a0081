using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Policies;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Gate;

/// <summary>Verdicts of the gate and releases of policies.</summary>
internal static class GateKeeping
{
    private const string VerdictRowsSql = """
        select v.judged_at, v.checks, v.released_by, v.release_reason
        from gate_verdict v
        where v.municipality_id = @municipality and v.plan_id = @plan
        """;

    private const string SaveVerdictSql = """
        insert into gate_verdict (municipality_id, plan_id, judged_at, is_open, checks, released_by, release_reason)
        values (@municipality, @plan, @at, @isOpen, @checks::jsonb, @by, @reason)
        on conflict on constraint gate_verdict_key do update
        set judged_at = excluded.judged_at, is_open = excluded.is_open, checks = excluded.checks,
            released_by = excluded.released_by, release_reason = excluded.release_reason
        """;

    private const string ReleaseRowsSql = """
        select r.policy_version, r.policy, r.canary, r.proposed_at, r.proposed_by, r.released_at, r.released_by
        from policy_release r
        where r.municipality_id = @municipality
        order by r.proposed_at desc, r.policy_version
        """;

    // A policy that was released before and is tried again keeps nothing of its release: it needs a second person anew.
    private const string SaveCanarySql = """
        insert into policy_release (municipality_id, policy_version, policy, canary, proposed_at, proposed_by)
        values (@municipality, @version, @policy::jsonb, @canary::jsonb, @at, @by)
        on conflict on constraint policy_release_key do update
        set canary = excluded.canary, proposed_at = excluded.proposed_at, proposed_by = excluded.proposed_by,
            released_at = null, released_by = null
        """;

    private const string ReleaseSql = """
        update policy_release r set released_at = @at, released_by = @by
        where r.municipality_id = @municipality and r.policy_version = @version
        """;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static async Task<GateVerdict?> VerdictAsync(
        CountyScope scope, PlanId plan, CancellationToken cancellationToken) =>
        await scope.RowOrNullAsync<VerdictRow>(
            VerdictRowsSql, new { municipality = scope.Municipality, plan }, cancellationToken) is { } row
            ? new GateVerdict(plan, row.JudgedAt, Read<IReadOnlyList<GateCheck>>(row.Checks))
            {
                Release = row is { ReleasedBy: { } by, ReleaseReason: { } reason } ? new GateRelease(by, reason) : null,
            }
            : null;

    public static Task SaveVerdictAsync(
        CountyScope scope, GateVerdict verdict, CancellationToken cancellationToken) =>
        scope.RunAsync(
            SaveVerdictSql,
            new
            {
                municipality = scope.Municipality,
                plan = verdict.Plan,
                at = verdict.At,
                isOpen = verdict.IsOpen,
                checks = JsonSerializer.Serialize(verdict.Checks, Json),
                by = verdict.Release?.By,
                reason = verdict.Release?.Reason,
            },
            cancellationToken);

    public static async Task<IReadOnlyList<PolicyRelease>> ReleasesAsync(
        CountyScope scope, CancellationToken cancellationToken) =>
        [.. (await scope.RowsAsync<ReleaseRow>(
            ReleaseRowsSql, new { municipality = scope.Municipality }, cancellationToken))
            .Select(row => new PolicyRelease(
                row.PolicyVersion, Read<Policy>(row.Policy), Read<CanaryReport>(row.Canary), row.ProposedAt,
                row.ProposedBy, row.ReleasedAt, row.ReleasedBy))];

    public static Task SaveCanaryAsync(
        CountyScope scope, PolicyRelease proposed, CancellationToken cancellationToken) =>
        scope.RunAsync(
            SaveCanarySql,
            new
            {
                municipality = scope.Municipality,
                version = proposed.Version,
                policy = JsonSerializer.Serialize(proposed.Policy, Json),
                canary = JsonSerializer.Serialize(proposed.Canary, Json),
                at = proposed.ProposedAt,
                by = proposed.ProposedBy,
            },
            cancellationToken);

    public static Task ReleaseAsync(
        CountyScope scope, string version, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        scope.RunAsync(
            ReleaseSql, new { municipality = scope.Municipality, version, by, at }, cancellationToken);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;

    private sealed record VerdictRow(
        DateTimeOffset JudgedAt, string Checks, string? ReleasedBy, string? ReleaseReason);

    private sealed record ReleaseRow(
        string PolicyVersion,
        string Policy,
        string Canary,
        DateTimeOffset ProposedAt,
        string ProposedBy,
        DateTimeOffset? ReleasedAt,
        string? ReleasedBy);
}
