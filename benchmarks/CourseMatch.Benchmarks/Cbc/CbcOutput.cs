using System.Globalization;

namespace CourseMatch.Benchmarks.Cbc;

/// <summary>What CBC says at its end, of a model that is made small.</summary>
/// <param name="HasAnswer">There is a feasible answer.</param>
/// <param name="Lower">Nothing feasible lies below.</param>
internal sealed record CbcOutput(bool HasAnswer, double? Lower)
{
    /// <summary>Reads the final lines; without a lower bound an optimal objective is its own.</summary>
    public static CbcOutput Of(string output)
    {
        var objective = NumberAfter(output, "Objective value:");
        var lower = NumberAfter(output, "Lower bound:");
        return new CbcOutput(
            objective is not null && !output.Contains("Problem proven infeasible", StringComparison.Ordinal),
            lower ?? (output.Contains("Result - Optimal solution found", StringComparison.Ordinal) ? objective : null));
    }

    /// <summary>The upper bound in points.</summary>
    public long? BoundOf(long constant) => Lower is { } lower ? constant - (long)Math.Ceiling(lower - 1e-3) : null;

    /// <summary>Which columns are 1 in a solution file: lines of index, name, value, cost.</summary>
    public static bool[] ReadOnes(string path, int columns)
    {
        var isOne = new bool[columns];
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var name = Array.FindIndex(fields, field => field[0] == 'c');
            isOne[int.Parse(fields[name][1..], CultureInfo.InvariantCulture)] =
                double.Parse(fields[name + 1], CultureInfo.InvariantCulture) > 0.5;
        }

        return isOne;
    }

    private static double? NumberAfter(string output, string label)
    {
        var at = output.LastIndexOf(label, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = output[(at + label.Length)..].TrimStart();
        var end = rest.IndexOfAny(['\n', ' ', '\r']);
        return double.TryParse(end < 0 ? rest : rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;
    }
}
