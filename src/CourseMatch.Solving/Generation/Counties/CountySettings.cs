namespace CourseMatch.Solving.Generation.Counties;

/// <summary>The figures in which the shapes of a county differ; shares in percent.</summary>
internal sealed record CountySettings
{
    /// <summary>People with children who need care during lessons.</summary>
    public int CareNeed { get; init; } = 33;

    /// <summary>Of those, who has other care by day and in the evening or on Saturday.</summary>
    public (int Day, int Evening) OtherCare { get; init; } = (25, 50);

    /// <summary>Sites and times of day with a care group.</summary>
    public int CareGroups { get; init; } = 60;

    /// <summary>Places of a care group, least and most.</summary>
    public (int Least, int Most) CarePlaces { get; init; } = (5, 15);

    /// <summary>Couples per 100 people.</summary>
    public int Couples { get; init; } = 4;

    /// <summary>Couples who share small children.</summary>
    public int CouplesWithChildren { get; init; } = 60;

    /// <summary>Couples who gain from attending at one site.</summary>
    public int CouplesWithBonus { get; init; } = 50;

    /// <summary>Courses with a minimum.</summary>
    public int Minima { get; init; } = 60;

    /// <summary>The minimum in percent of the seats; null for 6 to 10 people whatever the size.</summary>
    public (int Least, int Most)? MinimumShare { get; init; }

    /// <summary>Points for opening a course, least and most.</summary>
    public (int Least, int Most) OpeningCost { get; init; } = (200, 500);

    /// <summary>
    /// Whether courses already run, with part of their seats taken, until demand is 1.3 times the supply.
    /// </summary>
    public bool HasRunningCourses { get; init; } = true;

    /// <summary>Courses of a kind and level drawn at random instead of after a person living near.</summary>
    public int RandomCourses { get; init; } = 10;

    /// <summary>Whether seats paid by kind and hours of teaching are limited per district.</summary>
    public bool HasQuotas { get; init; }

    /// <summary>Points of the five classes of urgency: obliged, long waiting, parent, other, volunteer.</summary>
    public IReadOnlyList<int> ClassPoints { get; init; } = [10_000, 7_000, 5_000, 3_500, 2_000];

    /// <summary>The settings of a shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shape is no county.</exception>
    public static CountySettings Of(ProblemShape shape) => shape switch
    {
        ProblemShape.County => new(),
        ProblemShape.TightCare => new()
        {
            CareNeed = 70,
            OtherCare = (10, 25),
            CareGroups = 80,
            CarePlaces = (3, 9),
        },
        ProblemShape.MinHeavy => new()
        {
            Minima = 100,
            MinimumShare = (60, 85),
            OpeningCost = (1_000, 4_000),
            HasRunningCourses = false,
            RandomCourses = 30,
        },
        ProblemShape.Couples => new() { Couples = 30, CouplesWithChildren = 75, CouplesWithBonus = 75 },
        ProblemShape.Quota => new() { HasQuotas = true },
        ProblemShape.Tiers => new() { ClassPoints = [1_000_000, 200_000, 50_000, 12_000, 4_000] },
        ProblemShape.AssignmentA or ProblemShape.AssignmentB or ProblemShape.AssignmentE
            => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not a county."),
    };
}
