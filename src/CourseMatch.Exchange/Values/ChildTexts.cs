using System.Globalization;
using System.Text.RegularExpressions;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>A child's day of birth, known or estimated from an age.</summary>
internal readonly record struct BirthDay(DateOnly Day, bool IsEstimated);

/// <summary>Children in one cell: "1,5 / 4", "8 Monate, 3 Jahre", "03.05.2022; 17.11.2024", and for each of them, in
/// the same order, the days of need and the place in a day-care centre.</summary>
internal static partial class ChildTexts
{
    /// <summary>Reads ages as they were on a day and estimates days of birth.</summary>
    /// <remarks>A whole number of years is on average half a year past; months and halves are taken as they
    /// stand.</remarks>
    public static Func<string, Parsed<IReadOnlyList<BirthDay>>> Ages(DateOnly ageDay) => text =>
    {
        var children = new List<BirthDay>();
        foreach (var part in AgeSeparator().Split(text.Trim()))
        {
            var match = Age().Match(part);
            if (!match.Success)
            {
                return Remark.Error("CM1430", text);
            }

            var years = decimal.Parse(match.Groups["n"].Value.Replace(',', '.'), CultureInfo.InvariantCulture)
                + (match.Groups["half"].Success ? 0.5m : 0);
            var months = match.Groups["months"].Success ? (int)years
                : years == Math.Truncate(years) ? (int)years * 12 + 6
                : (int)Math.Round(years * 12);
            if (months is < 0 or > 12 * 27)
            {
                return Remark.Error("CM1430", text);
            }

            children.Add(new BirthDay(ageDay.AddMonths(-months), true));
        }

        return Parsed<IReadOnlyList<BirthDay>>.With(children, null);
    };

    /// <summary>Reads days of birth; "ca." marks an estimated one.</summary>
    public static Func<string, Parsed<IReadOnlyList<BirthDay>>> BirthDates(DateOnly reference) => text =>
    {
        var children = new List<BirthDay>();
        Remark? remark = null;
        foreach (var part in DateSeparator().Split(text.Trim()).Where(part => part.Length > 0))
        {
            var isEstimated = part.StartsWith("ca", StringComparison.OrdinalIgnoreCase);
            var day = GermanDates.OfBirth(reference)(isEstimated ? part[2..].TrimStart('.', ' ') : part);
            if (!day.IsUnderstood)
            {
                return day.Remark!;
            }

            remark ??= day.Remark;
            children.Add(new BirthDay(day.Value, isEstimated || day.Remark is not null));
        }

        return Parsed<IReadOnlyList<BirthDay>>.With(children, remark);
    };

    /// <summary>Reads the days on which each child needs care: "01.03.2027-31.07.2028 / -", or "ja / nein".</summary>
    public static Func<string, Parsed<IReadOnlyList<NeedText>>> Needs(DateOnly reference) => text =>
    {
        var needs = new List<NeedText>();
        foreach (var part in text.Split(['/', '|', ';']).Select(part => part.Trim()))
        {
            if (part is "" or "-" or "–" || part.Equals("nein", StringComparison.OrdinalIgnoreCase))
            {
                needs.Add(new NeedText(false, null));
            }
            else if (part.Equals("ja", StringComparison.OrdinalIgnoreCase))
            {
                needs.Add(new NeedText(true, null));
            }
            else
            {
                var days = GermanDates.SpanNear(reference)(part);
                if (!days.IsUnderstood)
                {
                    return days.Remark!;
                }

                needs.Add(new NeedText(true, days.Value));
            }
        }

        return Parsed<IReadOnlyList<NeedText>>.With(needs, null);
    };

    /// <summary>Reads each child's place in a day-care centre: "ab 01.08.2027 07:30-16:00 / -".</summary>
    public static Func<string, Parsed<IReadOnlyList<KitaPlace?>>> Kita(DateOnly reference) => text =>
    {
        var places = new List<KitaPlace?>();
        foreach (var part in text.Split(['/', '|', ';']).Select(part => part.Trim()))
        {
            if (part is "" or "-" or "–" || part.Equals("nein", StringComparison.OrdinalIgnoreCase))
            {
                places.Add(null);
                continue;
            }

            var match = KitaPlace().Match(part);
            if (!match.Success)
            {
                return Remark.Warning("CM1419", text);
            }

            var from = GermanDates.Near(reference)(match.Groups["day"].Value);
            var hours = GermanTimes.ReadOpening(match.Groups["hours"].Value);
            if (!from.IsUnderstood || !hours.IsUnderstood)
            {
                return from.Remark ?? hours.Remark!;
            }

            places.Add(new KitaPlace(from.Value, hours.Value.From, hours.Value.To));
        }

        return Parsed<IReadOnlyList<KitaPlace?>>.With(places, null);
    };

    [GeneratedRegex(
        """
        ^(?<n>\d{1,2}(?:[,.]\d{1,2})?)\s*(?<half>½|1/2)?\s*
        (?:(?<months>M\.?|Mon\.?|Monate?)|J\.?|Jahre?|Jhr\.?)?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Age();

    [GeneratedRegex("""\s*(?:(?<!\d\s1)/|;|\||\+|&|,\s|\bund\b)\s*""")]
    private static partial Regex AgeSeparator();

    [GeneratedRegex("""\s*(?:/|;|\||\+|&|,|\bund\b)\s*""")]
    private static partial Regex DateSeparator();

    [GeneratedRegex(
        """
        ^(?:ab\s+)?(?<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d{2}-\d{2})[,:]?\s+(?<hours>.+)$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex KitaPlace();
}

/// <summary>Whether a child needs care, and on which days if the list says so.</summary>
internal readonly record struct NeedText(bool IsNeeded, DaySpan? Days);
