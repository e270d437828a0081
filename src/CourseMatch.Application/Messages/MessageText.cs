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

    private static readonly MessageSentences Letters = new("letters.json");

    /// <summary>In this order, each where its values are known.</summary>
    private static readonly string[] Common =
        ["course", "provider", "site", "firstDay", "children", "validUntil", "replyBy", "replyLink"];

    /// <summary>Plain text, as an e-mail carries it.</summary>
    public string Plain => string.Join(
        "\r\n\r\n" + new string('-', 40) + "\r\n\r\n",
        Parts.Select(part => string.Join(
            "\r\n",
            [part.Greeting, "", .. part.Lines, "", part.Closing, Sender, .. Notes(part)])));

    /// <summary>Whether there are sentences to a kind; messages to the office have none here.</summary>
    public static bool IsForPeople(MessageKind kind) => Letters.Has(kind);

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
            string.Join(" / ", languages.Select(language => Letters.Lead(language, message.Kind).Title)),
            [.. languages.Select(language => PartOf(language, message, person))],
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

    private static MessagePart PartOf(string language, OutgoingMessage message, MessagePerson person) => new(
        language,
        Letters.Text(language, "greeting").Replace("{name}", person.Name, StringComparison.Ordinal),
        [
            Letters.Lead(language, message.Kind).First,
            .. Common.Select(name => Letters.Filled(language, name, message.Values)).OfType<string>(),
        ],
        Letters.Text(language, "closing"),
        language == "de" ? null : Letters.Text(language, "note"));

    private static string[] Notes(MessagePart part) => part.Note is { } note ? [note] : [];
}
