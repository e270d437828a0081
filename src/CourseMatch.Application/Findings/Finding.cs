using System.Globalization;

namespace CourseMatch.Application.Findings;

/// <summary>How heavy a finding is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>To be looked at; nothing is stopped by it.</summary>
    Warning,

    /// <summary>Stops the row, the file or the step it speaks of.</summary>
    Error,
}

/// <summary>Kinds of values in a sentence; each is written in the reader's language only when it is shown.</summary>
public enum FindingValueKind
{
    /// <summary>Text as found.</summary>
    Text,

    /// <summary>Number.</summary>
    Number,

    /// <summary>Day, stored as yyyy-MM-dd.</summary>
    Day,

    /// <summary>Name of a term of the glossary (enum member), stored as Type.Member: CourseKind.Municipal.</summary>
    Term,

    /// <summary>Time of day, stored as HH:mm.</summary>
    Time,
}

/// <summary>One value of a finding, stored independent of language.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Value">Invariant text form.</param>
public readonly record struct FindingValue(FindingValueKind Kind, string Value)
{
    /// <summary>A text.</summary>
    public static implicit operator FindingValue(string value) => new(FindingValueKind.Text, value);

    /// <summary>A whole number.</summary>
    public static implicit operator FindingValue(int value) =>
        new(FindingValueKind.Number, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A day.</summary>
    public static implicit operator FindingValue(DateOnly value) =>
        new(FindingValueKind.Day, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A time of day.</summary>
    public static implicit operator FindingValue(TimeOnly value) =>
        new(FindingValueKind.Time, value.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A term: an enum member shown by its name in the glossary.</summary>
    public static FindingValue Term<T>(T value)
        where T : struct, Enum => new(FindingValueKind.Term, $"{typeof(T).Name}.{value}");
}

/// <summary>Where in a file a finding was made.</summary>
/// <param name="Line">1-based line of the file, or null.</param>
/// <param name="Column">Column header, element path or 1-based position, or null.</param>
/// <param name="Record">Key of the record, or null.</param>
public sealed record FindingPlace(int? Line, string? Column, string? Record = null);

/// <summary>Something a person should know: code, place, values. Its sentence and its advice come from the resource
/// texts named after the code, in the reader's language.</summary>
/// <param name="Code">CM1xxx input, CM2xxx rules, CM3xxx life of a plan, CM4xxx jobs and the machine.</param>
/// <param name="Severity">Weight.</param>
/// <param name="Place">Place in a file, or null.</param>
/// <param name="Values">Values in the order the sentence names them.</param>
public sealed record Finding(
    string Code, Severity Severity, FindingPlace? Place, IReadOnlyList<FindingValue> Values)
{
    /// <summary>A finding that belongs to no file.</summary>
    public static Finding Of(string code, Severity severity, params FindingValue[] values) =>
        new(code, severity, null, values);

    /// <summary>A finding with its place in a file.</summary>
    public static Finding At(FindingPlace place, string code, Severity severity, params FindingValue[] values) =>
        new(code, severity, place, values);

    /// <summary>Content equality, values included.</summary>
    public bool Equals(Finding? other) =>
        other is not null && Code == other.Code && Severity == other.Severity && Equals(Place, other.Place)
        && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Severity, Place, Values.Count);
}
