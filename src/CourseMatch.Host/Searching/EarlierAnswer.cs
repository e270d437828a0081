using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Searching;

/// <summary>A search that starts from an earlier plan and moves people only for a reason.</summary>
/// <param name="Plan">The earlier plan.</param>
/// <param name="Stability">Points more for every option somebody had in it.</param>
internal sealed record EarlierAnswer(EarlierPlan Plan, int Stability)
{
    /// <summary>Most points of stability.</summary>
    public const int StabilityMax = 1_000_000;

    /// <summary>Solves with the bonus, and answers without it.</summary>
    /// <remarks>
    /// The bonus is no part of the problem: the objective is counted without it. What bounds every answer with it
    /// bounds every answer without it, because the bonus is never negative; that bound is wide.
    /// </remarks>
    public AllocationOutcome Solve(AllocationProblem problem, IAllocationEngine engine, SearchLimits limits,
        ISearchObserver observer, CancellationToken token)
    {
        if (Stability == 0)
        {
            return engine.SolveFrom(problem, Plan, limits, observer, token);
        }

        var steady = StabilityBonus.Add(problem, Plan.Problem, Plan.ChosenOption.AsSpan(), Stability);
        var outcome = engine.SolveFrom(steady, Plan, limits, observer, token);
        return outcome is AllocationOutcome.Answered { Answer: var answer }
            ? new AllocationOutcome.Answered(WithoutBonus(problem, answer))
            : outcome;
    }

    /// <summary>How many of those placed before, and still here with their option, lost or changed it.</summary>
    public PlanMoves MovesIn(AllocationProblem problem, AllocationAnswer answer)
    {
        var held = StabilityBonus.Held(problem, Plan.Problem, Plan.ChosenOption.AsSpan());
        var moved = held.Index().Count(at => at.Item >= 0 && answer.ChosenOption[at.Index] != at.Item);
        return new PlanMoves(held.Count(option => option >= 0), moved);
    }

    private AllocationAnswer WithoutBonus(AllocationProblem problem, AllocationAnswer answer)
    {
        var moves = MovesIn(problem, answer);
        var objective = answer.Objective - ((long)Stability * (moves.Held - moves.Moved));
        return answer with
        {
            Objective = objective,
            Stop = answer.Stop == StopReason.Optimal && answer.Bound > objective ? StopReason.Gap : answer.Stop,
        };
    }
}
