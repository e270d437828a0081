namespace CourseMatch.Application.Imports;

/// <summary>A value corrected here: it stands against the feed until the feed itself says something else.</summary>
/// <param name="Id">Identifier; 0 before it is stored.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Key">Key of the record.</param>
/// <param name="Field">Path of the field, for example <c>Seats</c> or <c>Newcomer.Address.Street</c>.</param>
/// <param name="FeedValue">What the feed said when it was corrected, as JSON.</param>
/// <param name="Value">The value that holds, as JSON.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="At">When (UTC).</param>
public sealed record LocalEdit(
    int Id,
    ImportSubject Subject,
    string Source,
    string Key,
    string Field,
    string FeedValue,
    string Value,
    string By,
    DateTimeOffset At);
