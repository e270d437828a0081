using System.Collections.Immutable;

namespace CourseMatch.Solving.Problems;

/// <summary>The independent arrays of a problem, from which its constructor derives the reverse lists.</summary>
internal sealed record ProblemParts
{
    public required ImmutableArray<string> ResourceIds { get; init; }

    public required ImmutableArray<int> Capacity { get; init; }

    public required ImmutableArray<int> Minimum { get; init; }

    public required ImmutableArray<int> OpeningCost { get; init; }

    public required ImmutableArray<string> ApplicantIds { get; init; }

    public required ImmutableArray<int> FixedOption { get; init; }

    public required ImmutableArray<int> FirstOption { get; init; }

    public required ImmutableArray<string> OptionIds { get; init; }

    public required ImmutableArray<int> Score { get; init; }

    public required ImmutableArray<int> FirstUse { get; init; }

    public required ImmutableArray<int> UseResource { get; init; }

    public required ImmutableArray<int> UseUnits { get; init; }

    public required IntRows Exclusions { get; init; }

    public required IntRows Bonuses { get; init; }

    public required ImmutableArray<int> BonusScore { get; init; }
}
