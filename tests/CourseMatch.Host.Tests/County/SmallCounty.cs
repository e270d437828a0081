using System.Globalization;
using System.Text;

namespace CourseMatch.Host.Tests.County;

/// <summary>A county of courses, one care group and a few people as files, its dates counted from today: small
/// enough to say by hand who gets what.</summary>
/// <remarks>
/// <see cref="CourseCount"/> morning courses with <see cref="Seats"/> seats each. Every newcomer is obliged, placed at
/// A1.1 and free in the mornings, so seats alone decide. The first <see cref="Parents"/> have a child of two, and the
/// one care group takes
/// <see cref="CarePlaces"/> children.
/// </remarks>
internal sealed record SmallCounty(
    int People = 12, int Seats = 4, int Parents = 2, int CarePlaces = 2, int CourseCount = 2,
    bool HasAddresses = false)
{
    public const string CourseProvider = "VHS Musterkreis";

    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>A Monday, five to six weeks ahead.</summary>
    private static DateOnly Start => Today.AddDays(42 - ((int)Today.DayOfWeek + 6) % 7);

    public string Courses()
    {
        var text = new StringBuilder(
            "Kursnummer;Titel;Niveau;Beginn;Ende;Wochentage;Uhrzeit von;Uhrzeit bis;UE;TN min;TN max;TN akt;PLZ;Ort;"
            + "Gebäude;Breitengrad;Längengrad\r\n");
        for (var number = 1; number <= CourseCount; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"K{number};Integrationskurs A1.1;A1.1;{German(Start)};")
                .Append(CultureInfo.InvariantCulture, $"{German(Start.AddDays(32))};Mo-Fr;08:30;12:30;100;1;{Seats};0;")
                .Append("44787;Bochum;VHS-Haus;51,4818;7,2162\r\n");
        }

        return text.ToString();
    }

    public string Care() =>
        "Gruppennummer;Gruppe;Gebäude;PLZ;Ort;Breitengrad;Längengrad;Alter von;Alter bis;gültig ab;gültig bis;"
        + "Betreuungszeiten\r\n"
        + $"G1;Kinderstube;VHS-Haus;44787;Bochum;51,4818;7,2162;1;5;{German(Start.AddDays(-60))};"
        + $"{German(Start.AddDays(200))};Mo-Fr 08:00-13:30 ({CarePlaces.ToString(CultureInfo.InvariantCulture)})\r\n";

    public string Newcomers()
    {
        var text = new StringBuilder(
            "Aktenzeichen;Name;Vorname;Geburtsdatum;Geschlecht;Muttersprache;Schreibkundigkeit;Einstufung;Nachweis vom;"
            + "PLZ;Ort;Breitengrad;Längengrad;Verfügbarkeit;Anmeldedatum;Berechtigung;Ausgestellt von;gültig bis;"
            + "Geburtsdaten der Kinder;E-Mail;Briefsprache\r\n");
        for (var person = 1; person <= People; person++)
        {
            var child = person <= Parents ? German(Today.AddDays(-800 - person)) : "";
            text.Append(CultureInfo.InvariantCulture, $"AZ-{person:000};Familie{person};Vorname{person};01.02.1990;w;")
                .Append(CultureInfo.InvariantCulture, $"Arabisch;lateinisch;A1.1;{German(Today.AddDays(-20))};44789;")
                .Append(CultureInfo.InvariantCulture, $"Bochum;51,4700;7,2200;Mo-Fr vormittags;")
                .Append(CultureInfo.InvariantCulture, $"{German(Today.AddDays(-30 - person))};verpflichtet;Jobcenter;")
                .Append(CultureInfo.InvariantCulture, $"{German(Today.AddDays(300))};{child};{EmailOf(person)};\r\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the three files into a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "courses.csv"), Courses(), new UTF8Encoding(true));
        File.WriteAllText(Path.Combine(folder, "care.csv"), Care(), new UTF8Encoding(true));
        File.WriteAllText(Path.Combine(folder, "newcomers.csv"), Newcomers(), new UTF8Encoding(true));
    }

    /// <summary>Every seventh person has none and gets letters.</summary>
    private string EmailOf(int person) => HasAddresses && person % 7 != 0
        ? string.Create(CultureInfo.InvariantCulture, $"person{person}@post.example")
        : "";

    private static string German(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
