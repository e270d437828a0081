using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CourseMatch.Application.Messages;

/// <summary>The sentences of messages from one embedded file: languages, in each of them names, under each name one
/// text or, for a kind of message, its title and its first sentence.</summary>
internal sealed partial class MessageSentences
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> languages;

    /// <summary>Reads <c>Messages/<paramref name="file"/></c>.</summary>
    public MessageSentences(string file)
    {
        using var stream = typeof(MessageSentences).Assembly
            .GetManifestResourceStream($"CourseMatch.Application.Messages.{file}")!;
        languages = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(stream)!;
    }

    /// <summary>Whether there are sentences to a kind.</summary>
    public bool Has(MessageKind kind) => languages["de"].ContainsKey(NameOf(kind));

    /// <summary>The names a language has texts for, in order.</summary>
    public IReadOnlyList<string> Names(string language) =>
        [.. languages[language].Keys.Order(StringComparer.Ordinal)];

    /// <summary>A text as it stands in the file.</summary>
    public string Text(string language, string name) => languages[language][name].GetString()!;

    /// <summary>Title and first sentence of a kind.</summary>
    public (string Title, string First) Lead(string language, MessageKind kind)
    {
        var lead = languages[language][NameOf(kind)];
        return (lead[0].GetString()!, lead[1].GetString()!);
    }

    /// <summary>A text with its values in their places, or null when one of them is not known.</summary>
    public string? Filled(string language, string name, IReadOnlyDictionary<string, string> values)
    {
        var text = Text(language, name);
        return Place().Matches(text).All(place => values.GetValueOrDefault(place.Groups[1].Value) is { Length: > 0 })
            ? Place().Replace(text, place => Shown(values[place.Groups[1].Value]))
            : null;
    }

    /// <summary>Days as every language of the letters reads them without doubt, the way the German part writes
    /// them.</summary>
    private static string Shown(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
            : value;

    private static string NameOf(MessageKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Place();
}
