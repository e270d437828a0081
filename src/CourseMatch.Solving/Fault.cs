namespace CourseMatch.Solving;

/// <summary>
/// One thing wrong with a file or an answer: where, and a technical sentence with the values at fault.
/// </summary>
/// <param name="Place">
/// Path in the file, such as <c>applicants[17].options[2].uses</c>; indices count from 0, keys of maps are quoted.
/// </param>
/// <param name="Sentence">What is wrong, with values, in English: read by administrators, not by clerks.</param>
public sealed record Fault(string Place, string Sentence)
{
    /// <summary>A fault whose numbers read the same on every machine, whatever its language settings.</summary>
    public static Fault At(string place, FormattableString sentence) =>
        new(place, FormattableString.Invariant(sentence));

    /// <summary>Place and sentence in one line.</summary>
    public override string ToString() => $"{Place}: {Sentence}";
}
