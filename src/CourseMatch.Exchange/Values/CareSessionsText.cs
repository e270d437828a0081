using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>Weekly care sessions in one cell, each with its places: "Mo-Fr 08:15-13:15 (8); Di 17:00-21:00
/// (5)".</summary>
internal static partial class CareSessionsText
{
    /// <summary>Reads the list; a session without places of its own has <paramref name="places"/>.</summary>
    public static Func<string, Parsed<IReadOnlyList<CareSessionRecord>>> With(int? places) => text =>
    {
        var sessions = new List<CareSessionRecord>();
        foreach (var part in text.Split([';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Session().Match(part.Trim());
            var days = match.Success ? Weekdays.Read(match.Groups["days"].Value.Trim(' ', ':', ',')) : default;
            var hours = match.Success ? GermanTimes.ReadOpening(match.Groups["hours"].Value.Trim()) : default;
            var own = match.Groups["places"].Success
                ? int.Parse(match.Groups["places"].ValueSpan, CultureInfo.InvariantCulture)
                : places;
            if (!days.IsUnderstood || !hours.IsUnderstood || own is null)
            {
                return Remark.Error("CM1508", part.Trim());
            }

            sessions.AddRange(days.Value.Select(
                day => new CareSessionRecord(day, hours.Value.From, hours.Value.To, own.Value)));
        }

        return Parsed<IReadOnlyList<CareSessionRecord>>.With([.. InOrder(sessions)], null);
    };

    /// <summary>Writes what <see cref="With"/> reads.</summary>
    public static string Write(IEnumerable<CareSessionRecord> sessions) => string.Join("; ", sessions
        .GroupBy(session => (session.From, session.To, session.Places))
        .Select(group => $"{Weekdays.Write([.. group.Select(session => session.Day)])} "
            + $"{group.Key.From.ToString("HH:mm", CultureInfo.InvariantCulture)}-{End(group.Key.To)} "
            + $"({group.Key.Places})"));

    /// <summary>Sessions by day, Monday first, then by hour.</summary>
    public static IEnumerable<CareSessionRecord> InOrder(IEnumerable<CareSessionRecord> sessions) =>
        sessions.OrderBy(session => ((int)session.Day + 6) % 7).ThenBy(session => session.From);

    private static string End(TimeOnly to) =>
        to == TimeOnly.MinValue ? "24:00" : to.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^(?<days>[A-Za-zäöü\ ,.+&/–:-]+?)\s*
        (?<hours>\d[\d:.\ ]*(?:Uhr|h)?\s*(?:-|–|bis)\s*\d[\d:.\ ]*(?:Uhr|h)?)\s*
        (?:[(,:]?\s*(?<places>\d{1,3})\s*(?:Plätze|Kinder|Pl\.)?\s*\)?)?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Session();
}
