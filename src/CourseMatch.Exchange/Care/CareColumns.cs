using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Care;

/// <summary>What lists of care groups call things: our own header first, then the headers seen in real lists.</summary>
internal static class CareColumns
{
    public static readonly Column Key = new("Gruppennummer", "Gruppen-Nr.|Gruppennr|Gruppen-ID|Schlüssel|Kennung|ID");
    public static readonly Column Name = new(
        "Gruppe",
        "Gruppenname|Name der Gruppe|Betreuungsgruppe|Kindergruppe|Angebot");
    public static readonly Column Building = new(
        "Gebäude",
        "Einrichtung|Standort|Betreuungsort|Haus|Adresse der Gruppe");
    public static readonly Column Street = new("Straße", "Anschrift|Adresse|Straße und Hausnummer");
    public static readonly Column Postcode = new("PLZ", "Postleitzahl");
    public static readonly Column Town = new("Ort", "Stadt|Gemeinde");
    public static readonly Column Latitude = new("Breitengrad", "Breite|lat|latitude");
    public static readonly Column Longitude = new("Längengrad", "Länge|lon|lng|longitude");
    public static readonly Column StepFree = new("barrierefrei", "rollstuhlgerecht|stufenlos");
    public static readonly Column Hearing = new("Höranlage", "Induktionsschleife|Hörschleife");
    public static readonly Column Vision = new("Sehhilfen", "sehbehindertengerecht");
    public static readonly Column AgeFrom = new("Alter von", "Alter ab|Mindestalter|Alter min|ab Alter");
    public static readonly Column AgeTo = new("Alter bis", "Höchstalter|Alter max|bis Alter");
    public static readonly Column AgeBelow = new("Alter unter", "unter Alter|jünger als");
    public static readonly Column From = new("gültig ab", "ab|Beginn|von Datum|Start|besteht ab");
    public static readonly Column To = new("gültig bis", "Ende|bis Datum|besteht bis");
    public static readonly Column Sessions = new("Betreuungszeiten", "Zeiten|Öffnungszeiten|Betreuungszeit");
    public static readonly Column Days = new("Wochentage", "Wochentag|Tage");
    public static readonly Column Opens = new("Uhrzeit von", "von|öffnet|Zeit von");
    public static readonly Column Closes = new("Uhrzeit bis", "bis|schließt|Zeit bis");
    public static readonly Column Places = new(
        "Plätze",
        "Plätze Kinder|Kinderplätze|Betreuungsplätze|Platzzahl|Kapazität");
    public static readonly Column Courses = new("Kurse", "Kursnummern|Kursnummer|begleitet Kurse|zu Kurs|Kurs");
    public static readonly Column Subsidiary = new("nachrangig", "nur ohne Kita-Platz|subsidiär");

    /// <summary>Every column of a list of care groups.</summary>
    public static ColumnSet All { get; } = new(
        [
            Key, Name, Building, Street, Postcode, Town, Latitude, Longitude, StepFree, Hearing, Vision, AgeFrom, AgeTo,
            AgeBelow, From, To, Sessions, Days, Opens, Closes, Places, Courses, Subsidiary,
        ],
        required: [[Key, Name], [Sessions, Days], [Places, Sessions]],
        personal: "Leitung|Betreuungskraft|Betreuerin|Ansprechpartner|Ansprechperson|Telefon|E-Mail|Kontakt",
        unused: "lfd. Nr.|Nr.|Bemerkung|Bemerkungen|Notiz|Träger|Raum");
}
