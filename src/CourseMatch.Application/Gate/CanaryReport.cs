using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>What a policy does to one reference case.</summary>
/// <param name="Name">Name of the case, see <see cref="ReferenceCases"/>.</param>
/// <param name="IsAsExpected">The person whom the law or the aim of the house puts first is served.</param>
/// <param name="Served">Who is served under the policy: names of the case, never of people.</param>
public sealed record ReferenceResult(string Name, bool IsAsExpected, string Served);

/// <summary>People of one step of the order, under the policy released and under the new one.</summary>
/// <param name="Step">The step, by the released policy.</param>
/// <param name="People">People on the list on this step.</param>
/// <param name="PlacedBefore">Of them placed under the released policy.</param>
/// <param name="PlacedAfter">Of them placed under the new policy.</param>
public sealed record StepDifference(OrderStep Step, int People, int PlacedBefore, int PlacedAfter);

/// <summary>One person whom the new policy serves otherwise.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Before">Course under the released policy, by number, or null.</param>
/// <param name="After">Course under the new policy, by number, or null.</param>
public sealed record PersonDifference(NewcomerId Newcomer, string? Before, string? After);

/// <summary>What a changed policy would do: to the reference cases, and to the list as it is.</summary>
/// <param name="FromVersion">The policy released, or null where it is not known.</param>
/// <param name="ToVersion">The new policy.</param>
/// <param name="Cases">Every reference case.</param>
/// <param name="PlacedBefore">People placed under the released policy.</param>
/// <param name="PlacedAfter">People placed under the new policy.</param>
/// <param name="Gained">People placed under the new policy alone.</param>
/// <param name="Lost">People placed under the released policy alone.</param>
/// <param name="Elsewhere">People placed in another course.</param>
/// <param name="Steps">By step of the order, highest first.</param>
/// <param name="People">The people concerned, at most 200: those who lose first.</param>
public sealed record CanaryReport(
    string? FromVersion,
    string ToVersion,
    IReadOnlyList<ReferenceResult> Cases,
    int PlacedBefore,
    int PlacedAfter,
    int Gained,
    int Lost,
    int Elsewhere,
    IReadOnlyList<StepDifference> Steps,
    IReadOnlyList<PersonDifference> People);
