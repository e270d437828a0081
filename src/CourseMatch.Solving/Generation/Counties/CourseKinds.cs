namespace CourseMatch.Solving.Generation.Counties;

/// <summary>How frequent the kinds are, how many levels they have and who may attend what.</summary>
internal static class CourseKinds
{
    /// <summary>Shares of people in percent, by kind.</summary>
    public static ReadOnlySpan<int> Shares => [46, 15, 7, 7, 9, 11, 5];

    private static ReadOnlySpan<int> Levels => [3, 3, 2, 2, 2, 2, 1];

    /// <summary>Number of levels of a kind, 1 .. 3.</summary>
    public static int LevelsOf(CourseKind kind) => Levels[(int)kind];

    /// <summary>Points for attending a course of this kind, −1 when it is not open to the person.</summary>
    /// <remarks>People meant for a special course may attend the general one; nobody else the special one.</remarks>
    public static int KindPoints(CourseKind person, CourseKind course)
    {
        if (person == course)
        {
            return 100;
        }

        return course != CourseKind.General
            ? -1
            : person switch
            {
                CourseKind.Women => 40,
                CourseKind.Youth => 40,
                CourseKind.SecondScript => 20,
                CourseKind.Volunteer => 60,
                CourseKind.General or CourseKind.Literacy or CourseKind.Vocational => -1,
            };
    }

    /// <summary>Points for the level: the own one 400, the next 180, two off 60.</summary>
    public static int LevelPoints(int person, int course) => Math.Abs(course - person) switch
    {
        0 => 400,
        1 => 180,
        _ => 60,
    };
}
