using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange;

namespace CourseMatch.FileTrials;

/// <summary>The largest files there are, written to the temporary folder and read as a preview reads them: every record
/// to its canonical text. The order matters: the highest memory only ever rises.</summary>
internal static class SpeedTrial
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    public static string Run(TextWriter progress)
    {
        var rows = new List<object>
        {
            Measure("berlin-json, 10,000 courses, 50 MB", "kurse.json", WriteBerlin, ReadCourses, progress),
            Measure("csv, 100,000 newcomers", "personen.csv", WriteNewcomers, ReadNewcomers, progress),
        };
        return JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true });
    }

    /// <summary>Writes the same files into a folder, to be given to the program itself.</summary>
    public static void WriteFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, write) in new (string, Action<TextWriter>)[]
        {
            ("kurse.json", WriteBerlin),
            ("personen.csv", WriteNewcomers),
        })
        {
            using var text = new StreamWriter(Path.Combine(folder, name), false, new UTF8Encoding(true));
            write(text);
        }
    }

    private static object Measure(
        string what, string name, Action<TextWriter> write, Func<Stream, Delivery> read, TextWriter progress)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}-{name}");
        try
        {
            using (var text = new StreamWriter(path, false, new UTF8Encoding(true)))
            {
                write(text);
            }

            progress.WriteLine(what);
            GC.Collect();
            PeakMemory.Reset();
            var watch = Stopwatch.StartNew();
            using var stream = File.OpenRead(path);
            var delivery = read(stream);
            return new
            {
                what,
                megabytes = Math.Round(new FileInfo(path).Length / 1048576.0, 1),
                records = delivery.Records.Count,
                errors = delivery.Findings.Count(finding => finding.Severity == Severity.Error),
                findings = delivery.Findings.Count,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
                peakMegabytes = PeakMemory.Megabytes(),
                heldMegabytes = GC.GetTotalMemory(forceFullCollection: true) >> 20,
            };
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Delivery ReadCourses(Stream stream) =>
        Delivery.Of("Versuch", CourseFiles.Read(stream, Day, ReadingOptions.Default));

    private static Delivery ReadNewcomers(Stream stream) =>
        Delivery.Of("Versuch", NewcomerFiles.Read(stream, Day, ReadingOptions.Default));

    /// <summary>Berlin's feed of today: most courses are of anything, one in eight of German.</summary>
    private static void WriteBerlin(TextWriter text)
    {
        var random = new Random(7);
        var prose = string.Concat(Enumerable.Range(0, 40).Select(_ =>
            "Sie lernen in kleinen Gruppen, üben viel und wiederholen. "));
        text.Write("{\"veranstaltungen\":{\"veranstaltung\":[");
        for (var number = 0; number < 10_000; number++)
        {
            var isGerman = number % 8 == 0;
            var first = Day.AddDays(random.Next(20, 200));
            var sessions = random.Next(4, 16);
            var title = isGerman ? "Integrationskurs A1.1 - Modul 1" : "Yoga für alle";
            text.Write(number == 0 ? "" : ",");
            text.Write(string.Create(CultureInfo.InvariantCulture,
                $$"""
                {"guid":"{{900000 + number}}","nummer":"MU{{number}}-F","name":"{{title}}","untertitel":null,
                "bezirk":"Mitte","dvv_kategorie":{"@version":"2.0","#text":"{{(isGerman ? "4.04" : "3.01")}}"},
                "veranstaltungsart":"Kurs","minimale_teilnehmerzahl":"7","aktuelle_teilnehmerzahl":"-1",
                "maximale_teilnehmerzahl":"20","anzahl_termine":"{{sessions * 4}}",
                "beginn_datum":"{{first:yyyy-MM-dd}}","ende_datum":"{{first.AddDays(7 * (sessions - 1)):yyyy-MM-dd}}",
                "zielgruppe":null,"schlagwort":["A","B","C"],
                "text":[{"eigenschaft":"Beschreibung","text":"{{prose}}"},
                {"eigenschaft":"Zusatzinformation","text":""}],
                "ortetermine":{"adresse":[
                """));
            text.Write(string.Join(',', Enumerable.Repeat(
                """
                {"lehrstaette":"Haus","plz":"10115","ort":"Berlin","strasse":"Musterstr. 1","raum":"2",
                "breitengrad":"52.53","laengengrad":"13.38","behindertenzugang":"true"}
                """,
                sessions)));
            text.Write("],\"termin\":[");
            text.Write(string.Join(',', Enumerable.Range(0, sessions).Select(week => string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {"wochentag":"Mo","beginn_datum":"{{first.AddDays(7 * week):yyyy-MM-dd}}",
                "beginn_uhrzeit":"09:00","ende_uhrzeit":"12:45"}
                """))));
            text.Write("]},\"ansprechperson\":{\"name\":\"N\"},\"webadresse\":{\"typ\":\"website\",\"uri\":\"x\"}}");
        }

        text.Write("]}}");
    }

    private static void WriteNewcomers(TextWriter text)
    {
        var random = new Random(7);
        text.WriteLine("Aktenzeichen;Name;Vorname;Geburtsdatum;Geschlecht;Muttersprache;Straße;PLZ;Ort;Berechtigung;"
            + "gültig bis;Verpflichtet durch;Einstufung;Schreibkundigkeit;Schuljahre;Verfügbarkeit;"
            + "Kinder mit Betreuungsbedarf;Alter der Kinder;Anmeldedatum");
        for (var number = 0; number < 100_000; number++)
        {
            var born = new DateOnly(1960 + random.Next(45), random.Next(1, 13), random.Next(1, 28));
            var hasChild = number % 3 == 0;
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"PK-{number:000000};Muster{number};Ada;{born:dd.MM.yyyy};w;Arabisch;Weg {random.Next(90)};44787;"
                + $"Bochum;ja;30.06.2027;Jobcenter;A1.1;lateinisch;{random.Next(13)};"
                + $"Mo-Fr vormittags;{(hasChild ? 1 : 0)};"
                + $"{(hasChild ? "2,5" : "")};{Day.AddDays(-random.Next(400)):dd.MM.yyyy}"));
        }
    }
}
