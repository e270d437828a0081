namespace CourseMatch.Application.Messages;

/// <summary>What the office is told about its nights: German first, then the same in English.</summary>
public static class OfficeText
{
    /// <summary>Languages the office is told in, German first.</summary>
    internal static readonly IReadOnlyList<string> Languages = ["de", "en"];

    internal static readonly MessageSentences Office = new("office.json");

    /// <summary>In this order, each where its value is known.</summary>
    private static readonly string[] Lines = ["night", "plan", "placed", "findings"];

    /// <summary>Writes a message to the office.</summary>
    /// <exception cref="ArgumentException">Its kind is for people on the list.</exception>
    public static MessageText Of(OutgoingMessage message)
    {
        if (!Office.Has(message.Kind))
        {
            throw new ArgumentException("The message is for a person on the list.", nameof(message));
        }

        var title = string.Join(" / ", Languages.Select(language => Office.Lead(language, message.Kind).Title));
        return new MessageText(
            $"{message.Municipality}: {title}",
            [.. Languages.Select(language => PartOf(language, message))],
            message.Municipality);
    }

    private static MessagePart PartOf(string language, OutgoingMessage message) => new(
        language,
        Office.Text(language, "greeting"),
        [
            Office.Lead(language, message.Kind).First,
            .. Lines.Select(line => Office.Filled(language, line, message.Values)).OfType<string>(),
        ],
        Office.Text(language, "closing"),
        null);
}
