using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>Proves, or improves on, what is left of a problem after an engine has decided most of it: a port.</summary>
/// <remarks>
/// The core is an ordinary problem: options that cannot matter are left out, people already decided stay in it with
/// their option fixed (so that resources they use, minima and opening costs need no special case), and its objective
/// is that of the whole problem.
/// </remarks>
public interface ICoreCloser
{
    /// <summary>
    /// Options of people who are not fixed that a core may have at most; larger ones are not attempted.
    /// </summary>
    int OptionsMax { get; }

    /// <summary>
    /// Searches the core for something better than the incumbent, or for the proof that there is none.
    /// </summary>
    /// <param name="core">What is left, with everybody decided fixed.</param>
    /// <param name="incumbent">
    /// Per applicant of the core the local option of the best answer known, −1 for none; feasible.
    /// </param>
    /// <param name="limits">
    /// When to end; with a work limit the verdict does not depend on the machine. The gap is that of the core.
    /// </param>
    /// <param name="cancellationToken">Ends the search within 100 ms with what is known; does not throw.</param>
    /// <returns>What is known; <see cref="CoreVerdict.Nothing"/> when nothing is.</returns>
    CoreVerdict Close(AllocationProblem core, ReadOnlySpan<int> incumbent, SearchLimits limits,
        CancellationToken cancellationToken);
}
