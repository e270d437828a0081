using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Checking;

/// <summary>An answer as a solution file claims it: nothing in it has been compared with a problem.</summary>
public sealed record AnswerClaim
{
    /// <summary>Per applicant id (unique, in file order) the chosen option's index, null when left out.</summary>
    public required IReadOnlyList<(string Applicant, long? Option)> Assignments { get; init; }

    /// <summary>Claimed objective in points.</summary>
    public required long Objective { get; init; }

    /// <summary>Claimed upper bound in points.</summary>
    public required long Bound { get; init; }

    /// <summary>Claimed (bound − objective) / max(1, bound).</summary>
    public required ClaimedGap Gap { get; init; }

    /// <summary>Claimed status.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>Claimed reason why the search ended.</summary>
    public required StopReason Stop { get; init; }

    /// <summary>Name of the engine that is said to have answered; any text.</summary>
    public required string Engine { get; init; }

    /// <summary>Claimed solving time in seconds; cannot be checked.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seed of the engine; cannot be checked.</summary>
    public required long Seed { get; init; }
}
