using System.Globalization;
using System.Text;
using System.Xml;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Exchange.Writing;

/// <summary>Writes promised places as KuferSQL's registration import (<c>ANMELDUNGEN</c>), so that a provider need not
/// type them.</summary>
/// <remarks>
/// One ANMELDUNG per person and course. Children with a care place go along as <c>WEITERANM</c> of type K with their
/// day of birth; names of children and nationalities are not on file. SESSIONTIME is the moment of writing, as from a
/// web shop.
/// </remarks>
public static class KuferRegistrations
{
    /// <summary>Writes the registrations of a published plan.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="county">The county the plan speaks of.</param>
    /// <param name="plan">The plan; of a draft only what an earlier plan promised.</param>
    /// <param name="provider">Only courses of this provider; null = all.</param>
    /// <param name="at">Moment of writing.</param>
    /// <returns>How many registrations were written.</returns>
    public static int Write(Stream stream, County county, Plan plan, string? provider, DateTimeOffset at)
    {
        var index = new CountyIndex(county);
        var settings = new XmlWriterSettings
        {
            Indent = true,
            CloseOutput = false,
            Encoding = new UTF8Encoding(false),
            NewLineChars = "\r\n",
        };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("ANMELDUNGEN");
        var count = 0;
        foreach (var placement in plan.Placements.OrderBy(one => one.Course.Value).ThenBy(one => one.Newcomer.Value))
        {
            if ((placement.IsPromised || plan.Summary.State == PlanState.Published)
                && index.Newcomers.TryGetValue(placement.Newcomer, out var newcomer)
                && index.Courses.TryGetValue(placement.Course, out var course)
                && (provider is null || index.ProviderOf(course.Provider) == provider))
            {
                WriteOne(xml, newcomer, course, placement, index, at);
                count++;
            }
        }

        xml.WriteEndElement();
        return count;
    }

    private static void WriteOne(
        XmlWriter xml, Newcomer newcomer, Course course, Placement placement, CountyIndex index, DateTimeOffset at)
    {
        xml.WriteStartElement("ANMELDUNG");
        xml.WriteStartElement("STAMMDATEN");
        Text(xml, "NAME", newcomer.FamilyName);
        Text(xml, "VORNAME", newcomer.GivenName);
        Text(xml, "STRASSE", newcomer.Address.Street);
        Text(xml, "ORT", $"{newcomer.Address.Postcode} {newcomer.Address.Town}".Trim());
        Text(xml, "GESCHLECHT", newcomer.Gender switch
        {
            Gender.Female => "W",
            Gender.Male => "M",
            Gender.Diverse or Gender.Unstated => null,
        });
        Text(xml, "GEBDATUM", Day(newcomer.BirthDate));
        Text(xml, "ZUSATZ", newcomer.Reference);
        Text(xml, "SESSIONTIME", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        WriteContact(xml, newcomer.Contact);
        xml.WriteEndElement();
        xml.WriteStartElement("KURSE");
        xml.WriteStartElement("KURS");
        Text(xml, "KURSNUMMER", course.Number);
        Text(xml, "STATUS", "A");
        Text(xml, "KURSGEBUEHR", "0,00");
        Text(xml, "ABW_TNR", "-1");
        Text(xml, "ANZAHL", "1");
        WriteChildren(xml, newcomer, placement, index);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteContact(XmlWriter xml, Contact? contact)
    {
        if (contact is null || (contact.Phone ?? contact.Email) is null)
        {
            return;
        }

        xml.WriteStartElement("KOMMUNIKATION");
        foreach (var (kind, name, value) in new[] { ("T", "Telefon", contact.Phone), ("E", "eMail", contact.Email) })
        {
            if (value is not null)
            {
                xml.WriteStartElement("KOMMUNIKATIONSEINTRAG");
                Text(xml, "KOMMART", kind);
                Text(xml, "KOMMBEZ", name);
                Text(xml, "KOMMWERT", value);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void WriteChildren(XmlWriter xml, Newcomer parent, Placement placement, CountyIndex index)
    {
        var children = placement.Care.Select(care => care.Child).Distinct()
            .Select(child => index.Children.GetValueOrDefault(child)).OfType<Child>().ToArray();
        if (children.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("WEITEREANM");
        for (var number = 0; number < children.Length; number++)
        {
            xml.WriteStartElement("WEITERANM");
            Text(xml, "TYP", "K");
            Text(xml, "KURSGEBUEHR", "0,00");
            xml.WriteStartElement("WEITERSTAMM");
            Text(xml, "NAME", parent.FamilyName);
            Text(xml, "VORNAME", string.Create(CultureInfo.InvariantCulture, $"Kind {number + 1}"));
            Text(xml, "GEBDATUM", Day(children[number].BirthDate));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes an element unless there is nothing to say; letters XML cannot hold are left out.</summary>
    private static void Text(XmlWriter xml, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            xml.WriteElementString(name, string.Concat(text.Where(XmlConvert.IsXmlChar)));
        }
    }

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
