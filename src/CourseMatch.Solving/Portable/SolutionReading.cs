using CourseMatch.Solving.Checking;

namespace CourseMatch.Solving.Portable;

/// <summary>What came out of reading a solution file; a closed set.</summary>
public abstract record SolutionReading
{
    private SolutionReading()
    {
    }

    /// <summary>Calls the one function that fits.</summary>
    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused) => this switch
    {
        Accepted reading => accepted(reading),
        Refused reading => refused(reading),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    /// <summary>The file keeps every rule of the format; whether it is true is not yet known.</summary>
    public sealed record Accepted(AnswerClaim Claim) : SolutionReading;

    /// <summary>The file breaks rules of the format.</summary>
    /// <param name="Faults">Every fault with its place; above a thousand, the last line counts the rest.</param>
    public sealed record Refused(IReadOnlyList<Fault> Faults) : SolutionReading;
}
