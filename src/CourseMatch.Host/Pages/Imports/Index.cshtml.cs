using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Desks;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Imports;

/// <summary>Import: drop a file, then look at what it would change; and everything that was imported before.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class ImportsModel : CasePage
{
    /// <summary>Findings of a refused file that are shown; the rest is counted.</summary>
    private const int FindingsShown = 50;

    private const int HistoryShown = 200;

    internal override string Title => Voice.Say("Imports.Title");

    internal PageTable History { get; private set; } = null!;

    internal string? Subject { get; private set; }

    internal string? Source { get; private set; }

    /// <summary>What KURSNET's minimum of participants was said to be: <c>minimum</c>, <c>booked</c>, or nothing.
    /// </summary>
    internal string? Minimum { get; private set; }

    internal PageTable? Refused { get; private set; }

    /// <summary>Page on which the columns of the refused file can be named by hand, or null.</summary>
    internal string? ColumnsAddress { get; private set; }

    /// <summary>A sentence about what was done, or null.</summary>
    internal string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        (Subject, Source) = (Asked("subject"), Asked("source"));
        Done = Asked("done") is "same" or "discarded" ? Voice.Say("Imports.Done." + Asked("done")) : null;
        await ReadHistoryAsync(cancellation);
        return export is null ? Page() : AsCsv(History, "imports");
    }

    public async Task<IActionResult> OnPostAsync(
        string? subject, string? source, string? minimum, IFormFile? file, CancellationToken cancellation)
    {
        (Subject, Source, Minimum) = (subject, source?.Trim(), minimum);
        if (!Enum.TryParse<ImportSubject>(subject, ignoreCase: true, out var about) || int.TryParse(subject, out _))
        {
            Refuse(Finding.Of("CM4202", Severity.Error), "subject");
        }

        if (string.IsNullOrWhiteSpace(Source) || Source.Length > 200 || Source.Any(char.IsControl))
        {
            Refuse(Finding.Of("CM4203", Severity.Error), "source");
        }

        if (file is not { Length: > 0 })
        {
            Refuse(Finding.Of("CM4204", Severity.Error), "file");
        }

        if (Faults.Count > 0)
        {
            await ReadHistoryAsync(cancellation);
            return AgainWithFaults();
        }

        await using var stream = file!.OpenReadStream();
        return await TakeAsync(stream, about, Source!, IncomingFile.BookedOf(minimum), cancellation);
    }

    private async Task<IActionResult> TakeAsync(
        Stream stream, ImportSubject subject, string source, bool? minimumIsBooked, CancellationToken cancellation)
    {
        var parts = HttpContext.RequestServices.GetRequiredService<OpenedDatabase>().PartsFor(Reach.Of(Reader!));
        var mappings = parts.GetRequiredService<IColumnMappings>();
        var incoming = new IncomingFile(subject, source, new ImportRequest(ImportWay.Hold, Reader!.Login))
        {
            MinimumIsBooked = minimumIsBooked,
        };
        incoming = await incoming.WithRememberedColumnsAsync(mappings, County.Municipality, cancellation);
        var outcome = await incoming.TakeInAsync(
            County.UseCases.Importing, County.Municipality, stream, cancellation);
        County.Diary.Write(outcome);
        await incoming.RememberAsync(
            mappings, County.Municipality, outcome, minimumIsBooked is not null, cancellation);
        switch (outcome)
        {
            case ImportOutcome.Held held:
                return LocalRedirect($"/imports/{held.Id.Value}");
            case ImportOutcome.AlreadyOnFile:
                return LocalRedirect("/imports?done=same");
            default:
                Refuse(Finding.Of("CM4205", Severity.Error));
                Refused = FindingsTable(outcome.Preview.Findings);
                ColumnsAddress = await ColumnsAddressAsync(stream, subject, source, cancellation);
                await ReadHistoryAsync(cancellation);
                return AgainWithFaults();
        }
    }

    private async Task<string?> ColumnsAddressAsync(
        Stream stream, ImportSubject subject, string source, CancellationToken cancellation)
    {
        stream.Position = 0;
        var look = TableColumns.Look(stream, subject, Day(), ReadingOptions.Default, cancellation);
        if (look.Columns.Count == 0)
        {
            return null;
        }

        stream.Position = 0;
        return "/imports/columns?file=" + await HttpContext.RequestServices.GetRequiredService<KeptUploads>()
            .KeepAsync(stream, Reader!.Id, subject, source, cancellation);

        static DateOnly Day() => Application.Calendar.BerlinTime.Today(TimeProvider.System);
    }

    private PageTable FindingsTable(IReadOnlyList<Finding> findings) => new(
        findings.Count > FindingsShown
            ? Voice.Say("Imports.Findings.First", FindingsShown, findings.Count)
            : Voice.Say("Imports.Findings"),
        Voice.Say("Imports.Findings.Headers").Split('|'),
        [
            .. findings.OrderByDescending(finding => finding.Severity).Take(FindingsShown)
                .Select(finding => ImportWords.RowOf(finding, Voice)),
        ]);

    private async Task ReadHistoryAsync(CancellationToken cancellation)
    {
        var imports = await HttpContext.RequestServices.GetRequiredService<OpenedDatabase>()
            .PartsFor(Reach.Of(Reader!)).GetRequiredService<IImportStore>()
            .ImportsAsync(County.Municipality, null, HistoryShown, cancellation);
        History = new PageTable(
            Voice.Say("Imports.History.Caption"),
            Voice.Say("Imports.History.Headers").Split('|'),
            [
                .. imports.Select(import => (IReadOnlyList<Cell>)
                [
                    new Cell(BerlinText.Of(import.At, Voice), $"/imports/{import.Id.Value}"),
                    Voice.Say("ImportSubject." + import.Subject),
                    import.Source,
                    new Cell(FindingTexts.Term(import.State, Voice.Culture))
                    {
                        Badge = import.State == ImportState.Held ? "warning" : "info",
                    },
                    Number(import.New),
                    Number(import.Changed),
                    Number(import.Withdrawn),
                    Number(import.Rejected),
                    import.By,
                ]),
            ])
        {
            Empty = Voice.Say("Imports.History.Empty"),
            ExportAddress = "/imports?export=csv",
        };
    }
}

/// <summary>What was found in a file, in words.</summary>
internal static class ImportWords
{
    public static IReadOnlyList<Cell> RowOf(Finding finding, Voice voice) =>
    [
        voice.Say("Severity." + finding.Severity),
        string.Join(", ", new[]
        {
            finding.Place?.Line is { } line ? voice.Say("Imports.Line", line) : null,
            finding.Place?.Column,
            finding.Place?.Record,
        }.OfType<string>()),
        Sentences.Sentence(finding, voice),
        Sentences.Advice(finding, voice),
    ];
}
