using System.Text.RegularExpressions;

namespace CourseMatch.Exchange.Values;

/// <summary>Weekdays and hours out of prose: "Mo-Fr 08:45 - 13:00 Uhr, 25 UE/Woche". What is found is always reported:
/// somebody has to confirm it.</summary>
internal static partial class ProseTimes
{
    /// <summary>Short forms only with a capital letter: "so" and "do" are words.</summary>
    private const string Day = "(?:(?i:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?)"
        + "|Mo|Di|Mi|Do|Fr|Sa|So)";

    /// <summary>Weekdays and hours as our columns write them, or null when the prose does not name both, or names
    /// several hours.</summary>
    public static (string Days, string Hours)? Find(string prose)
    {
        var plain = Plain(prose);
        var days = Days().Matches(plain);
        var hours = Hours().Matches(plain).Select(match => $"{match.Groups[1].Value}-{match.Groups[2].Value}")
            .Distinct().ToArray();
        if (days.Count != 1 || hours.Length != 1)
        {
            return null;
        }

        var text = days[0].Value.Replace(".", "", StringComparison.Ordinal).Trim(' ', ',', ':');
        return Weekdays.Read(text).IsUnderstood && GermanTimes.ReadSpan(hours[0]).IsUnderstood
            ? (text, hours[0])
            : null;
    }

    /// <summary>Prose without tags and the few entities such texts hold, blanks made single.</summary>
    public static string Plain(string prose)
    {
        var text = Tag().Replace(prose.Length > 4_000 ? prose[..4_000] : prose, " ");
        text = text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace('\u00A0', ' ').Replace('\u2013', '-');
        return Blanks().Replace(text, " ").Trim();
    }

    [GeneratedRegex($"""(?<!\p{"{L}"})(?:{Day}\.?)(?:\s*(?:-|bis|,|\+|/|&|und)\s*{Day}\.?)*(?!\p{"{L}"})""")]
    private static partial Regex Days();

    [GeneratedRegex(
        """(?<!\d)(\d{1,2}[:.]\d{2})\s*(?:Uhr)?\s*(?:-|bis)\s*(\d{1,2}[:.]\d{2})(?!\d)""", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    [GeneratedRegex("<[^<>]{0,200}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
