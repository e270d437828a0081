using System.Globalization;
using System.Resources;

namespace CourseMatch.Application.Findings;

/// <summary>Sentences for people, German by default, English complete; texts live in <c>Texts/</c>.</summary>
/// <remarks>
/// One file per range of codes (input, imports, rules, plan, places) and one for terms. A code's sentence stands under
/// its own name with <c>{0}</c>, <c>{1}</c> ... for its values, its advice under <c>CODE.Advice</c>, terms under
/// <c>Type.Member</c>. Every code has both texts in both languages (House test).
/// </remarks>
public static class FindingTexts
{
    private static readonly ResourceManager Terms = Open("Terms");
    private static readonly ResourceManager Input = Open("InputFindings");
    private static readonly ResourceManager Import = Open("ImportFindings");
    private static readonly ResourceManager Rule = Open("RuleFindings");
    private static readonly ResourceManager Plan = Open("PlanFindings");
    private static readonly ResourceManager Places = Open("PlaceFindings");

    /// <summary>German, the language a text is in when nobody chose another.</summary>
    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The sentence: fact with values.</summary>
    public static string Sentence(Finding finding, CultureInfo culture)
    {
        var values = finding.Values.Select(value => (object)Shown(value, culture)).ToArray();
        return string.Format(culture, Text(finding.Code, culture), values);
    }

    /// <summary>The advice: what can be done about it.</summary>
    public static string Advice(Finding finding, CultureInfo culture)
    {
        var values = finding.Values.Select(value => (object)Shown(value, culture)).ToArray();
        return string.Format(culture, Text(finding.Code + ".Advice", culture), values);
    }

    /// <summary>Name of a term of the glossary.</summary>
    public static string Term<T>(T value, CultureInfo culture)
        where T : struct, Enum => Text($"{typeof(T).Name}.{value}", culture);

    /// <summary>A text by its name, for example <c>Rule.LevelFitsModule</c>.</summary>
    public static string Named(string name, CultureInfo culture) => Text(name, culture);

    /// <summary>A value of a finding as a reader of that language writes it.</summary>
    public static string Shown(FindingValue value, CultureInfo culture) => value.Kind switch
    {
        FindingValueKind.Text => value.Value,
        FindingValueKind.Number =>
            decimal.Parse(value.Value, CultureInfo.InvariantCulture).ToString("#,0.##", culture),
        FindingValueKind.Day =>
            DateOnly.ParseExact(value.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d", culture),
        FindingValueKind.Time =>
            TimeOnly.ParseExact(value.Value, "HH:mm", CultureInfo.InvariantCulture).ToString("HH:mm", culture),
        FindingValueKind.Term => Text(value.Value, culture),
    };

    private static string Text(string name, CultureInfo culture) =>
        ResourceOf(name).GetString(name, culture)
        ?? throw new MissingManifestResourceException($"No text named {name}.");

    private static ResourceManager ResourceOf(string name) => name[..4] switch
    {
        "CM16" or "CM17" or "CM18" => Import,
        ['C', 'M', '1', ..] => Input,
        ['C', 'M', '2', ..] => Rule,
        "CM31" or "CM32" => Places,
        ['C', 'M', '3', ..] => Plan,
        _ => Terms,
    };

    private static ResourceManager Open(string name) =>
        new($"CourseMatch.Application.Texts.{name}", typeof(FindingTexts).Assembly);
}
