using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>What the nights did, step by step, and what became of seats freed by day; tonight's night is asked for
/// here.</summary>
[Access(
    Role.Coordinator, Role.Auditor, Role.Administrator, Writers = [Role.Coordinator, Role.Administrator])]
public sealed class NightsModel(IServiceProvider services) : DeskPage
{
    private const int NightsShown = 7;
    private const int EventsShown = 50;

    internal override string Title => Voice.Say("NightsPage.Title");

    internal PageTable Nights { get; private set; } = null!;

    internal PageTable Seats { get; private set; } = null!;

    /// <summary>Time of day at which nights are due.</summary>
    internal string At => County.Nights.Settings.Clock.At.ToString("t", Voice.Culture);

    /// <summary>What came of asking for a night, or null.</summary>
    internal string? Said => Request.Query["asked"].ToString() switch
    {
        "queued" => Voice.Say("NightsPage.Queued"),
        "before" => Voice.Say("NightsPage.QueuedBefore"),
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var nights = await County.Nights.Ledger.ListAsync(County.Municipality, NightsShown, cancellation);
        Nights = new PageTable(
            Voice.Say("NightsPage.Table"),
            Voice.Say("NightsPage.Headers").Split('|'),
            [.. nights.SelectMany(night => night.Jobs.Select(job => Row(night, job)))])
        {
            Empty = Voice.Say("NightsPage.Empty"),
            ExportAddress = "/nights?export=csv",
        };
        var events = await County.Nights.SeatEvents.ListAsync(County.Municipality, EventsShown, cancellation);
        Seats = new PageTable(
            Voice.Say("NightsPage.Seats"),
            Voice.Say("NightsPage.Seats.Headers").Split('|'),
            [.. events.Select(Row)])
        {
            Empty = Voice.Say("Seats.None"),
        };
        return export is null ? Page() : AsCsv(Nights, "nights");
    }

    /// <summary>Queues tonight's night for whichever node is free.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var isNew = await services.GetRequiredService<NightQueue>().QueueAsync(
            County.Municipality, County.Nights.Tonight, NightTrigger.Hand, cancellation);
        return LocalRedirect(isNew ? "/nights?asked=queued" : "/nights?asked=before");
    }

    private IReadOnlyList<Cell> Row(NightRun night, JobRun job) =>
    [
        night.Night.ToString("d", Voice.Culture),
        FindingTexts.Term(job.Step, Voice.Culture),
        new Cell(Voice.Say($"NightEnd.{job.Result?.End.ToString() ?? "Open"}"))
        {
            Badge = job.Result?.End switch
            {
                NightEnd.Done => "success",
                NightEnd.Held => "warning",
                NightEnd.Failed => "danger",
                null => "info",
            },
        },
        new Cell(job.EndedAt is { } ended ? Voice.Say("NightsPage.Seconds", (ended - job.BegunAt).TotalSeconds) : "–")
        {
            IsNumber = true,
        },
        string.Join(
            " ",
            (job.Result?.Findings ?? []).Take(5).Select(finding => Sentences.Sentence(finding, Voice))
                .Prepend(NightFigures.Of(job, Voice))).Trim(),
    ];

    private IReadOnlyList<Cell> Row(SeatEvent one)
    {
        var end = Voice.Say($"Seats.{one.End?.ToString() ?? "Open"}", one.Plan?.Value ?? 0);
        return
        [
            BerlinText.Of(one.At, Voice),
            one.CourseNumber,
            Voice.Say($"Seats.{one.Kind}"),
            one.Plan is { } plan && Reader!.Role != Role.Administrator ? new Cell(end, $"/plans/{plan.Value}") : end,
        ];
    }
}
