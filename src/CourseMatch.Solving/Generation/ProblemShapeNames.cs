namespace CourseMatch.Solving.Generation;

/// <summary>The names of the shapes as they are written on the command line.</summary>
public static class ProblemShapeNames
{
    private static readonly (string Name, ProblemShape Shape)[] Pairs =
    [
        ("county", ProblemShape.County),
        ("tight-care", ProblemShape.TightCare),
        ("min-heavy", ProblemShape.MinHeavy),
        ("couples", ProblemShape.Couples),
        ("quota", ProblemShape.Quota),
        ("tiers", ProblemShape.Tiers),
        ("assignment-a", ProblemShape.AssignmentA),
        ("assignment-b", ProblemShape.AssignmentB),
        ("assignment-e", ProblemShape.AssignmentE),
    ];

    /// <summary>All names, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Pairs.Select(pair => pair.Name)];

    /// <summary>The shape of a name, null when there is none of that name.</summary>
    public static ProblemShape? ShapeOf(string name)
    {
        foreach (var pair in Pairs)
        {
            if (pair.Name == name)
            {
                return pair.Shape;
            }
        }

        return null;
    }

    /// <summary>The name of a shape.</summary>
    public static string NameOf(ProblemShape shape) => Pairs[(int)shape].Name;
}
