using System.Globalization;
using System.Resources;

namespace CourseMatch.Host.Texts;

/// <summary>The program's own sentences in the language of one reader; German unless another was chosen.</summary>
internal sealed class Voice(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("CourseMatch.Host.Texts.Host", typeof(Voice).Assembly);

    private static readonly ResourceManager Nights = new("CourseMatch.Host.Texts.Nights", typeof(Voice).Assembly);

    /// <summary>Languages there are texts in, German first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["de", "en"];

    public static Voice German { get; } = new(CultureInfo.GetCultureInfo("de-DE"));

    public static Voice English { get; } = new(CultureInfo.GetCultureInfo("en-GB"));

    public CultureInfo Culture { get; } = culture;

    /// <summary>Two letters, for the <c>lang</c> attribute of a page.</summary>
    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>The voice of a language, or null when there are no texts in it.</summary>
    public static Voice? Of(string? language) => language switch
    {
        "de" => German,
        "en" => English,
        _ => null,
    };

    /// <summary>The text of a name, with its values set in.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text: a mistake of ours.</exception>
    public string Say(string name, params ReadOnlySpan<object> values) =>
        string.Format(Culture, Find(name) ?? throw new MissingManifestResourceException($"No text {name}."), values);

    /// <summary>The text of a name as it stands, or null.</summary>
    public string? Find(string name) => Resources.GetString(name, Culture) ?? Nights.GetString(name, Culture);
}
