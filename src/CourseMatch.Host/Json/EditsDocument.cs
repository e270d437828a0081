using CourseMatch.Application.Imports;

namespace CourseMatch.Host.Json;

/// <summary>Corrections that stand, newest first.</summary>
public sealed record EditsDocument(IReadOnlyList<EditView> Edits);

/// <summary>One correction.</summary>
/// <param name="Edit">Number; 0 for one just made.</param>
/// <param name="Subject">courses, newcomers or care.</param>
/// <param name="Provider">Provider or authority.</param>
/// <param name="Key">Key of the record within its source.</param>
/// <param name="Field">Path of the field.</param>
/// <param name="FeedValue">What the source says.</param>
/// <param name="Value">What holds.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="At">UTC.</param>
public sealed record EditView(
    int Edit,
    string Subject,
    string Provider,
    string Key,
    string Field,
    string FeedValue,
    string Value,
    string By,
    DateTimeOffset At)
{
    internal static EditView Of(LocalEdit edit) => new(
        edit.Id,
        ImportDocument.SubjectName(edit.Subject),
        edit.Source,
        edit.Key,
        edit.Field,
        Shown(edit.FeedValue),
        Shown(edit.Value),
        edit.By,
        edit.At);

    private static string Shown(string json) => json is ['"', .., '"']
        ? System.Text.Json.JsonDocument.Parse(json).RootElement.GetString()!
        : json == "null" ? "" : json;
}

/// <summary>Fields that can be corrected.</summary>
public sealed record EditFieldsDocument(string Subject, IReadOnlyList<EditFieldView> Fields);

/// <summary>One field that can be corrected.</summary>
/// <param name="Field">Path.</param>
/// <param name="Takes">text, number, flag, day or choice.</param>
/// <param name="IsOptional">It may be emptied.</param>
/// <param name="Choices">Names to choose from; empty but for choices.</param>
public sealed record EditFieldView(string Field, string Takes, bool IsOptional, IReadOnlyList<string> Choices)
{
    internal static EditFieldView Of(CorrectableField field) =>
        new(field.Path, field.Kind.ToString().ToLowerInvariant(), field.IsOptional, field.Choices);
}
