using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;
using CourseMatch.Exchange.Xml;

namespace CourseMatch.Exchange.Kufer;

/// <summary>One <c>termin</c> of a course as it stands in the file.</summary>
internal sealed record KuferSession(int Line, string Day, string From, string To, string Place)
{
    /// <summary>Reads the element the reader stands on.</summary>
    public static KuferSession Read(BoundedXml xml)
    {
        var line = xml.Line;
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        xml.Children(() =>
        {
            var name = xml.Name;
            if (name is "tag" or "zeitvon" or "zeitbis" or "termin_ortgebaeude" or "termin_ortstr")
            {
                texts.TryAdd(name, xml.Text());
            }
            else
            {
                xml.Skip();
            }
        });
        return new KuferSession(
            line,
            texts.GetValueOrDefault("tag", ""),
            texts.GetValueOrDefault("zeitvon", ""),
            texts.GetValueOrDefault("zeitbis", ""),
            texts.GetValueOrDefault("termin_ortgebaeude", "") + texts.GetValueOrDefault("termin_ortstr", ""));
    }

    /// <summary>The lessons of a course; sessions without a day are left out, without hours kept as such.</summary>
    public static IReadOnlyList<Lesson> Lessons(
        IReadOnlyList<KuferSession> sessions, Fields fields, DateOnly reference)
    {
        var lessons = new List<Lesson>();
        foreach (var session in sessions.Where(session => session.Day.Length > 0))
        {
            var day = GermanDates.Near(reference)(session.Day);
            if (!day.IsUnderstood)
            {
                fields.Report(day.Remark!, null, new Cell(session.Day, session.Line, "termin/tag"));
                continue;
            }

            var hours = session.Hours();
            if (hours.Remark is not null)
            {
                fields.Report(hours.Remark, null, new Cell(session.From, session.Line, "termin/zeitvon"));
            }

            lessons.Add(new Lesson(
                day.Value,
                hours is { IsUnderstood: true, Value: { } known } ? known.From : null,
                hours is { IsUnderstood: true, Value: { } alsoKnown } ? alsoKnown.To : null));
        }

        var places = sessions.Select(session => session.Place).Where(place => place.Length > 0).Distinct().Count();
        if (places > 1)
        {
            fields.Report(Remark.Warning("CM1327", places), CourseColumns.Building);
        }

        return lessons;
    }

    /// <summary>The hours; empty ones and those from 00:00 to 00:00 or 24:00 are unknown.</summary>
    private Parsed<TimeSpanOfDay?> Hours()
    {
        if (From.Length == 0 || To.Length == 0 || From == To && From.Trim('0', ':', '.') == "")
        {
            return (TimeSpanOfDay?)null;
        }

        var span = GermanTimes.ReadSpan($"{From}-{To}");
        return !span.IsUnderstood ? span.Remark! with { Severity = Severity.Warning }
            : span.Value.IsWholeDay ? (TimeSpanOfDay?)null
            : span.Value;
    }
}
