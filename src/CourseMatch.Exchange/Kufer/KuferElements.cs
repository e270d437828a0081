using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Kufer;

/// <summary>Elements of KuferSQL's internet XML (<c>kurse/kurs</c>) and what they mean.</summary>
internal static class KuferElements
{
    /// <summary>Elements read into the columns of a course. Of several for one column the first that says something
    /// counts, in this order.</summary>
    public static readonly IReadOnlyList<(string Element, Column Column)> Read =
    [
        ("knr", CourseColumns.Number),
        ("haupttitel", CourseColumns.Title),
        ("titelkurz", CourseColumns.ShortTitle),
        ("titellang", CourseColumns.LongTitle),
        ("titellang_bf", CourseColumns.LongTitle),
        ("fachbtext", CourseColumns.Department),
        ("beginndat", CourseColumns.Begin),
        ("endedat", CourseColumns.End),
        ("beginnuhr", CourseColumns.From),
        ("endeuhr", CourseColumns.To),
        ("dauer", CourseColumns.Sessions),
        ("tnmin", CourseColumns.Minimum),
        ("tnmax", CourseColumns.Seats),
        ("tnanmeldungen", CourseColumns.Booked),
        ("ortgebaeude", CourseColumns.Building),
        ("ortaussenstelle", CourseColumns.Building),
        ("ortraumname", CourseColumns.Building),
        ("ort", CourseColumns.Building),
        ("ortstr", CourseColumns.Street),
        ("ortplz", CourseColumns.Postcode),
        ("ortname", CourseColumns.Town),
        ("inhalt", CourseColumns.Prose),
        ("web_info", CourseColumns.Prose),
        ("keinewebanmeldung", CourseColumns.WebClosed),
        ("anm_ende", CourseColumns.Deadline),
    ];

    /// <summary>Elements that are known and not needed; all others are counted and named in a note.</summary>
    public static readonly IReadOnlySet<string> Unused = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "fachb", "material", "ortid", "ortraumnr", "tnwarteliste", "gebnorm", "geberm",
        "gebuehrergaenztext", "semester", "zielgruppe", "kategorien", "internetvon", "internetbis",
    };

    /// <summary>Elements about persons: passed over unread, so that no name ever reaches a record or a log.</summary>
    public static readonly IReadOnlySet<string> Persons = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "dozenten", "dozent", "mitarbeiter_planend", "ansprechpartner",
    };
}
