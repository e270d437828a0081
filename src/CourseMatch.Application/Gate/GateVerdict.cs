using System.Text.Json.Serialization;
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

    /// <summary>Siblings apart although one group has room: a fault of the search, or a family's wish.</summary>
    private const string SiblingsApart = "CM3202";

    /// <summary>A coordinator may let a plan through that this check stops, giving a reason: it is about order and
    /// sizes. Nobody may where the judge, a promise or a budget is concerned, and a policy takes a second person.
    /// </summary>
    [JsonIgnore]
    public bool MayBeReleased => Kind switch
    {
        GateCheckKind.Order or GateCheckKind.Steps or GateCheckKind.Sizes => true,
        GateCheckKind.Families => Findings.All(
            finding => finding.Severity != Severity.Error || finding.Code == SiblingsApart),
        GateCheckKind.Judge or GateCheckKind.Care or GateCheckKind.Promises or GateCheckKind.Budgets
            or GateCheckKind.Policy => false,
    };

    /// <summary>Passed exactly when no finding is an error; long lists are cut.</summary>
    internal static GateCheck Of(GateCheckKind kind, IReadOnlyList<Finding> findings) => new(
        kind,
        findings.All(finding => finding.Severity != Severity.Error),
        [.. findings.OrderByDescending(finding => finding.Severity).Take(FindingsMax)]);
}

/// <summary>A coordinator's word for a plan that the gate holds.</summary>
/// <param name="By">Account; must not be empty.</param>
/// <param name="Reason">Why, in own words; must not be empty, at most <see cref="ReasonMax"/> characters are kept.
/// </param>
public sealed record GateRelease(string By, string Reason)
{
    /// <summary>Longest reason kept.</summary>
    public const int ReasonMax = 500;

    /// <summary>Whether somebody stands for it with a reason.</summary>
    internal bool IsGiven => !string.IsNullOrWhiteSpace(By) && !string.IsNullOrWhiteSpace(Reason);

    /// <summary>The same without blanks around, cut to length, and without the one character no database keeps.
    /// </summary>
    internal GateRelease Kept
    {
        get
        {
            var reason = Reason.Replace("\0", "", StringComparison.Ordinal).Trim();
            return new GateRelease(By.Trim(), reason[..Math.Min(reason.Length, ReasonMax)]);
        }
    }
}

/// <summary>What the publication gate says of a draft; stored with the plan.</summary>
/// <param name="Plan">The draft.</param>
/// <param name="At">When it was judged (UTC).</param>
/// <param name="Checks">Every check, passed or not.</param>
public sealed record GateVerdict(PlanId Plan, DateTimeOffset At, IReadOnlyList<GateCheck> Checks)
{
    /// <summary>Who let the plan through nevertheless, or null.</summary>
    public GateRelease? Release { get; init; }

    /// <summary>The night may publish.</summary>
    public bool IsOpen => Checks.All(check => check.IsPassed);

    /// <summary>A coordinator may publish, giving a reason.</summary>
    public bool MayBeReleased => Checks.All(check => check.IsPassed || check.MayBeReleased);

    /// <summary>What stopped it, in the order of the checks.</summary>
    public IReadOnlyList<Finding> Obstacles =>
        [.. Checks.Where(check => !check.IsPassed).SelectMany(check => check.Findings)];
}
