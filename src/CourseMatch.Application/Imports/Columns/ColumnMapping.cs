namespace CourseMatch.Application.Imports.Columns;

/// <summary>How one organisation's files are to be read: which header of its lists means which field, and what it
/// writes as a minimum of participants. Said by hand once, then remembered.</summary>
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

    /// <summary>What this organisation writes where its KURSNET files give a minimum of participants: true = the booked
    /// number, false = the minimum, null = nobody has said.</summary>
    public bool? MinimumIsBooked { get; init; }

    /// <summary>It says nothing.</summary>
    public bool IsEmpty => Fields.Count == 0 && MinimumIsBooked is null;
}
