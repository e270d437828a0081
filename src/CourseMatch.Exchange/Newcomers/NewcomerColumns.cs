using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>What lists of newcomers call things: our own header first, then the headers seen in real lists. Headers are
/// compared without case, umlauts and punctuation.</summary>
internal static class NewcomerColumns
{
    // The person.
    public static readonly Column Reference = new(
        "Aktenzeichen",
        "AZ|Az.|Kennung|Personenkennziffer|PKZ|PK|Geschäftszeichen|ID|Fallnummer");
    public static readonly Column FamilyName = new("Name", "Familienname|Nachname|Zuname");
    public static readonly Column GivenName = new("Vorname", "Vornamen|Rufname");
    public static readonly Column BirthDate = new(
        "Geburtsdatum",
        "geb.|geboren|geb. am|Geb.-Datum|GebDatum|geboren am");
    public static readonly Column Gender = new("Geschlecht", "m/w|m/w/d|Anrede");
    public static readonly Column FirstLanguage = new(
        "Muttersprache",
        "Erstsprache|Herkunftssprache|Sprache|Familiensprache");
    public static readonly Column OtherLanguages = new("weitere Sprachen", "Sprachen|Fremdsprachen|andere Sprachen");
    public static readonly Column Scripts = new("Schriften", "Schrift|Schriftsysteme|beherrschte Schriften");
    public static readonly Column Literacy = new(
        "Schreibkundigkeit",
        "Alphabetisierung|Schriftkundigkeit|alphabetisiert|Schriftkenntnisse");
    public static readonly Column SchoolYears = new(
        "Schuljahre",
        "Anzahl Schuljahre|Schulbesuch Jahre|Schulbildung (Jahre)");
    public static readonly Column AttendsSchool = new("Schulpflichtig", "besucht Schule|schulpflichtig ja/nein");
    public static readonly Column EntryLevel = new(
        "Einstufung",
        "Einstufungsergebnis|Einstufungsniveau|Kursabschnitt|Modul|empfohlener Kursabschnitt|Einstieg");
    public static readonly Column ReachedLevel = new(
        "erreichtes Niveau",
        "Zertifikat Niveau|letztes Zertifikat|abgeschlossenes Niveau|Sprachzertifikat");
    public static readonly Column StatedLevel = new(
        "Deutschkenntnisse",
        "Niveau|Sprachniveau|Sprachstand|Selbsteinschätzung");
    public static readonly Column ProofKind = new("Nachweis", "Art des Nachweises|Nachweisart");
    public static readonly Column ProofDate = new(
        "Nachweis vom",
        "Einstufung am|Einstufungsdatum|Testdatum|Einstufungstest am|Zertifikat vom");
    public static readonly Column PredictsIntensive = new(
        "Intensivkurs geeignet",
        "Intensiv geeignet|Eignung Intensivkurs");
    public static readonly Column RecommendedKind = new(
        "Kursart empfohlen",
        "empfohlene Kursart|Kursempfehlung|Empfehlung|Kursart");

    // Where and when.
    public static readonly Column Street = new("Straße", "Anschrift|Adresse|Straße und Hausnummer|Wohnanschrift");
    public static readonly Column Postcode = new("PLZ", "Postleitzahl");
    public static readonly Column Town = new("Ort", "Wohnort|Stadt|Gemeinde");
    public static readonly Column Latitude = new("Breitengrad", "Breite|lat|latitude");
    public static readonly Column Longitude = new("Längengrad", "Länge|lon|lng|longitude");
    public static readonly Column Mobility = new("Mobilität", "Verkehrsmittel|unterwegs mit");
    public static readonly Column JourneyMinutes = new(
        "max. Wegzeit",
        "max. Fahrzeit|Wegzeit|Fahrzeit max.|höchste Wegzeit (Minuten)|max. Wegzeit (Minuten)");
    public static readonly Column Availability = new(
        "Verfügbarkeit",
        "zeitliche Verfügbarkeit|verfügbar|Zeiten|mögliche Zeiten|Kurszeiten");
    public static readonly Column Needs = new(
        "Bedarf",
        "Barrierefreiheit|Unterstützungsbedarf|Hilfebedarf|Zugangsbedarf");
    public static readonly Column RegisteredOn = new(
        "Anmeldedatum",
        "angemeldet am|Anmeldung|Registriert am|Meldedatum|wartet seit|Erfassungsdatum|Antragsdatum");
    public static readonly Column Active = new("Status", "Stand|Listenstatus");
    public static readonly Column Remark = new(
        "Bemerkung",
        "Bemerkungen|Notiz|Notizen|Hinweis|Hinweise|Anmerkung|Anmerkungen|Kommentar");

    // Wishes.
    public static readonly Column WishWomenOnly = new("Wunsch Frauenkurs", "Frauenkurs gewünscht|Frauenkurs");
    public static readonly Column WishDayPart = new("Wunsch Tageszeit", "gewünschte Tageszeit|Wunschzeit");
    public static readonly Column WishKind = new("Wunsch Kursart", "gewünschte Kursart|Wunschkurs");
    public static readonly Column WishProvider = new("Wunsch Träger", "gewünschter Träger|Wunschträger");

    // Reaching the person.
    public static readonly Column Email = new("E-Mail", "Mail|Mailadresse|E-Mail-Adresse|eMail");
    public static readonly Column Phone = new(
        "Telefon",
        "Telefonnummer|Tel.|Tel|Handy|Handynummer|Mobil|Mobilnummer|Mobiltelefon");
    public static readonly Column LetterLanguage = new(
        "Briefsprache",
        "Korrespondenzsprache|Sprache für Briefe|Kontaktsprache");

    // Family.
    public static readonly Column Household = new(
        "Haushalt",
        "Haushaltsnummer|BG-Nummer|BG-Nr.|Bedarfsgemeinschaft|Familie|Familiennummer");
    public static readonly Column Partner = new(
        "Partner",
        "Partner/in|Aktenzeichen Partner|Aktenzeichen Partner/in|Ehepartner|Ehegatte");
    public static readonly Column ChildrenCount = new(
        "Kinder mit Betreuungsbedarf",
        "Anzahl Kinder|Kinder|Kinder mit Betreuung|Kinder zu betreuen|Betreuungsbedarf Anzahl");
    public static readonly Column ChildrenAges = new("Alter der Kinder", "Alter Kinder|Kinder Alter|Kindesalter");
    public static readonly Column ChildrenBirthDates = new(
        "Geburtsdaten der Kinder",
        "Geburtsdaten Kinder|Kinder geb.|Geburtsdatum Kinder|Kinder Geburtsdaten");
    public static readonly Column ChildrenNeeds = new(
        "Betreuungsbedarf der Kinder",
        "Betreuungsbedarf|Betreuungszeitraum|Betreuung ab/bis");
    public static readonly Column ChildrenKita = new(
        "Kita-Plätze der Kinder",
        "Kita|Kita-Platz|Kita-Plätze|Kindergarten|Kitaplatz ab");

    /// <summary>Entitlement to integration courses.</summary>
    public static readonly EntitlementColumns First = EntitlementColumns.Of("", "");

    /// <summary>Entitlement to vocational language courses.</summary>
    public static readonly EntitlementColumns Vocational = EntitlementColumns.Of("BSK ", "");

    /// <summary>A second entitlement, for example from a second obliging body.</summary>
    public static readonly EntitlementColumns Second = EntitlementColumns.Of("", " 2");

    /// <summary>Every column of a list of newcomers.</summary>
    public static ColumnSet All { get; } = new(
        [
            Reference, FamilyName, GivenName, BirthDate, Gender, FirstLanguage, OtherLanguages, Scripts, Literacy,
            SchoolYears, AttendsSchool, EntryLevel, ReachedLevel, StatedLevel, ProofKind, ProofDate, PredictsIntensive,
            RecommendedKind, Street, Postcode, Town, Latitude, Longitude, Mobility, JourneyMinutes, Availability, Needs,
            RegisteredOn, Active, Remark, WishWomenOnly, WishDayPart, WishKind, WishProvider, Email, Phone,
            LetterLanguage, Household, Partner,
            ChildrenCount, ChildrenAges, ChildrenBirthDates, ChildrenNeeds, ChildrenKita,
            .. First.All, .. Vocational.All, .. Second.All,
        ],
        required: [[Reference, FamilyName], [BirthDate], [RegisteredOn]],
        personal: "Staatsangehörigkeit|Nationalität|Kontakt|Geburtsort|Geburtsland|"
            + "Herkunftsland|AZR-Nummer|AZR|Aufenthaltstitel|Aufenthaltsstatus|Familienstand|Religion|IBAN|"
            + "Kundennummer|BA-Kundennummer|Einreise|Einreisedatum|Jahr der Einreise|Beruf|Diagnose|Gesundheit",
        unused: "lfd. Nr.|Nr.|lfdNr|Ortsteil|Stadtteil|Bezirk|Sachbearbeiter|Sachbearbeitung|Rechtskreis");
}
