namespace CourseMatch.Solving.Generation;

/// <summary>Which problem to make: the same request gives the same problem, on every machine.</summary>
/// <param name="People">
/// Applicants, 1 .. <see cref="PeopleMax"/>; jobs in the generalised assignment shapes.
/// </param>
/// <param name="Courses">
/// Courses, 1 .. <see cref="CoursesMax"/>; agents in the generalised assignment shapes.
/// </param>
/// <param name="Seed">Start of the random numbers, any number.</param>
/// <param name="Shape">What the problem is like.</param>
public sealed record GenerationRequest(int People, int Courses, long Seed, ProblemShape Shape)
{
    /// <summary>
    /// Most people a problem is made for: ten times the largest measured size, a few gigabytes of memory.
    /// </summary>
    public const int PeopleMax = 1_000_000;

    /// <summary>Most courses a problem is made for.</summary>
    public const int CoursesMax = 100_000;

    /// <summary>
    /// Most jobs × agents in the generalised assignment shapes, where everybody may go everywhere.
    /// </summary>
    public const int PairsMax = 20_000_000;

    /// <summary>
    /// Whether people times courses stays within <see cref="PairsMax"/>, where the shape makes that many options.
    /// </summary>
    public bool Fits =>
        Shape is not (ProblemShape.AssignmentA or ProblemShape.AssignmentB or ProblemShape.AssignmentE)
        || (long)People * Courses <= PairsMax;
}
