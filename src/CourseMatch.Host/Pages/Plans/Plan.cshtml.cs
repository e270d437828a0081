using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>One plan beside the plan in force: who gains, moves and loses, with reasons; published here.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlanModel : CasePage
{
    internal override string Title => Voice.Say("Plan.Name", Plan.Summary.Id.Value);

    internal Plan Plan { get; private set; } = null!;

    internal PlanComparison Comparison { get; private set; } = null!;

    internal PageTable Changes { get; private set; } = null!;

    internal PageTable Notes { get; private set; } = null!;

    internal Paging Paging { get; private set; } = null!;

    internal string ChangesText { get; private set; } = "";

    internal bool MayPublish => MayWrite && Plan.Summary.State == PlanState.Draft;

    /// <summary>The gate held the plan just now, and the reader may let it through with a reason.</summary>
    internal bool MayRelease { get; private set; }

    internal string Head => Voice.Say(
        "Report.Head",
        Plan.Summary.Id.Value,
        FindingTexts.Term(Plan.Summary.State, Voice.Culture),
        Plan.Summary.Day,
        BerlinText.Of(Plan.Summary.CreatedAt, Voice));

    internal IReadOnlyList<(string Name, string Value)> Figures =>
    [
        (Voice.Say("Report.Newcomers"), Number(Plan.Summary.Newcomers)),
        (Voice.Say("Report.Placed"), Number(Plan.Summary.Placed)),
        (Voice.Say("Report.Unplaced"), Number(Plan.Summary.Newcomers - Plan.Summary.Placed)),
        (Voice.Say("Report.Children"), Number(Plan.Summary.ChildrenPlaced)),
    ];

    internal string Quality => Voice.Say(
        "Report.Quality", Plan.Summary.Objective, Plan.Summary.Bound, Plan.Summary.Gap, Plan.Summary.Seconds,
        Plan.Summary.Engine);

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, export is not null, cancellation))
        {
            return NotFound();
        }

        return export is null ? Page() : AsCsv(Changes, $"plan-{id}");
    }

    public async Task<IActionResult> OnPostPublishAsync(int id, string? reason, CancellationToken cancellation)
    {
        var plan = new PlanId(id);
        var outcome = await County.UseCases.Publishing.RunAsync(
            County.Municipality,
            plan,
            string.IsNullOrWhiteSpace(reason) ? null : new GateRelease(Reader!.Login, reason),
            cancellation);
        MayRelease = outcome is PublishOutcome.Held { Verdict.MayBeReleased: true };
        County.Diary.Write(plan, outcome);
        if (outcome is PublishOutcome.Published)
        {
            return LocalRedirect($"/plans/{id}?published=1");
        }

        foreach (var finding in Refusals.Of(plan, outcome).Take(20))
        {
            Refuse(finding);
        }

        return await ReadAsync(id, isWhole: false, cancellation) ? AgainWithFaults() : NotFound();
    }

    private async Task<bool> ReadAsync(int id, bool isWhole, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        var known = new[] { sight.InForce, sight.Proposal }.FirstOrDefault(plan => plan?.Summary.Id.Value == id);
        if ((known ?? await County.Store.PlanAsync(County.Municipality, new PlanId(id), cancellation)) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        var inForce = sight.InForce?.Summary.Id == plan.Summary.Id ? null : sight.InForce;
        Comparison = PlanComparison.Of(inForce, plan);
        ChangesText = Voice.Say(
            inForce is null ? "Plan.Changes.First" : "Plan.Changes.Text",
            Comparison.Kept,
            Comparison.Count(PlanChangeKind.Gained),
            Comparison.Count(PlanChangeKind.Moved),
            Comparison.Count(PlanChangeKind.Lost),
            inForce?.Summary.Id.Value ?? 0);
        Paging = Paging.Of(this, Comparison.Changes.Count, page => $"/plans/{id}?page={page}");
        var names = sight.Once(circumstances => new PlanNames(circumstances.County));
        var shown = isWhole ? Comparison.Changes : [.. Paging.Cut(Comparison.Changes)];
        Changes = new PageTable(
            Voice.Say("Plan.Changes.Table"),
            Voice.Say("Plan.Changes.Headers").Split('|'),
            [.. shown.Select(change => Row(change, names))])
        {
            Empty = Voice.Say("Plan.Changes.None"),
            ExportAddress = $"/plans/{id}?export=csv",
        };
        Notes = new PageTable(
            Voice.Say("Report.Notes.Title"),
            Voice.Say("Report.Notes.Headers").Split('|'),
            [.. plan.Notes.Take(Paging.Size).Select(note => (IReadOnlyList<Cell>)
            [
                Sentences.Sentence(note, Voice), Sentences.Advice(note, Voice), note.Code,
            ])]);
        return true;
    }

    private IReadOnlyList<Cell> Row(PlanChange change, PlanNames names)
    {
        var reason = change.Reasons.Count > 0 ? Sentences.Sentence(change.Reasons[0], Voice)
            : change.After is { } after ? Voice.Say(
                "Plan.Changes.From", after.EntryDay, after.JourneyMinutes?.ToString(Voice.Culture) ?? "–",
                after.Care.Select(care => care.Child).Distinct().Count())
            : "";
        return
        [
            new Cell(Voice.Say($"Plan.Change.{change.Kind}"))
            {
                Badge = change.Kind switch
                {
                    PlanChangeKind.Gained => "success",
                    PlanChangeKind.Moved => "info",
                    PlanChangeKind.Lost => "warning",
                },
            },
            new Cell(
                names.Person(change.Newcomer),
                $"/newcomers/{Uri.EscapeDataString(names.Reference(change.Newcomer))}"),
            change.Before is { } before ? names.Course(before.Course) : "",
            change.After is { } now ? names.Course(now.Course) : "",
            reason,
        ];
    }
}

/// <summary>Names of people and courses of one county by number.</summary>
internal sealed class PlanNames(County county)
{
    private readonly Dictionary<NewcomerId, Newcomer> newcomers =
        county.Newcomers.ToDictionary(newcomer => newcomer.Id);

    private readonly Dictionary<CourseId, Course> courses = county.Courses.ToDictionary(course => course.Id);

    /// <summary>Name and file reference.</summary>
    public string Person(NewcomerId id) => newcomers.TryGetValue(id, out var newcomer)
        ? $"{newcomer.FamilyName}, {newcomer.GivenName} ({newcomer.Reference})"
        : $"{id.Value}";

    /// <summary>File reference.</summary>
    public string Reference(NewcomerId id) =>
        newcomers.TryGetValue(id, out var newcomer) ? newcomer.Reference : $"{id.Value}";

    /// <summary>Number and title.</summary>
    public string Course(CourseId id) =>
        courses.TryGetValue(id, out var course) ? $"{course.Number} {course.Title}" : $"{id.Value}";
}
