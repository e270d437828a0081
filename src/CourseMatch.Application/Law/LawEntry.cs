namespace CourseMatch.Application.Law;

/// <summary>How sure a value from law is.</summary>
public enum Certainty
{
    /// <summary>Read in the text of the law.</summary>
    Statute,

    /// <summary>Page or circular of an authority.</summary>
    Official,

    /// <summary>Pages of providers and the press.</summary>
    Practice,

    /// <summary>Not confirmed for today, contradictory, or derived.</summary>
    Uncertain,
}

/// <summary>One value from law and the days it holds for.</summary>
/// <param name="Key">Name of the value, known to <see cref="LegalLimits"/>.</param>
/// <param name="Values">The value as written, invariant text; several only for lists.</param>
/// <param name="ValidFrom">First day, or null = always before.</param>
/// <param name="ValidTo">Last day, or null = until further notice.</param>
/// <param name="Source">Paragraph or document.</param>
/// <param name="ReadOn">Day on which somebody last read the source.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record LawEntry(
    string Key,
    IReadOnlyList<string> Values,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string Source,
    DateOnly ReadOn,
    Certainty Certainty);
