using System.Globalization;
using System.Text.Json;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Imports;

/// <summary>What kind of value a field takes.</summary>
public enum FieldKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Number,

    /// <summary>Yes or no: <c>true</c>, <c>false</c>.</summary>
    Flag,

    /// <summary>Day, yyyy-MM-dd.</summary>
    Day,

    /// <summary>One of <see cref="CorrectableField.Choices"/>.</summary>
    Choice,
}

/// <summary>A field a person may correct here.</summary>
/// <param name="Path">Path in the canonical record.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsOptional">It may be emptied.</param>
/// <param name="Choices">Names to choose from; empty but for choices.</param>
public sealed record CorrectableField(
    string Path, FieldKind Kind, bool IsOptional, IReadOnlyList<string> Choices)
{
    private static readonly CorrectableField[] Site =
    [
        Text("Site.Name"),
        Text("Site.Address.Street", true),
        Text("Site.Address.Postcode", true),
        Text("Site.Address.Town", true),
    ];

    private static readonly CorrectableField[] Courses =
    [
        Text("Title"),
        Choice<CourseKind>("Kind"),
        Number("Seats"),
        Number("MinimumToRun"),
        Number("SeatsReserved"),
        Number("SeatsBooked", true),
        Flag("IsWomenOnly"),
        Flag("IsForParents"),
        Choice<CourseMode>("Mode"),
        Choice<Funding>("Funding"),
        Choice<CourseState>("State"),
        .. Site,
    ];

    private static readonly CorrectableField[] CareGroups =
    [
        Text("Name"),
        Number("AgeMonthsFrom"),
        Number("AgeMonthsBelow"),
        Day("Days.First"),
        Day("Days.Last"),
        Flag("IsSubsidiary"),
        .. Site,
    ];

    private static readonly CorrectableField[] Newcomers =
    [
        Text("Newcomer.FamilyName"),
        Text("Newcomer.GivenName"),
        Day("Newcomer.BirthDate"),
        Choice<Gender>("Newcomer.Gender"),
        Choice<Literacy>("Newcomer.Literacy"),
        Number("Newcomer.SchoolYears", true),
        Flag("Newcomer.AttendsSchool"),
        Choice<CourseKind>("Newcomer.RecommendedKind", true),
        Text("Newcomer.Address.Street", true),
        Text("Newcomer.Address.Postcode", true),
        Text("Newcomer.Address.Town", true),
        Choice<Mobility>("Newcomer.Mobility"),
        Number("Newcomer.JourneyMinutesMax", true),
        Flag("Newcomer.Wishes.WomenOnly"),
        Choice<DayPart>("Newcomer.Wishes.Part", true),
        Choice<CourseKind>("Newcomer.Wishes.Kind", true),
        Day("Newcomer.RegisteredOn"),
    ];

    /// <summary>The fields of one subject.</summary>
    public static IReadOnlyList<CorrectableField> Of(ImportSubject subject) => subject switch
    {
        ImportSubject.Courses => Courses,
        ImportSubject.Care => CareGroups,
        ImportSubject.Newcomers => Newcomers,
    };

    /// <summary>The value as JSON, or null when the text is none this field takes.</summary>
    /// <param name="text">What a person entered; empty = no value.</param>
    public string? Json(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return IsOptional ? "null" : null;
        }

        return Kind switch
        {
            FieldKind.Text => JsonSerializer.Serialize(trimmed, RecordJson.Options),
            FieldKind.Number => int.TryParse(
                trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
            FieldKind.Flag => trimmed is "true" or "false" ? trimmed : null,
            FieldKind.Day => DateOnly.TryParseExact(
                trimmed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? $"\"{trimmed}\""
                : null,
            FieldKind.Choice => Choices.Contains(trimmed, StringComparer.Ordinal) ? $"\"{trimmed}\"" : null,
        };
    }

    private static CorrectableField Text(string path, bool isOptional = false) =>
        new(path, FieldKind.Text, isOptional, []);

    private static CorrectableField Number(string path, bool isOptional = false) =>
        new(path, FieldKind.Number, isOptional, []);

    private static CorrectableField Flag(string path) => new(path, FieldKind.Flag, false, []);

    private static CorrectableField Day(string path) => new(path, FieldKind.Day, false, []);

    private static CorrectableField Choice<T>(string path, bool isOptional = false)
        where T : struct, Enum => new(path, FieldKind.Choice, isOptional, Enum.GetNames<T>());
}
