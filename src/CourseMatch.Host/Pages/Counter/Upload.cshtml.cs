using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Pages.Imports;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Counter;

/// <summary>The provider sends its own courses or care groups: looked at first, taken in, or held for the authority
/// where the file would change too much at once.</summary>
[Access(Role.ProviderStaff)]
public sealed class UploadModel : CounterPage
{
    private const int FindingsShown = 50;

    private const int HistoryShown = 50;

    internal override string Title => Voice.Say("Counter.Upload.Title");

    internal string? Subject { get; private set; } = "courses";

    /// <summary>What became of the file, in a sentence, or null.</summary>
    internal string? Done { get; private set; }

    internal PageTable? Found { get; private set; }

    internal PageTable History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        await ReadHistoryAsync(cancellation);
        return export is null ? Page() : AsCsv(History, "imports");
    }

    public async Task<IActionResult> OnPostAsync(
        string? subject, IFormFile? file, bool look, CancellationToken cancellation)
    {
        Subject = subject;
        ImportSubject? about = subject switch
        {
            "courses" => ImportSubject.Courses,
            "care" => ImportSubject.Care,
            _ => null,
        };
        if (about is null)
        {
            Refuse(Finding.Of("CM4202", Severity.Error), "subject");
        }

        if (file is not { Length: > 0 })
        {
            Refuse(Finding.Of("CM4204", Severity.Error), "file");
        }

        if (about is { } known && Faults.Count == 0)
        {
            await using var stream = file!.OpenReadStream();
            await TakeAsync(stream, known, look ? ImportWay.Look : ImportWay.TakeIn, cancellation);
        }

        await ReadHistoryAsync(cancellation);
        return Faults.Count > 0 ? AgainWithFaults() : Page();
    }

    private async Task TakeAsync(
        Stream stream, ImportSubject subject, ImportWay way, CancellationToken cancellation)
    {
        // Never anybody's name but the provider's own: the file cannot touch what others have on file.
        var source = await Desk.NameAsync(County.Municipality, Provider, cancellation) ?? "";
        var whole = await HttpContext.RequestServices.GetRequiredService<ServedCounties>()
            .WholeOfAsync(HttpContext, cancellation);
        var incoming = await new IncomingFile(subject, source, new ImportRequest(way, Reader!.Login))
            .WithRememberedColumnsAsync(
                Authority.GetRequiredService<IColumnMappings>(), County.Municipality, cancellation);
        var outcome = await incoming.TakeInAsync(
            whole.UseCases.Importing, County.Municipality, stream, cancellation);
        whole.Diary.Write(outcome);
        var preview = outcome.Preview;
        if (outcome is ImportOutcome.Refused)
        {
            Refuse(Finding.Of("CM4205", Severity.Error), "file");
        }
        else
        {
            Done = Voice.Say(
                outcome switch
                {
                    ImportOutcome.Imported => "Counter.Upload.Done",
                    ImportOutcome.Held => "Counter.Upload.Held",
                    ImportOutcome.AlreadyOnFile => "Counter.Upload.Same",
                    _ => "Counter.Upload.Looked",
                },
                preview.Count(RecordChange.New),
                preview.Count(RecordChange.Changed),
                preview.Count(RecordChange.Withdrawn));
        }

        Found = preview.Findings.Count == 0 ? null : new PageTable(
            preview.Findings.Count > FindingsShown
                ? Voice.Say("Imports.Findings.First", FindingsShown, preview.Findings.Count)
                : Voice.Say("Imports.Findings"),
            Voice.Say("Imports.Findings.Headers").Split('|'),
            [
                .. preview.Findings.OrderByDescending(finding => finding.Severity).Take(FindingsShown)
                    .Select(finding => ImportWords.RowOf(finding, Voice)),
            ]);
    }

    private async Task ReadHistoryAsync(CancellationToken cancellation)
    {
        var own = await County.Imports.ImportsAsync(County.Municipality, null, HistoryShown, cancellation);
        History = new PageTable(
            Voice.Say("Imports.History.Caption"),
            Voice.Say("Counter.Upload.Headers").Split('|'),
            [
                .. own.Select(import => (IReadOnlyList<Cell>)
                [
                    BerlinText.Of(import.At, Voice),
                    Voice.Say("ImportSubject." + import.Subject),
                    new Cell(FindingTexts.Term(import.State, Voice.Culture))
                    {
                        Badge = import.State == ImportState.Held ? "warning" : "info",
                    },
                    new Cell(Number(import.New)) { IsNumber = true },
                    new Cell(Number(import.Changed)) { IsNumber = true },
                    new Cell(Number(import.Withdrawn)) { IsNumber = true },
                    import.By,
                ]),
            ])
        {
            Empty = Voice.Say("Imports.History.Empty"),
            ExportAddress = "/counter/upload?export=csv",
        };
    }
}
