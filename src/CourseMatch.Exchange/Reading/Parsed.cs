using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Reading;

/// <summary>What is to be said about a value: a finding without its place.</summary>
internal sealed record Remark(string Code, Severity Severity, params FindingValue[] Values)
{
    public static Remark Error(string code, params FindingValue[] values) => new(code, Severity.Error, values);

    public static Remark Warning(string code, params FindingValue[] values) => new(code, Severity.Warning, values);

    public static Remark Note(string code, params FindingValue[] values) => new(code, Severity.Note, values);
}

/// <summary>What a parser made of a text: understood, understood with a remark, or refused with a remark. There is
/// no fourth way: nothing is guessed silently.</summary>
internal readonly struct Parsed<T>
{
    private Parsed(T value, bool isUnderstood, Remark? remark)
    {
        Value = value;
        IsUnderstood = isUnderstood;
        Remark = remark;
    }

    /// <summary>The value; the default of its type when refused.</summary>
    public T Value { get; }

    public bool IsUnderstood { get; }

    /// <summary>Always there when refused.</summary>
    public Remark? Remark { get; }

    public static implicit operator Parsed<T>(T value) => new(value, true, null);

    public static implicit operator Parsed<T>(Remark remark) => new(default!, false, remark);

    public static Parsed<T> With(T value, Remark? remark) => new(value, true, remark);
}

/// <summary>Where a value that cannot be read is no reason to refuse the record.</summary>
internal static class Lenient
{
    /// <summary>The same parser, its errors turned into warnings; the value then counts as missing.</summary>
    public static Func<string, Parsed<T>> Softly<T>(this Func<string, Parsed<T>> parse) => text =>
    {
        var parsed = parse(text);
        return parsed.Remark is { Severity: Severity.Error } error && !parsed.IsUnderstood
            ? error with { Severity = Severity.Warning }
            : parsed;
    };
}
