namespace CourseMatch.Solving.Generation.Counties;

/// <summary>One course of a made-up county.</summary>
internal sealed class CountyCourse
{
    public required int Site { get; init; }

    public required CourseKind Kind { get; init; }

    /// <summary>Level counted from 0.</summary>
    public required int Level { get; init; }

    public required LessonTimes Times { get; init; }

    /// <summary>Seats not yet taken.</summary>
    public required int Seats { get; set; }

    /// <summary>Least people when it runs; 0 once it runs already.</summary>
    public required int Minimum { get; set; }

    /// <summary>Points for opening it; 0 once it runs already.</summary>
    public required int OpeningCost { get; set; }

    /// <summary>Index of the care group children of its participants may attend, −1 for none.</summary>
    public int CareGroup { get; set; } = -1;
}
