using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>What the gate looks at.</summary>
/// <param name="Draft">The plan that wants to be published.</param>
/// <param name="InForce">The plan in force, or null.</param>
/// <param name="Circumstances">What is on file now, today, and the rule book in use.</param>
/// <param name="Released">The policy last released.</param>
/// <param name="IsPolicyReleased">Whether the draft was made with it.</param>
public sealed record GateCase(
    Plan Draft, Plan? InForce, Circumstances Circumstances, Policy Released, bool IsPolicyReleased)
{
    /// <summary>A person whom a coordinator places by hand, outside of budgets; or null.</summary>
    public NewcomerId? ByHand { get; init; }
}

/// <summary>The gate that every plan passes before letters leave, of the night or by hand.</summary>
/// <remarks>It trusts neither the search nor the policy in use: the order of people is read by the policy last
/// released, and every figure is counted anew from the placements. Münster 2023: one wrong sort order, 144 places taken
/// back.
/// </remarks>
public static class PublicationGate
{
    /// <summary>All checks, none left out because another failed.</summary>
    /// <param name="gate">What to look at.</param>
    /// <param name="at">Now (UTC).</param>
    public static GateVerdict Judge(GateCase gate, DateTimeOffset at)
    {
        var judged = PlacementJudge.Judge(gate.Circumstances, gate.Draft.Placements, gate.ByHand);
        return new GateVerdict(
            gate.Draft.Summary.Id,
            at,
            [
                GateCheck.Of(GateCheckKind.Judge, [.. judged.Where(finding => !IsFamily(finding) && !IsCare(finding))]),
                GateCheck.Of(
                    GateCheckKind.Families,
                    [.. judged.Where(IsFamily), .. SplitSiblings.Find(gate.Circumstances, gate.Draft.Placements)]),
                GateCheck.Of(GateCheckKind.Care, [.. judged.Where(IsCare)]),
                GateCheck.Of(GateCheckKind.Promises, [.. PromiseChecks.TakenBack(gate)]),
                GateCheck.Of(GateCheckKind.Budgets, [.. PromiseChecks.BeyondBudget(gate)]),
                GateCheck.Of(GateCheckKind.Order, [.. OrderChecks.PassedOver(gate)]),
                GateCheck.Of(GateCheckKind.Steps, [.. OrderChecks.WorseServed(gate)]),
                GateCheck.Of(GateCheckKind.Policy, gate.IsPolicyReleased
                    ? []
                    : [Finding.Of("CM3208", Severity.Error, gate.Draft.Summary.PolicyVersion[..12])]),
                GateCheck.Of(GateCheckKind.Sizes, [.. SizeChecks.Of(gate)]),
            ]);
    }

    /// <summary>A child in two groups at once, a place that is not this child's.</summary>
    private static bool IsFamily(Finding finding) => finding.Code is "CM2405" or "CM2410";

    /// <summary>A child without anybody, a group too full, a child that came later and cannot be helped.</summary>
    private static bool IsCare(Finding finding) => finding.Code is "CM2403" or "CM2404";
}
