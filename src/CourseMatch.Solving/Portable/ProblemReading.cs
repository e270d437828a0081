using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>What came out of reading a problem file; a closed set.</summary>
public abstract record ProblemReading
{
    private ProblemReading()
    {
    }

    /// <summary>Calls the one function that fits.</summary>
    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted reading => accepted(reading),
        Refused reading => refused(reading),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    /// <summary>The file keeps every rule of the format.</summary>
    public sealed record Accepted(AllocationProblem Problem) : ProblemReading;

    /// <summary>The file breaks rules of the format.</summary>
    /// <param name="Faults">Every fault with its place; above a thousand, the last line counts the rest.</param>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : ProblemReading;
}
