using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>Something that answers allocation problems: the port behind which engines are exchanged.</summary>
public interface IAllocationEngine
{
    /// <summary>Name in files and on the command line, lower case.</summary>
    string Name { get; }

    /// <summary>Searches for the best answer within the limits.</summary>
    /// <param name="problem">Any problem; all its features are honoured.</param>
    /// <param name="limits">When to end; with a work limit the answer does not depend on the machine.</param>
    /// <param name="observer">Told of progress on the calling thread; must return quickly.</param>
    /// <param name="cancellationToken">
    /// Ends the search within 100 ms with the best answer so far; does not throw
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <returns>
    /// An answer that is feasible and maximal (nobody is left out who has an option of positive gain that still
    /// fits), or why there is none.
    /// </returns>
    AllocationOutcome Solve(AllocationProblem problem, SearchLimits limits, ISearchObserver observer,
        CancellationToken cancellationToken);

    /// <summary>Searches from an earlier plan: the people of a similar problem mostly keep what they had.</summary>
    /// <remarks>
    /// An engine that has no use for a start ignores it. Keeping yesterday's places is a matter of scores: see
    /// <see cref="EarlierPlan"/>.
    /// </remarks>
    /// <param name="problem">Any problem; all its features are honoured.</param>
    /// <param name="earlier">Where to start from.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="observer">Told of progress on the calling thread; must return quickly.</param>
    /// <param name="cancellationToken">Ends the search within 100 ms with the best answer so far.</param>
    /// <returns>As without an earlier plan.</returns>
    AllocationOutcome SolveFrom(AllocationProblem problem, EarlierPlan earlier, SearchLimits limits,
        ISearchObserver observer, CancellationToken cancellationToken) =>
        Solve(problem, limits, observer, cancellationToken);
}
