using System.Collections.Immutable;

namespace CourseMatch.Solving.Problems;

/// <summary>Who gets which option, what it is worth, and how far from the best possible it can be at most.</summary>
/// <remarks>A claim of an engine until <see cref="Checking.AllocationChecker"/> has accepted it.</remarks>
public sealed record AllocationAnswer
{
    /// <summary>Per applicant the index of the chosen option within the applicant, −1 when left out.</summary>
    public required ImmutableArray<int> ChosenOption { get; init; }

    /// <summary>Scores + bonuses earned − opening costs, in points.</summary>
    public required long Objective { get; init; }

    /// <summary>
    /// Proven upper bound on the objective of any feasible answer, in points; never below the objective.
    /// </summary>
    public required long Bound { get; init; }

    /// <summary>Why the search ended.</summary>
    public required StopReason Stop { get; init; }

    /// <summary>Name of the engine that answered.</summary>
    public required string Engine { get; init; }

    /// <summary>Solving time in seconds, without reading and writing files; differs from run to run.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seed of the engine's random choices.</summary>
    public required int Seed { get; init; }

    /// <summary>Optimal exactly when the bound equals the objective.</summary>
    public AnswerStatus Status => Bound == Objective ? AnswerStatus.Optimal : AnswerStatus.Feasible;

    /// <summary>Relative distance to the bound: (bound − objective) / max(1, bound); 0 when optimal.</summary>
    public double Gap => GapBetween(Objective, Bound);

    /// <summary>The gap formula of the portable format: (bound − objective) / max(1, bound).</summary>
    /// <remarks>The difference is taken in 128 bits, so any two 64-bit figures have a gap.</remarks>
    public static double GapBetween(long objective, long bound) =>
        (double)((Int128)bound - objective) / Math.Max(1, bound);
}
