using System.Globalization;
using CourseMatch.Solving.Generation.Assignments;

namespace CourseMatch.Benchmarks.Literature;

/// <summary>
/// Reads a generalised assignment instance in the format of OR-Library: agents, jobs, costs, weights, capacities.
/// </summary>
internal static class AssignmentFile
{
    /// <exception cref="FormatException">The file holds something else, or too few numbers.</exception>
    public static AssignmentInstance Read(string path)
    {
        var numbers = File.ReadAllText(path)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        var (agents, jobs) = numbers.Length < 2 ? (0, 0) : (numbers[0], numbers[1]);
        var pairs = agents * jobs;
        if (numbers.Length < 2 + (2 * pairs) + agents || pairs == 0)
        {
            throw new FormatException($"{Path.GetFileName(path)} is no generalised assignment instance.");
        }

        return new AssignmentInstance(
            agents, jobs, [.. numbers[2..(2 + pairs)]], [.. numbers[(2 + pairs)..(2 + (2 * pairs))]],
            [.. numbers[(2 + (2 * pairs))..(2 + (2 * pairs) + agents)]]);
    }
}
