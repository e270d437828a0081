using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Access;
using CourseMatch.Host.Database;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Imports;

/// <summary>One import: what it would change, row by row and field by field, or what it changed.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class ImportModel : CasePage
{
    internal override string Title => Summary is null
        ? Voice.Say("Imports.Title")
        : Voice.Say("Import.Title", Voice.Say("ImportSubject." + Summary.Subject), Summary.Source);

    internal ImportSummary Summary { get; private set; } = null!;

    /// <summary>What it would do; null when it waits no longer.</summary>
    internal ImportPreview? Preview { get; private set; }

    internal PageTable? Rows { get; private set; }

    internal Paging? Paging { get; private set; }

    internal PageTable Found { get; private set; } = null!;

    internal RecordChange? Only { get; private set; }

    /// <summary>A sentence about what was done, or null.</summary>
    internal string? Done { get; private set; }

    internal bool IsHeld => Summary.State == ImportState.Held;

    private IImportStore Store => HttpContext.RequestServices.GetRequiredService<OpenedDatabase>()
        .PartsFor(Reach.Of(Reader!)).GetRequiredService<IImportStore>();

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        Done = Asked("done") is "confirmed" or "undone" ? Voice.Say("Import.Done." + Asked("done")) : null;
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        return export is null || Preview is null ? Page() : AsCsv(RowTable(Preview.Rows), "preview");
    }

    public async Task<IActionResult> OnPostConfirmAsync(int id, CancellationToken cancellation)
    {
        var outcome = await County.UseCases.Importing.ConfirmAsync(
            County.Municipality, new ImportId(id), Reader!.Login, cancellation);
        switch (outcome)
        {
            case null:
                return await AgainAsync(id, Finding.Of("CM4206", Severity.Error), cancellation);
            case ImportOutcome.Refused refused:
                County.Diary.Write(outcome);
                return await AgainAsync(
                    id,
                    refused.Preview.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error)
                        ?? Finding.Of("CM4205", Severity.Error),
                    cancellation);
            default:
                County.Diary.Write(outcome);
                return LocalRedirect($"/imports/{id}?done=confirmed");
        }
    }

    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancellation) =>
        await County.UseCases.Importing.DiscardAsync(
            County.Municipality, new ImportId(id), Reader!.Login, cancellation)
            ? LocalRedirect("/imports?done=discarded")
            : await AgainAsync(id, Finding.Of("CM4206", Severity.Error), cancellation);

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancellation) =>
        await County.UseCases.UndoingImports.RunAsync(
            County.Municipality, new ImportId(id), Reader!.Login, cancellation) switch
        {
            UndoOutcome.Undone => LocalRedirect($"/imports/{id}?done=undone"),
            UndoOutcome.Refused refused => await AgainAsync(id, refused.Finding, cancellation),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };

    private async Task<IActionResult> AgainAsync(int id, Finding finding, CancellationToken cancellation)
    {
        Refuse(finding);
        return await ReadAsync(id, cancellation) ? AgainWithFaults() : NotFound();
    }

    private async Task<bool> ReadAsync(int id, CancellationToken cancellation)
    {
        var kept = await Store.ImportsAsync(County.Municipality, null, int.MaxValue, cancellation);
        if (kept.FirstOrDefault(import => import.Id.Value == id) is not { } summary)
        {
            return false;
        }

        Summary = summary;
        // Comparing anew takes the municipality's lock, which whoever only reads may not.
        Preview = IsHeld && MayWrite
            ? await County.UseCases.Importing.PreviewAsync(County.Municipality, summary.Id, cancellation)
            : null;
        Only = Asked<RecordChange>("only");
        if (Preview is { } preview)
        {
            var rows = preview.Rows
                .Where(row => Only is { } only ? row.Change == only : row.Change != RecordChange.Unchanged).ToArray();
            Paging = Paging.Of(this, rows.Length, page => AddressWith(("page", $"{page}")));
            Rows = RowTable([.. Paging.Cut(rows)]) with { ExportAddress = AddressWith(("export", "csv")) };
        }

        var findings = Preview?.Findings ?? summary.Findings;
        Found = new PageTable(
            Voice.Say("Imports.Findings.Caption"),
            Voice.Say("Imports.Findings.Headers").Split('|'),
            [.. findings.OrderByDescending(f => f.Severity).Take(50).Select(f => ImportWords.RowOf(f, Voice))])
        {
            Empty = Voice.Say("Imports.Findings.Empty"),
        };
        return true;
    }

    /// <summary>One line for each field that changes; records that are new or go have one line.</summary>
    private PageTable RowTable(IReadOnlyList<PreviewRow> rows) => new(
        Voice.Say("Import.Rows"),
        Voice.Say("Import.Rows.Headers").Split('|'),
        [
            .. rows.SelectMany(row => row.Fields.Count == 0
                ? [LineOf(row, "", "", "")]
                : row.Fields.Select(field => LineOf(row, field.Field, field.Before ?? "–", field.After ?? "–"))),
        ])
    {
        Empty = Voice.Say("Import.Rows.Empty"),
    };

    private IReadOnlyList<Cell> LineOf(PreviewRow row, string field, string before, string after) =>
    [
        row.Line is { } line ? Number(line) : "",
        row.Key,
        Voice.Say("RecordChange." + row.Change),
        field,
        before,
        after,
    ];
}
