using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Gate;

/// <summary>The policy by which plans may be published.</summary>
/// <param name="Version">Its version; null where plans of an unknown version were published before anybody released
/// one.
/// </param>
/// <param name="Policy">Its values, or null where they are not known.</param>
public sealed record ReleasedPolicy(string? Version, Policy? Policy)
{
    /// <summary>The one released last. Before the first release it is the built-in one, unless the plan in force was
    /// made with another: then that one stands until somebody releases a policy.</summary>
    /// <param name="releases">Newest first.</param>
    /// <param name="inForce">Head of the plan in force, or null.</param>
    public static ReleasedPolicy Of(IReadOnlyList<PolicyRelease> releases, PlanSummary? inForce)
    {
        if (releases.Where(release => release.ReleasedAt is not null).MaxBy(release => release.ReleasedAt) is { } last)
        {
            return new ReleasedPolicy(last.Version, last.Policy);
        }

        var builtIn = PolicyBook.BuiltIn;
        return inForce is null || inForce.PolicyVersion == builtIn.Version
            ? new ReleasedPolicy(builtIn.Version, builtIn.Policy)
            : new ReleasedPolicy(inForce.PolicyVersion, null);
    }

    /// <summary>Whether plans made with a version may be published by the night.</summary>
    public bool Covers(string version) => Version == version;
}
