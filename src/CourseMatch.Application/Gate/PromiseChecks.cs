using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Gate;

/// <summary>No promise is taken back, and people are moved within the budgets only.</summary>
internal static class PromiseChecks
{
    /// <summary>Promises in courses that go on, of people on the list, without any place in the draft.</summary>
    internal static IEnumerable<Finding> TakenBack(GateCase gate)
    {
        var placed = gate.Draft.Placements.Select(placement => placement.Newcomer).ToHashSet();
        foreach (var promise in gate.Circumstances.KeptPromises.OrderBy(promise => promise.Newcomer.Value))
        {
            if (gate.Circumstances.Find(promise.Newcomer) is { IsActive: true } newcomer
                && !placed.Contains(newcomer.Id))
            {
                yield return Finding.Of(
                    "CM3203", Severity.Error, newcomer.Reference,
                    Case.NameOf(gate.Circumstances.Find(promise.Course)!));
            }
        }
    }

    /// <summary>Moves of people who may not be moved, and more moves than the week has left.</summary>
    internal static IEnumerable<Finding> BeyondBudget(GateCase gate)
    {
        var moves = Moves.Of(gate.Circumstances, gate.Draft.Placements, gate.ByHand);
        var allowed = moves.Replaced.Select(promise => promise.Newcomer).ToHashSet();
        foreach (var placement in gate.Draft.Placements)
        {
            if (gate.Circumstances.PromiseOf(placement.Newcomer) is { } promise
                && (promise.Course != placement.Course || !placement.IsPromised)
                && !allowed.Contains(placement.Newcomer)
                && gate.Circumstances.Find(placement.Course) is { } course)
            {
                yield return Finding.Of(
                    "CM3204", Severity.Error, gate.Circumstances.Find(placement.Newcomer)!.Reference,
                    Case.NameOf(gate.Circumstances.Find(promise.Course)!), Case.NameOf(course));
            }
        }

        foreach (var finding in moves.Findings)
        {
            yield return finding;
        }
    }
}
