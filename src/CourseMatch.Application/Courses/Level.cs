using System.Diagnostics.CodeAnalysis;

namespace CourseMatch.Application.Courses;

/// <summary>A half step of the Common European Framework, as providers teach it: A1.1, A1.2, A2.1 ... C2.2.</summary>
/// <param name="Step">0 = before A1 (literacy stage), 1 = A1.1, 2 = A1.2, ... 12 = C2.2.</param>
public readonly record struct Level(int Step) : IComparable<Level>
{
    /// <summary>Before A1: learning to read and write comes first.</summary>
    public static Level BeforeA1 => new(0);

    private static readonly string[] Names =
        ["Alpha", "A1.1", "A1.2", "A2.1", "A2.2", "B1.1", "B1.2", "B2.1", "B2.2", "C1.1", "C1.2", "C2.1", "C2.2"];

    /// <summary>Highest step, C2.2.</summary>
    public const int HighestStep = 12;

    /// <summary>Reads "A1.1", "A.1.1", "a2", "B1.2", "Alpha"; a whole level means its first half.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Level? level)
    {
        level = null;
        var compact = (text ?? "").Replace(" ", "").Replace(".", "").Replace("-", "").ToUpperInvariant();
        if (compact is "ALPHA" or "A0" or "0")
        {
            level = BeforeA1;
            return true;
        }

        var letter = compact.Length is 2 or 3 ? "ABC".IndexOf(compact[0]) : -1;
        if (letter < 0
            || compact[1] is not ('1' or '2') || compact.Length == 3 && compact[2] is not ('1' or '2'))
        {
            return false;
        }

        var half = compact.Length == 3 ? compact[2] - '1' : 0;
        level = new Level(1 + letter * 4 + (compact[1] - '1') * 2 + half);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Level other) => Step.CompareTo(other.Step);

    /// <summary>"A1.1" and so on; "Alpha" before A1.</summary>
    public override string ToString() => Step is >= 0 and <= HighestStep ? Names[Step] : $"({Step})";
}
