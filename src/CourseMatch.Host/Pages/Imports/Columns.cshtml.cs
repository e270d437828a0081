using CourseMatch.Application.Access;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Exchange;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Desks;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Imports;

/// <summary>Which column of a foreign list means what: said by hand once, then remembered for its source.</summary>
[Access(Role.Coordinator)]
public sealed class ColumnsModel : CasePage
{
    /// <summary>What a column that is not wanted is sent as.</summary>
    private const string NotWanted = "-";

    internal override string Title => Voice.Say("Columns.Title");

    internal ColumnProposal Look { get; private set; } = null!;

    internal string KeptAs { get; private set; } = "";

    private KeptUploads Uploads => HttpContext.RequestServices.GetRequiredService<KeptUploads>();

    public IActionResult OnGet(string? file, CancellationToken cancellation) =>
        Read(file, ReadingOptions.Default, cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(string? file, CancellationToken cancellation)
    {
        if (Uploads.Find(file, Reader!.Id) is not { } upload || !Read(file, ReadingOptions.Default, cancellation))
        {
            return Gone();
        }

        var mapping = new ColumnMapping(upload.Subject, ChosenFields());
        var options = ReadingOptions.Default with { Mapping = mapping };
        ImportOutcome outcome;
        await using (var stream = upload.Open())
        {
            outcome = await new IncomingFile(
                upload.Subject, upload.Source, new ImportRequest(ImportWay.Hold, Reader!.Login))
            { Options = options }
                .TakeInAsync(County.UseCases.Importing, County.Municipality, stream, cancellation);
        }

        County.Diary.Write(outcome);
        if (outcome is ImportOutcome.Held or ImportOutcome.AlreadyOnFile)
        {
            await HttpContext.RequestServices.GetRequiredService<OpenedDatabase>().PartsFor(Reach.Of(Reader!))
                .GetRequiredService<IColumnMappings>()
                .SaveAsync(County.Municipality, upload.Source, mapping, cancellation);
            Uploads.Forget(file!);
            return LocalRedirect(
                outcome is ImportOutcome.Held held ? $"/imports/{held.Id.Value}" : "/imports?done=same");
        }

        foreach (var finding in outcome.Preview.Findings
            .Where(finding => finding.Severity == Severity.Error).Take(10))
        {
            Refuse(finding);
        }

        Read(file, options, cancellation);
        return AgainWithFaults();
    }

    /// <summary>What a column may mean, the field it is read as first.</summary>
    internal IReadOnlyList<(string Value, string Text)> Choices() =>
    [
        ("", Voice.Say("Columns.Unknown")),
        (NotWanted, Voice.Say("Columns.NotWanted")),
        .. Look.Fields.Select(field => (
            field.Name, field.IsRequired ? Voice.Say("Columns.Required", field.Name) : field.Name)),
    ];

    /// <summary>Field by header, as the form was sent; a column nobody chose anything for is left to the known words.
    /// </summary>
    private Dictionary<string, string?> ChosenFields()
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var index = 0; index < Look.Columns.Count && index < ColumnMapping.HeadersMax; index++)
        {
            var chosen = Request.Form[$"column{index}"].ToString();
            if (chosen == NotWanted)
            {
                fields[Look.Columns[index].Header] = null;
            }
            else if (Look.Fields.Any(field => field.Name == chosen))
            {
                fields[Look.Columns[index].Header] = chosen;
            }
        }

        return fields;
    }

    private bool Read(string? file, ReadingOptions options, CancellationToken cancellation)
    {
        if (Uploads.Find(file, Reader!.Id) is not { } upload)
        {
            return false;
        }

        KeptAs = file!;
        using var stream = upload.Open();
        Look = TableColumns.Look(stream, upload.Subject, TimeProvider.System.Today(), options, cancellation);
        return true;
    }

    private LocalRedirectResult Gone() => LocalRedirect("/imports");
}
