using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Gate;

/// <summary>A policy that somebody wants to bring into force, or that was released.</summary>
/// <param name="Version">Version of the policy.</param>
/// <param name="Policy">Its values.</param>
/// <param name="Canary">What it would change.</param>
/// <param name="ProposedAt">When the canary ran (UTC).</param>
/// <param name="ProposedBy">Account that ran it.</param>
/// <param name="ReleasedAt">When it was released (UTC), or null.</param>
/// <param name="ReleasedBy">Account that released it, never the one that ran the canary; or null.</param>
public sealed record PolicyRelease(
    string Version,
    Policy Policy,
    CanaryReport Canary,
    DateTimeOffset ProposedAt,
    string ProposedBy,
    DateTimeOffset? ReleasedAt,
    string? ReleasedBy);

/// <summary>Port: verdicts of the gate and releases of policies, as anybody may read them.</summary>
public interface IGateStore
{
    /// <summary>What the gate said of a plan, or null when it was never asked.</summary>
    Task<GateVerdict?> VerdictAsync(MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken);

    /// <summary>Policies with their canaries, newest first.</summary>
    Task<IReadOnlyList<PolicyRelease>> ReleasesAsync(
        MunicipalityId municipality, CancellationToken cancellationToken);
}

/// <summary>Port: the gate inside one transaction that holds the municipality's lock.</summary>
public interface IGateChange
{
    /// <summary>Stores what the gate says of a plan, in place of what it said before.</summary>
    Task SaveVerdictAsync(GateVerdict verdict, CancellationToken cancellationToken);

    /// <summary>Policies with their canaries as this transaction sees them, newest first.</summary>
    Task<IReadOnlyList<PolicyRelease>> ReleasesAsync(CancellationToken cancellationToken);

    /// <summary>Stores a canary, in place of an earlier one of the same policy that was not released.</summary>
    Task SaveCanaryAsync(PolicyRelease proposed, CancellationToken cancellationToken);

    /// <summary>Releases a policy whose canary is stored.</summary>
    Task ReleaseAsync(string version, string by, DateTimeOffset at, CancellationToken cancellationToken);
}
