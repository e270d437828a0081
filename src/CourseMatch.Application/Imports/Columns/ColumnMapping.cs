namespace CourseMatch.Application.Imports.Columns;

/// <summary>Which header of one organisation's lists means which field: made by hand once, then remembered.</summary>
/// <remarks>
/// A header is compared without case, umlauts and punctuation, as everywhere. A field is named by its own header, as
/// <c>docs/formats.md</c> lists them ("TN max"). Headers the mapping does not name are found by the known words.
/// </remarks>
/// <param name="Subject">What the lists are about.</param>
/// <param name="Fields">Field by header; null = the column is not wanted, which is then no finding any more.</param>
public sealed record ColumnMapping(ImportSubject Subject, IReadOnlyDictionary<string, string?> Fields)
{
    /// <summary>Most headers of one mapping; no list is wider.</summary>
    public const int HeadersMax = 500;
}
