using System.Globalization;
using System.Xml;
using CourseMatch.Application.Imports;

namespace CourseMatch.Exchange.Writing;

/// <summary>One session of a course in KuferSQL's internet XML.</summary>
public readonly record struct KuferTermin(DateOnly Day, TimeOnly? From, TimeOnly? To);

/// <summary>One <c>kurs</c> of KuferSQL's internet XML: its elements in order, and its sessions.</summary>
/// <param name="Elements">Name and text of each element.</param>
/// <param name="Sessions">Sessions.</param>
public sealed record KuferKurs(
    IReadOnlyList<(string Element, string Text)> Elements, IReadOnlyList<KuferTermin> Sessions)
{
    /// <summary>A course as KuferSQL would export it. The format has no place for module plans, reserved seats,
    /// coordinates, mode and payer; they are left out.</summary>
    /// <param name="course">The course.</param>
    /// <param name="department">Fachbereich, for example "Integrationskurs allgemein".</param>
    public static KuferKurs Of(CourseRecord course, string department)
    {
        var first = course.Lessons.Count > 0 ? course.Lessons[0] : default;
        return new KuferKurs(
            [
                ("knr", course.Number),
                ("fachbtext", department),
                ("haupttitel", course.Title),
                ("titelkurz", course.Title),
                ("beginndat", Day(course.Modules[0].Days.First)),
                ("endedat", Day(course.Modules[^1].Days.Last)),
                ("beginnuhr", Time(first.From)),
                ("endeuhr", Time(first.To)),
                ("dauer", course.Lessons.Count.ToString(CultureInfo.InvariantCulture)),
                ("ortgebaeude", course.Site?.Name ?? ""),
                ("ortstr", course.Site?.Address.Street ?? ""),
                ("ortplz", course.Site?.Address.Postcode ?? ""),
                ("ortname", course.Site?.Address.Town ?? ""),
                ("tnmin", course.MinimumToRun.ToString(CultureInfo.InvariantCulture)),
                ("tnmax", course.Seats.ToString(CultureInfo.InvariantCulture)),
                ("tnanmeldungen", course.SeatsBooked?.ToString(CultureInfo.InvariantCulture) ?? ""),
                ("keinewebanmeldung", "W"),
            ],
            [.. course.Lessons.Select(lesson => new KuferTermin(lesson.Day, lesson.From, lesson.To))]);
    }

    /// <summary>The same course with one element set or added.</summary>
    public KuferKurs With(string element, string text)
    {
        var elements = Elements.ToList();
        var index = elements.FindIndex(pair => pair.Element == element);
        if (index < 0)
        {
            elements.Add((element, text));
        }
        else
        {
            elements[index] = (element, text);
        }

        return this with { Elements = elements };
    }

    internal static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    internal static string Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Writes KuferSQL's internet XML: no namespace, no declaration, as the real export.</summary>
public static class KuferXml
{
    /// <summary>Writes the courses in UTF-8.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="courses">Courses.</param>
    public static void Write(Stream stream, IEnumerable<KuferKurs> courses)
    {
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            NewLineChars = "\r\n",
            CloseOutput = false,
            Encoding = new System.Text.UTF8Encoding(false),
        };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("kurse");
        foreach (var course in courses)
        {
            xml.WriteStartElement("kurs");
            foreach (var (element, text) in course.Elements)
            {
                xml.WriteElementString(element, text);
            }

            xml.WriteStartElement("termine");
            foreach (var session in course.Sessions)
            {
                xml.WriteStartElement("termin");
                xml.WriteElementString("tag", KuferKurs.Day(session.Day));
                xml.WriteElementString("zeitvon", KuferKurs.Time(session.From));
                xml.WriteElementString("zeitbis", KuferKurs.Time(session.To));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
