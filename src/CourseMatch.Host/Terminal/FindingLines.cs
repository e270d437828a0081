using CourseMatch.Application.Findings;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Terminal;

/// <summary>Findings as a person reads them in a terminal: code and place, sentence, advice below.</summary>
internal static class FindingLines
{
    /// <summary>Most findings shown in full; a file that is wrong in every row says so once, not ten thousand times.
    /// All of them are in the JSON document.</summary>
    public const int ShownMax = 50;

    public static void Write(TextWriter text, IReadOnlyList<Finding> findings, Voice voice)
    {
        foreach (var finding in findings.Take(ShownMax))
        {
            text.WriteLine($"{finding.Code}{Place(finding.Place, voice)}: {Sentences.Sentence(finding, voice)}");
            text.WriteLine($"        {Sentences.Advice(finding, voice)}");
        }

        if (findings.Count > ShownMax)
        {
            text.WriteLine(voice.Say("Findings.More", findings.Count - ShownMax));
        }
    }

    private static string Place(FindingPlace? place, Voice voice)
    {
        var parts = new List<string>(3);
        if (place?.Line is { } line)
        {
            parts.Add(voice.Say("Findings.Line", line));
        }

        if (place?.Column is { } column)
        {
            parts.Add(place.Line is null ? column : voice.Say("Findings.Column", column));
        }

        if (place?.Record is { } record)
        {
            parts.Add(voice.Say("Findings.Record", record));
        }

        return parts.Count == 0 ? "" : " " + string.Join(", ", parts);
    }
}
