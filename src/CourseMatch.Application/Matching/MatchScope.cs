namespace CourseMatch.Application.Matching;

/// <summary>How far one run of matching may go.</summary>
/// <remarks>The night uses <see cref="Night"/>. A freed seat or a placement by hand asks for less: whatever it does not
/// name stays as it is.</remarks>
public sealed record MatchScope
{
    /// <summary>Everybody who waits, every open course, moves within the week's budget.</summary>
    public static MatchScope Night { get; } = new();

    /// <summary>Everybody who waits, no promise is touched.</summary>
    public static MatchScope WithoutMoves { get; } = new() { MovesMax = 0 };

    /// <summary>Moves at most; null = what the policy leaves for this week.</summary>
    public int? MovesMax { get; init; }

    /// <summary>People who accepted and said that they would move may be moved as well.</summary>
    public bool IncludesWilling { get; init; }

    /// <summary>Courses whose free seats may be given; null = all. Seats that a move leaves may be given in any case.
    /// </summary>
    public IReadOnlySet<CourseId>? OpenCourses { get; init; }

    /// <summary>One person who is to get a place in one course, whatever the plan loses by it.</summary>
    public (NewcomerId Newcomer, CourseId Course)? ByHand { get; init; }

    /// <summary>Nobody else who waits gets a place.</summary>
    public bool IsByHandAlone { get; init; }

    /// <summary>Most people are not looked at: why they wait is for the plan in force to say.</summary>
    public bool IsPartial => IsByHandAlone || OpenCourses is not null;
}
