using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Courses;

/// <summary>What lists of courses call things: our own header first, then the headers and element names seen in real
/// files. Headers are compared without case, umlauts and punctuation.</summary>
internal static class CourseColumns
{
    public static readonly Column Key = new("Schlüssel", "Kurs-ID|guid|Kennung|ID");
    public static readonly Column Number = new(
        "Kursnummer",
        "Kursnr|Kurs-Nr.|Kurs Nr|knr|VA-Nr.|Nummer|Veranstaltungsnummer|Kurskennung");
    public static readonly Column Title = new(
        "Titel",
        "Kurstitel|Bezeichnung|haupttitel|Kursbezeichnung|Kursname|Kurs");
    public static readonly Column ShortTitle = new("Kurztitel", "titelkurz");
    public static readonly Column LongTitle = new("Untertitel", "titellang|titellang_bf|Langtitel");
    public static readonly Column Kind = new("Kursart", "Art|Kurstyp|Typ");
    public static readonly Column Department = new("Fachbereich", "FB|fachbtext|Programmbereich");
    public static readonly Column Level = new("Niveau", "Level|Stufe|Modul|Kursabschnitt|Sprachniveau|Niveaustufe");
    public static readonly Column Modules = new("Module", "Kursabschnitte|Modulplan");
    public static readonly Column Begin = new(
        "Beginn",
        "Start|Anfangsdatum|beginndat|Kursbeginn|Beginndatum|Startdatum|von Datum");
    public static readonly Column End = new("Ende", "endedat|Kursende|Enddatum|bis Datum");
    public static readonly Column Days = new("Wochentage", "Wochentag|Wochentag(e)|Tage|Tag");
    public static readonly Column From = new("Uhrzeit von", "von|Zeit von|beginnuhr|Beginn Uhrzeit|Uhrzeit Beginn");
    public static readonly Column To = new("Uhrzeit bis", "bis|Zeit bis|endeuhr|Ende Uhrzeit|Uhrzeit Ende");
    public static readonly Column Hours = new("Uhrzeit", "Zeit|Zeiten|Unterrichtszeit|Unterrichtszeiten|Kurszeiten");
    public static readonly Column Sessions = new("Termine", "Anzahl Termine|Dauer|Anzahl der Termine|Zahl Termine");
    public static readonly Column LessonDays = new("Unterrichtstage", "Terminliste|Einzeltermine|Kurstage");
    public static readonly Column FreeDays = new("Unterrichtsfrei", "Ferien|kein Unterricht|unterrichtsfreie Tage");
    public static readonly Column Units = new("UE", "Ustd|Unterrichtsstunden|Unterrichtseinheiten|UStd.|Stunden");
    public static readonly Column Minimum = new(
        "TN min",
        "Min. TN|tnmin|Mindestteilnehmerzahl|Mindestzahl|min. Teilnehmer");
    public static readonly Column Seats = new(
        "TN max",
        "Max. TN|Plätze|tnmax|Höchstteilnehmerzahl|max. Teilnehmer|Platzzahl|Kapazität");
    public static readonly Column Booked = new(
        "TN akt",
        "Anm.|Belegung|tnanmeldungen|Anmeldungen|belegt|gebucht|Teilnehmerzahl");
    public static readonly Column Reserved = new("reservierte Plätze", "reserviert|Reserve|Kontingent");
    public static readonly Column Building = new(
        "Gebäude",
        "Lehrstätte|Kursort|ortgebaeude|Veranstaltungsort|Unterrichtsort|Standort|Haus");
    public static readonly Column Branch = new("Außenstelle", "ortaussenstelle|Zweigstelle");
    public static readonly Column Street = new("Straße", "ortstr|Anschrift|Adresse|Straße und Hausnummer");
    public static readonly Column Postcode = new("PLZ", "ortplz|Postleitzahl");
    public static readonly Column Town = new("Ort", "ortname|Stadt|Gemeinde");
    public static readonly Column Latitude = new("Breitengrad", "Breite|lat|latitude");
    public static readonly Column Longitude = new("Längengrad", "Länge|lon|lng|longitude");
    public static readonly Column StepFree = new("barrierefrei", "rollstuhlgerecht|stufenlos|Aufzug");
    public static readonly Column Hearing = new("Höranlage", "Induktionsschleife|Hörschleife");
    public static readonly Column Vision = new("Sehhilfen", "sehbehindertengerecht");
    public static readonly Column WomenOnly = new("nur Frauen", "Frauenkurs|Frauen");
    public static readonly Column ParentsOnly = new("nur Eltern", "Elternkurs|Eltern");
    public static readonly Column Mode = new("Durchführung", "Unterrichtsform|Form|Präsenz/online|Format");
    public static readonly Column Funding = new("Finanzierung", "Förderung|Kostenträger|Träger der Kosten");
    public static readonly Column State = new("Status", "Kursstatus|Zustand");
    public static readonly Column Cancelled = new("Ausfall", "fällt aus|abgesagt");
    public static readonly Column Deadline = new("Anmeldeschluss", "anm_ende|Anmeldung bis");
    public static readonly Column WebClosed = new("keinewebanmeldung");
    public static readonly Column Care = new("Kinderbetreuung", "KiB|Beaufsichtigung|Kinderbeaufsichtigung");
    public static readonly Column Prose = new("Beschreibung", "Inhalt|Kursbeschreibung|Ankündigungstext|Kursinhalt");
    public static readonly Column CarePlaces = new("Plätze Kinder", "Kinderplätze|KiB Plätze|Betreuungsplätze");
    public static readonly Column CareAgeFrom = new("Alter von", "Kinder von|Alter ab");
    public static readonly Column CareAgeTo = new("Alter bis", "Kinder bis");

    /// <summary>Lesson times as catalogues give them: in prose. No column of a list.</summary>
    public static readonly Column TimesInProse = new("Unterrichtszeiten (Text)");

    /// <summary>Every column of a list of courses.</summary>
    public static ColumnSet All { get; } = new(
        [
            Key, Number, Title, ShortTitle, LongTitle, Kind, Department, Level, Modules, Begin, End, Days, From, To,
            Hours, Sessions, LessonDays, FreeDays, Units, Minimum, Seats, Booked, Reserved, Building, Branch, Street,
            Postcode, Town, Latitude, Longitude, StepFree, Hearing, Vision, WomenOnly, ParentsOnly, Mode, Funding,
            State, Cancelled, Deadline, WebClosed, Care, Prose, CarePlaces, CareAgeFrom, CareAgeTo,
        ],
        required: [[Number, Key], [Title, ShortTitle, Kind, Department], [Begin, LessonDays, Modules]],
        personal: "Dozent|Dozent/in|Dozentin|Dozenten|Kursleitung|Kursleiter|KL|Lehrkraft|Lehrkräfte|"
            + "Ansprechpartner|Ansprechpartnerin|Ansprechperson|Kontakt|Telefon|E-Mail|Mitarbeiter|mitarbeiter_planend",
        unused: "lfd. Nr.|Nr.|Warteliste|WL|tnwarteliste|Gebühr|Entgelt|gebnorm|geberm|Preis|Kosten|Raum|Raumnr|"
            + "Bemerkung|Bemerkungen|Notiz|Notizen|Zielgruppe|Semester|Hinweis|Hinweise|Link|"
            + "Internet|Träger");
}
