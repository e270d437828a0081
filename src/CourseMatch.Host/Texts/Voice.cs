using System.Globalization;
using System.Resources;

namespace CourseMatch.Host.Texts;

/// <summary>The program's own sentences in the language of one reader; German unless another was chosen.</summary>
internal sealed class Voice(CultureInfo culture)
{
    /// <summary>All files of texts of this room; a name stands in one of them.</summary>
    private static readonly ResourceManager[] Resources =
    [
        .. typeof(Voice).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("CourseMatch.Host.Texts.", StringComparison.Ordinal)
                && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^Ending.Length], typeof(Voice).Assembly)),
    ];

    private const string Ending = ".resources";

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
    public string? Find(string name) =>
        Resources.Select(texts => texts.GetString(name, Culture)).FirstOrDefault(text => text is not null);
}
