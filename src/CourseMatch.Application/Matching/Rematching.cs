using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>One search over a county that respects the people who have been promised something.</summary>
/// <remarks>
/// Where the budgets let people be moved, the search is made twice: with moves, and with every promise where it is. The
/// first is taken only when it is better by more than its moves cost, and only when everybody who was promised a place
/// has one in it. So a move is never the by-product of a search that ended early. What the moves bought is the
/// difference of the two, in points and in people, and stands in the notes of the plan.
/// </remarks>
public sealed class Rematching(
    IAllocationEngine engine, SearchLimits limits, ISearchObserver observer, CancellationToken stopSearch)
{
    /// <summary>Searches.</summary>
    /// <param name="circumstances">What is on file, the day and the rule book.</param>
    /// <param name="scope">How far the run may go.</param>
    public Rematched Run(Circumstances circumstances, MatchScope scope)
    {
        var moving = MatchingModel.Build(circumstances, scope);
        var best = Solve(moving);
        if (moving.Movable == 0 || best is Rematched.Found { } kept && kept.Model.KeepsEverybody(kept.Answer)
            && kept.Model.MovedBy(kept.Answer).Count == 0)
        {
            return best;
        }

        var staying = Solve(MatchingModel.Build(circumstances, scope with { MovesMax = 0 }));
        if (best is not Rematched.Found moved || !moved.Model.KeepsEverybody(moved.Answer))
        {
            return staying;
        }

        if (staying is not Rematched.Found stayed)
        {
            return best;
        }

        var gain = moved.Model.PointsOf(moved.Answer.Objective) - stayed.Model.PointsOf(stayed.Answer.Objective);
        return gain <= 0
            ? staying
            : moved with { Content = moved.Content with { Notes = MoveNotes.With(moved, stayed, gain) } };
    }

    private Rematched Solve(MatchingModel model) => engine.Solve(model.Problem, limits, observer, stopSearch).Match(
        answered => Checked(model, SiblingsTogether.Of(model, answered.Answer)),
        infeasible => new Rematched.Nothing(
            [Finding.Of("CM3006", Severity.Error, string.Join("; ", infeasible.Conflict.Reasons))], true),
        _ => new Rematched.Nothing([Finding.Of("CM3007", Severity.Error)], false));

    private static Rematched Checked(MatchingModel model, AllocationAnswer answer)
    {
        var verdict = AllocationChecker.Check(model.Problem, answer);
        return verdict.Accepted
            ? new Rematched.Found(model, answer, model.PlanFrom(answer))
            : new Rematched.Nothing(
                [.. verdict.Faults.Select(fault => Finding.Of("CM3004", Severity.Error, fault.ToString()))], false);
    }
}
