using System.Globalization;
using System.Text.Json;

namespace CourseMatch.Application.Messages;

/// <summary>One language's part of a message.</summary>
/// <param name="Language">ISO 639 code.</param>
/// <param name="Greeting">Greeting with the name.</param>
/// <param name="Lines">Core sentences.</param>
/// <param name="Closing">Closing.</param>
/// <param name="Note">That the German version is binding; null in the German part.</param>
public sealed record MessagePart(
    string Language, string Greeting, IReadOnlyList<string> Lines, string Closing, string? Note)
{
    /// <summary>Written from right to left.</summary>
    public bool IsRightToLeft => Language is "ar" or "fa";
}

/// <summary>A message ready to leave: German first, then the core sentences in the person's language.</summary>
/// <param name="Subject">Subject, German, and the other language's where there is one.</param>
/// <param name="Parts">German first.</param>
/// <param name="Sender">Name of the municipality.</param>
public sealed record MessageText(string Subject, IReadOnlyList<MessagePart> Parts, string Sender)
{
    /// <summary>Languages there are core sentences in, German first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["de", "en", "uk", "ru", "ar", "fa", "tr", "fr"];

    private static readonly Dictionary<string, Dictionary<string, JsonElement>> Sentences = Read();

    /// <summary>In this order, each where its values are known.</summary>
    private static readonly (string Name, string[] Values)[] Common =
    [
        ("course", [MessageValue.Course, MessageValue.CourseNumber]),
        ("provider", [MessageValue.Provider]),
        ("site", [MessageValue.Site]),
        ("firstDay", [MessageValue.FirstDay]),
        ("children", [MessageValue.Children]),
        ("validUntil", [MessageValue.ValidUntil]),
        ("replyBy", [MessageValue.ReplyBy]),
        ("replyLink", [MessageValue.ReplyLink]),
    ];

    /// <summary>Plain text, as an e-mail carries it.</summary>
    public string Plain => string.Join(
        "\r\n\r\n" + new string('-', 40) + "\r\n\r\n",
        Parts.Select(part => string.Join(
            "\r\n",
            [part.Greeting, "", .. part.Lines, "", part.Closing, Sender, .. Notes(part)])));

    /// <summary>Whether there are sentences to a kind; messages to the office have none here.</summary>
    public static bool IsForPeople(MessageKind kind) => Sentences["de"].ContainsKey(NameOf(kind));

    /// <summary>Writes a message to a person.</summary>
    /// <exception cref="ArgumentException">It is for the office.</exception>
    public static MessageText ToPerson(OutgoingMessage message)
    {
        if (message.Person is not { } person)
        {
            throw new ArgumentException("The message is for the office.", nameof(message));
        }

        var other = LetterLanguage(person.Language);
        string[] languages = other is null ? ["de"] : ["de", other];
        return new MessageText(
            string.Join(" / ", languages.Select(language => Lead(language, message.Kind)[0])),
            [.. languages.Select(language => PartOf(language, message, person))],
            message.Municipality);
    }

    /// <summary>Writes a message to the office: kind and figures, in German.</summary>
    public static MessageText ToOffice(OutgoingMessage message)
    {
        var values = message.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var title = message.Kind switch
        {
            MessageKind.PlanPublished => "Die Nacht hat einen Plan veröffentlicht",
            MessageKind.PlanHeld => "Die Nacht hat einen Plan zurückgehalten",
            MessageKind.NightFailed => "Die Nacht ist gescheitert",
            _ => message.Kind.ToString(),
        };
        return new MessageText(
            $"CourseMatch {message.Municipality}: {title}",
            [
                new MessagePart(
                    "de",
                    "Guten Morgen,",
                    [$"{title}.", .. values.Select(pair => $"{pair.Key}: {pair.Value}")],
                    "CourseMatch",
                    null),
            ],
            message.Municipality);
    }

    /// <summary>The language of letters for somebody, or null when German alone is all there is: related languages
    /// stand in for one another (Dari for Persian).</summary>
    internal static string? LetterLanguage(string? language) => language switch
    {
        null or "de" => null,
        "prs" or "tg" => "fa",
        "be" => "ru",
        _ when Languages.Contains(language) => language,
        _ => null,
    };

    private static MessagePart PartOf(string language, OutgoingMessage message, MessagePerson person)
    {
        var texts = Sentences[language];
        var lines = new List<string> { Lead(language, message.Kind)[1] };
        foreach (var (name, values) in Common)
        {
            if (values.All(value => message.Values.GetValueOrDefault(value) is { Length: > 0 }))
            {
                lines.Add(Fill(texts[name].GetString()!, message.Values));
            }
        }

        return new MessagePart(
            language,
            texts["greeting"].GetString()!.Replace("{name}", person.Name, StringComparison.Ordinal),
            lines,
            texts["closing"].GetString()!,
            language == "de" ? null : texts["note"].GetString());
    }

    private static string[] Notes(MessagePart part) => part.Note is { } note ? [note] : [];

    private static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", Shown(value), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Days as every language of the letters reads them without doubt, the way the German part writes
    /// them.</summary>
    private static string Shown(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
            : value;

    private static string[] Lead(string language, MessageKind kind) =>
        [.. Sentences[language][NameOf(kind)].EnumerateArray().Select(text => text.GetString()!)];

    private static string NameOf(MessageKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static Dictionary<string, Dictionary<string, JsonElement>> Read()
    {
        using var stream = typeof(MessageText).Assembly
            .GetManifestResourceStream("CourseMatch.Application.Messages.letters.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(stream)!;
    }
}
