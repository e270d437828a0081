namespace CourseMatch.Benchmarks.Measuring;

/// <summary>The four sizes everything is measured on.</summary>
/// <param name="Name">S, M, L or XL.</param>
/// <param name="People">Applicants.</param>
/// <param name="Courses">Courses.</param>
internal sealed record ProblemSize(string Name, int People, int Courses)
{
    public static IReadOnlyList<ProblemSize> All { get; } =
    [
        new("S", 1_000, 60),
        new("M", 5_000, 300),
        new("L", 20_000, 1_200),
        new("XL", 100_000, 5_000),
    ];

    /// <exception cref="ArgumentException">There is no size of that name.</exception>
    public static ProblemSize Of(string name) => All.FirstOrDefault(size => size.Name == name)
        ?? throw new ArgumentException($"There is no size \"{name}\"; there are S, M, L and XL.", nameof(name));
}
