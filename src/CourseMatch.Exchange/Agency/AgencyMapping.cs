using System.Globalization;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Trees;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Agency;

/// <summary>From one entry of <c>termine</c> to the fields of a course. Days are milliseconds since 1970, midnight in
/// Berlin; texts are HTML.</summary>
internal sealed class AgencyMapping(bool minimumIsBooked)
{
    private int askedMinimums;

    public CourseCells Cells(Node entry)
    {
        var classes = entry.Texts("angebot/systematiken/codeNr").ToArray();
        var isAsked = classes.Any(code => code.StartsWith("MB", StringComparison.Ordinal)
            || code.StartsWith("MC", StringComparison.Ordinal));
        askedMinimums += isAsked && entry.First("teilnehmerMin") is not null ? 1 : 0;
        return new CourseCells(entry)
            .Take(CourseColumns.Key, "id")
            .Take(CourseColumns.Number, "id")
            .Take(CourseColumns.Title, "angebot/titel")
            .Set(CourseColumns.Department, string.Join(" · ", classes))
            .Set(CourseColumns.Begin, Day(entry, "beginn"), label: "beginn")
            .Set(CourseColumns.End, Day(entry, "ende"), label: "ende")
            .Set(CourseColumns.Deadline, Day(entry, "anmeldeschluss"))
            .Take(isAsked && minimumIsBooked ? CourseColumns.Booked : CourseColumns.Minimum, "teilnehmerMin")
            .Take(CourseColumns.Seats, "teilnehmerMax")
            .Take(CourseColumns.Building, "adresse/bezeichnung")
            .Take(CourseColumns.Street, "adresse/strasse")
            .Take(CourseColumns.Postcode, "adresse/ortStrasse/plz")
            .Take(CourseColumns.Town, "adresse/ortStrasse/name")
            .Take(CourseColumns.Latitude, "adresse/koordinaten/lat")
            .Take(CourseColumns.Longitude, "adresse/koordinaten/lon")
            .Set(CourseColumns.Mode, Mode(entry.First("unterrichtsform/bezeichnung")?.Text))
            .Set(CourseColumns.TimesInProse, Times(entry))
            .Set(CourseColumns.Prose, string.Join(" · ", Prose(entry)));
    }

    /// <summary>Says how the number was read that may mean two things.</summary>
    public void Finish(FindingLog log)
    {
        if (askedMinimums > 0)
        {
            var column = minimumIsBooked ? CourseColumns.Booked : CourseColumns.Minimum;
            log.Add(Remark.Note("CM1330", askedMinimums, column.Name));
        }
    }

    private static string? Day(Node entry, string path) => entry.First(path)?.Text is { } text
        ? (StampText.OfEpoch(text) ?? StampText.Day(text))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? text
        : null;

    private static string? Mode(string? form) => form is null ? null
        : form.Contains("Blended", StringComparison.OrdinalIgnoreCase)
          || form.Contains("Hybrid", StringComparison.OrdinalIgnoreCase) ? "hybrid"
        : form.Contains("Virtuell", StringComparison.OrdinalIgnoreCase)
          || form.Contains("Online", StringComparison.OrdinalIgnoreCase)
          || form.Contains("Fern", StringComparison.OrdinalIgnoreCase) ? "online"
        : null;

    private static string? Times(Node entry) =>
        (entry.First("unterrichtszeiten") ?? entry.First("bemerkungZeit"))?.Text is { } html
            ? ProseTimes.Plain(html)
            : null;

    private static IEnumerable<string> Prose(Node entry) => new[]
    {
        "angebot/inhalt", "angebot/zielgruppe", "angebot/zugang", "bemerkungZeit", "angebot/suchworte/suchwort",
    }.SelectMany(entry.Texts).Select(ProseTimes.Plain);
}
