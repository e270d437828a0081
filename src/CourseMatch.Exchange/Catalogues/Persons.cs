namespace CourseMatch.Exchange.Catalogues;

/// <summary>Elements about persons in any catalogue: passed over unread, so that no name ever reaches a record or a
/// log.</summary>
internal static class Persons
{
    public static IReadOnlySet<string> Elements { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "dozent", "dozenten", "mitarbeiter_planend", "ansprechpartner", "ansprechperson", "anmeldung", "buchung",
        "CONTACT", "DOCUMENT_CREATOR", "RECIPIENT", "EMAILS", "EMAIL", "PHONE", "MOBILE", "FAX",
    };
}
