using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>One plan beside the plan in force: who gains, moves and loses, with reasons; published here.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlanModel : CasePage
{
    /// <summary>Proposals decided about at once.</summary>
    private const int TicksMax = 500;

    internal override string Title => Voice.Say("Plan.Name", Plan.Summary.Id.Value);

    internal Plan Plan { get; private set; } = null!;

    internal PlanComparison Comparison { get; private set; } = null!;

    internal PageTable Changes { get; private set; } = null!;

    /// <summary>Number of the person a row of <see cref="Changes"/> can be ticked by, or null where there is nothing to
    /// decide; as many as rows.</summary>
    internal IReadOnlyList<int?> Ticks { get; private set; } = [];

    internal ProposalTally Tally { get; private set; } = null!;

    /// <summary>Which proposals are shown, or null = all changes.</summary>
    internal ProposalStand? Only { get; private set; }

    /// <summary>What was typed as the reason.</summary>
    internal string? Why { get; private set; }

    /// <summary>What was just done, in a sentence, or null.</summary>
    internal string? Done => Asked("done") is "accept" or "lock" or "leaveout" or "reopen" or "part"
        ? Voice.Say("Proposals.Done." + Asked("done"))
        : null;

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

    /// <summary>Decides about the proposals that were ticked, or about all that are open.</summary>
    public async Task<IActionResult> OnPostDecideAsync(
        int id, int[]? newcomer, string? step, string? why, bool all, CancellationToken cancellation)
    {
        Why = Plain(why);
        if (EnumWords.Read<ProposalStep>(step) is not { } wanted)
        {
            Refuse(Finding.Of("CM4207", Severity.Error));
            return await ReadAsync(id, isWhole: false, cancellation) ? AgainWithFaults() : NotFound();
        }

        var outcome = await County.UseCases.DecidingProposals.RunAsync(
            County.Municipality,
            new PlanId(id),
            all ? null : [.. (newcomer ?? []).Take(TicksMax).Select(number => new NewcomerId(number))],
            wanted,
            Why,
            Reader!.Login,
            cancellation);
        if (outcome is DecideProposalsOutcome.Refused refused)
        {
            Refuse(refused.Finding, refused.Finding.Code == "CM3111" ? "why" : null);
            return await ReadAsync(id, isWhole: false, cancellation) ? AgainWithFaults() : NotFound();
        }

        return LocalRedirect(AddressWith(
            ("handler", null), ("done", wanted.ToString().ToLowerInvariant()), ("page", Asked("page"))) + "#proposals");
    }

    /// <summary>Makes a draft of what was accepted, to be published like any other.</summary>
    public async Task<IActionResult> OnPostPartAsync(int id, bool open, CancellationToken cancellation)
    {
        switch (await County.UseCases.DraftingFromAccepted.RunAsync(
            County.Municipality, new PlanId(id), open, cancellation))
        {
            case PartOfPlanOutcome.Drafted drafted:
                return LocalRedirect($"/plans/{drafted.Plan.Value}?done=part");
            case PartOfPlanOutcome.Refused refused:
                foreach (var finding in refused.Findings.Take(20))
                {
                    Refuse(finding);
                }

                break;
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
        var decisions = plan.Summary.State == PlanState.Draft
            ? await HttpContext.RequestServices.GetRequiredService<OpenedDatabase>().PartsFor(Reach.Of(Reader!))
                .GetRequiredService<IProposalDesk>()
                .DecisionsAsync(County.Municipality, plan.Summary.Id, cancellation)
            : [];
        Tally = ProposalTally.Of(plan, decisions);
        Only = plan.Summary.State == PlanState.Draft ? Asked<ProposalStand>("only") : null;
        var listed = Only is { } stand
            ? [.. Comparison.Changes.Where(change => Tally.StandOf(change) == stand)]
            : Comparison.Changes;
        Paging = Paging.Of(
            this, listed.Count, page => AddressWith(("handler", null), ("done", null), ("page", $"{page}")));
        var names = sight.Once(circumstances => new PlanNames(circumstances.County));
        var shown = isWhole ? listed : [.. Paging.Cut(listed)];
        Ticks = [.. shown.Select(change => Tally.StandOf(change) is null ? null : (int?)change.Newcomer.Value)];
        Changes = new PageTable(
            Voice.Say("Plan.Changes.Table"),
            Voice.Say(plan.Summary.State == PlanState.Draft ? "Proposals.Headers" : "Plan.Changes.Headers").Split('|'),
            [.. shown.Select(change => Row(change, names))])
        {
            Empty = Voice.Say("Plan.Changes.None"),
            ExportAddress = AddressWith(("handler", null), ("done", null), ("export", "csv")),
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
            : change.After is { } after ? FromWhen(after)
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
            .. Plan.Summary.State == PlanState.Draft ? [DecisionCell(change)] : Array.Empty<Cell>(),
        ];
    }

    private string FromWhen(Placement after)
    {
        var children = after.Care.Select(care => care.Child).Distinct().Count();
        return after.JourneyMinutes is { } minutes
            ? Voice.Say("Plan.Changes.From", after.EntryDay, minutes, children)
            : Voice.Say("Plan.Changes.FromNoWay", after.EntryDay, children);
    }

    private Cell DecisionCell(PlanChange change)
    {
        if (Tally.StandOf(change) is not { } stand)
        {
            return "";
        }

        var decision = Tally.DecisionOf(change.Newcomer);
        var word = Voice.Say(decision is { IsLocked: true } ? "ProposalStand.Locked" : "ProposalStand." + stand);
        return new Cell(decision?.Reason is { } why ? $"{word}: {why}" : word)
        {
            Badge = stand switch
            {
                ProposalStand.Accepted => "success",
                ProposalStand.LeftOut => "danger",
                ProposalStand.Open => "info",
            },
        };
    }
}
