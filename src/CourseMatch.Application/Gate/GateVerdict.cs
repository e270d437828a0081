using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Gate;

/// <summary>The checks of the publication gate, in the order they are shown.</summary>
public enum GateCheckKind
{
    /// <summary>The independent judge accepts every placement.</summary>
    Judge,

    /// <summary>Siblings and households are unbroken.</summary>
    Families,

    /// <summary>Every childcare hour is covered.</summary>
    Care,

    /// <summary>No promise is taken back.</summary>
    Promises,

    /// <summary>The change budgets are kept.</summary>
    Budgets,

    /// <summary>Nobody is passed over by somebody of a lower step.</summary>
    Order,

    /// <summary>Every step is at least as well served as in the plan in force, or the reason is shown.</summary>
    Steps,

    /// <summary>The policy is the one last released.</summary>
    Policy,

    /// <summary>People and seats are about as many as in the plan in force.</summary>
    Sizes,
}

/// <summary>What one check says.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsPassed">Nothing stands against publishing.</param>
/// <param name="Findings">What stands against it, or what explains a change; may be empty.</param>
public sealed record GateCheck(GateCheckKind Kind, bool IsPassed, IReadOnlyList<Finding> Findings)
{
    /// <summary>Longest list of findings kept of one check.</summary>
    private const int FindingsMax = 20;

    /// <summary>Passed exactly when no finding is an error; long lists are cut.</summary>
    internal static GateCheck Of(GateCheckKind kind, IReadOnlyList<Finding> findings) => new(
        kind,
        findings.All(finding => finding.Severity != Severity.Error),
        [.. findings.OrderByDescending(finding => finding.Severity).Take(FindingsMax)]);
}

/// <summary>What the publication gate says of a draft; stored with the plan.</summary>
/// <param name="Plan">The draft.</param>
/// <param name="At">When it was judged (UTC).</param>
/// <param name="Checks">Every check, passed or not.</param>
public sealed record GateVerdict(PlanId Plan, DateTimeOffset At, IReadOnlyList<GateCheck> Checks)
{
    /// <summary>The night may publish.</summary>
    public bool IsOpen => Checks.All(check => check.IsPassed);

    /// <summary>What stopped it, in the order of the checks.</summary>
    public IReadOnlyList<Finding> Obstacles =>
        [.. Checks.Where(check => !check.IsPassed).SelectMany(check => check.Findings)];
}
