using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>One problem all contestants get, in memory and as a file.</summary>
/// <param name="Name">Short name, such as <c>M county 3</c>.</param>
/// <param name="Size">Name of the size, or of the family for problems from elsewhere.</param>
/// <param name="Shape">Name of the shape.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Path">The file.</param>
internal sealed record Instance(
    string Name, string Size, string Shape, long Seed, AllocationProblem Problem, string Path)
{
    /// <summary>What placing one applicant is worth before costs, where the scores hide costs; else null.</summary>
    public int? Reward { get; init; }

    /// <summary>Makes a problem, or reads it from the file made earlier.</summary>
    public static Instance Make(ProblemSize size, ProblemShape shape, long seed, string folder)
    {
        var shapeName = ProblemShapeNames.NameOf(shape);
        var problem = ProblemGenerator.Generate(new GenerationRequest(size.People, size.Courses, seed, shape));
        return Of($"{size.Name} {shapeName} {seed}", size.Name, shapeName, seed, problem, folder);
    }

    /// <summary>Writes the file of a problem unless it is there.</summary>
    public static Instance Of(
        string name, string size, string shape, long seed, AllocationProblem problem, string folder)
    {
        var path = System.IO.Path.Combine(folder, name.Replace(' ', '-') + ".json");
        using (var stream = File.Create(path))
        {
            ProblemWriter.Write(problem, stream);
        }

        return new Instance(name, size, shape, seed, problem, path);
    }
}
