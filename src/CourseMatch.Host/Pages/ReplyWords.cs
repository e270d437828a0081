using System.Text.Json;

namespace CourseMatch.Host.Pages;

/// <summary>The sentences of the reply page in one language of the letters besides German.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Words">By name.</param>
internal sealed record ReplyWords(string Language, IReadOnlyDictionary<string, string> Words)
{
    private static readonly Dictionary<string, ReplyWords> All = Read();

    /// <summary>Languages there are sentences in.</summary>
    public static IReadOnlyCollection<string> Languages => All.Keys;

    /// <summary>How the language is written.</summary>
    public string Direction => Language is "ar" or "fa" ? "rtl" : "ltr";

    /// <summary>One sentence.</summary>
    public string this[string name] => Words[name];

    /// <summary>The sentences in a language as it is on file, or null.</summary>
    public static ReplyWords? Of(string? language) => All.GetValueOrDefault((language ?? "").ToLowerInvariant());

    private static Dictionary<string, ReplyWords> Read()
    {
        using var stream = typeof(ReplyWords).Assembly.GetManifestResourceStream("CourseMatch.Host.Pages.reply.json")
            ?? throw new InvalidOperationException("The assembly holds no reply.json.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(
            language => language.Name,
            language => new ReplyWords(
                language.Name,
                language.Value.EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetString()!)));
    }
}
