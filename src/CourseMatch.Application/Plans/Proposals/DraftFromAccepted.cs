using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Plans.Proposals;

/// <summary>How making a draft of a part ended.</summary>
public abstract record PartOfPlanOutcome
{
    private PartOfPlanOutcome()
    {
    }

    /// <summary>The part is a draft of its own, to be published like any other.</summary>
    /// <param name="Plan">The new draft.</param>
    /// <param name="Proposals">Proposals in it.</param>
    /// <param name="LeftAside">Proposals of the whole that are not in it.</param>
    public sealed record Drafted(PlanId Plan, int Proposals, int LeftAside) : PartOfPlanOutcome;

    /// <summary>Nothing was stored, and why.</summary>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : PartOfPlanOutcome;
}

/// <summary>Use case: a draft of the accepted proposals of another one, or of all but those left out.</summary>
/// <remarks>
/// Parts of a plan are never corrected, so the part is a draft of its own; the whole stays beside it. Everybody left
/// aside keeps the place they hold, or waits with the reason. The judge and the checker look at the part as at every
/// plan: it may be refused, for example where somebody would get the seat of a person who was to move and now stays, or
/// where a course would fall below its minimum.
/// </remarks>
public sealed class DraftFromAccepted(ICountyStore store, Planning planning, TimeProvider time)
{
    /// <summary>Makes the draft.</summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft it is a part of.</param>
    /// <param name="includesOpen">Proposals nothing was decided about are in it, too.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public Task<PartOfPlanOutcome> RunAsync(
        MunicipalityId municipality, PlanId id, bool includesOpen, CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality, (change, token) => RunAsync(change, id, includesOpen, token), cancellationToken);

    private async Task<PartOfPlanOutcome> RunAsync(
        ICountyChange change, PlanId id, bool includesOpen, CancellationToken cancellationToken)
    {
        if (await change.PlanAsync(id, cancellationToken) is not { Summary.State: PlanState.Draft } whole
            || await change.Proposals.PlanProblemAsync(id, cancellationToken) is not { } bytes)
        {
            return Refused(Finding.Of("CM3001", Severity.Error, id.Value));
        }

        var decisions = (await change.Proposals.DecisionsAsync(id, cancellationToken))
            .ToDictionary(decision => decision.Newcomer);
        var circumstances = planning.CircumstancesOf(await change.ReadCountyAsync(cancellationToken), time.Today());
        var aside = whole.Placements
            .Where(placement => !placement.IsPromised && !IsTaken(decisions, placement, includesOpen))
            .ToArray();
        var proposals = whole.Placements.Count(placement => !placement.IsPromised) - aside.Length;
        if (proposals == 0 || aside.Length == 0)
        {
            return Refused(Finding.Of(proposals == 0 ? "CM3010" : "CM3011", Severity.Error));
        }

        var content = Without(whole, aside, decisions, circumstances);
        var faults = PlacementJudge.Judge(circumstances, content.Placements)
            .Where(finding => finding.Severity == Severity.Error).ToArray();
        if (faults.Length > 0)
        {
            return new PartOfPlanOutcome.Refused(
                [Finding.Of("CM3013", Severity.Error, faults.Length), .. faults]);
        }

        var (objective, fault) = Weighed(bytes, whole, content);
        if (fault is not null)
        {
            return Refused(fault);
        }

        var part = whole with
        {
            Summary = whole.Summary with
            {
                Placed = content.Placements.Count,
                ChildrenPlaced = content.ChildrenPlaced,
                Objective = objective,
            },
            Placements = content.Placements,
            Unplaced = content.Unplaced,
            Notes = content.Notes,
        };
        return new PartOfPlanOutcome.Drafted(
            await change.AddDraftAsync(part, bytes, cancellationToken), proposals, aside.Length);
    }

    private static bool IsTaken(
        Dictionary<NewcomerId, ProposalDecision> decisions, Placement placement, bool includesOpen) =>
        decisions.TryGetValue(placement.Newcomer, out var decision)
            ? decision.Verdict == ProposalVerdict.Accepted
            : includesOpen;

    private static PlanContent Without(
        Plan whole,
        Placement[] aside,
        Dictionary<NewcomerId, ProposalDecision> decisions,
        Circumstances circumstances)
    {
        var gone = aside.Select(placement => placement.Newcomer).ToHashSet();
        var staying = aside
            .Select(placement => circumstances.PromiseOf(placement.Newcomer))
            .OfType<Promise>()
            .Select(promise => Kept(promise, circumstances))
            .ToArray();
        var waiting = aside
            .Where(placement => circumstances.PromiseOf(placement.Newcomer) is null)
            .Select(placement => new Unplaced(
                placement.Newcomer,
                [ReasonOf(placement, decisions.GetValueOrDefault(placement.Newcomer), circumstances)]));
        return new PlanContent(
            [
                .. whole.Placements.Where(placement => !gone.Contains(placement.Newcomer)).Concat(staying)
                    .OrderBy(placement => placement.Newcomer.Value),
            ],
            [.. whole.Unplaced.Concat(waiting).OrderBy(unplaced => unplaced.Newcomer.Value)],
            [Finding.Of("CM3014", Severity.Note, whole.Summary.Id.Value, aside.Length), .. whole.Notes]);
    }

    private static Placement Kept(Promise promise, Circumstances circumstances)
    {
        var option = Promised.OptionOf(circumstances.Find(promise.Newcomer)!, promise, circumstances);
        return new Placement(
            promise.Newcomer, promise.Course, promise.ModuleNumber, promise.EntryDay, option.Score,
            option.Case.Journey.Minutes, promise.Care, IsPromised: true);
    }

    private static Finding ReasonOf(Placement placement, ProposalDecision? decision, Circumstances circumstances)
    {
        var course = circumstances.Find(placement.Course) is { } found ? Case.NameOf(found) : "";
        return decision is { Verdict: ProposalVerdict.LeftOut }
            ? Finding.Of(
                "CM2046", Severity.Error, course, DateOnly.FromDateTime(decision.At.UtcDateTime),
                decision.Reason ?? "")
            : Finding.Of("CM3012", Severity.Note, course);
    }

    /// <summary>Points of the part in the problem the whole was made from, or what the checker has against
    /// it.</summary>
    private static (long Objective, Finding? Fault) Weighed(byte[] bytes, Plan whole, PlanContent part)
    {
        using var stream = new MemoryStream(bytes);
        return ProblemReader.Read(stream).Match(
            accepted =>
            {
                var answer = AnswerOf(accepted.Problem, part.Placements);
                var all = AllocationChecker.Check(accepted.Problem, AnswerOf(accepted.Problem, whole.Placements));
                var verdict = AllocationChecker.Check(
                    accepted.Problem,
                    answer with { Objective = AllocationChecker.Check(accepted.Problem, answer).Objective });
                // Surcharges of the problem, which no plan shows, are in both.
                var objective = whole.Summary.Objective - all.Objective + verdict.Objective;
                return (objective, verdict.Accepted
                    ? null
                    : Finding.Of("CM3004", Severity.Error, verdict.Faults[0].ToString()));
            },
            _ => (0L, Finding.Of("CM3001", Severity.Error, whole.Summary.Id.Value)));
    }

    private static AllocationAnswer AnswerOf(AllocationProblem problem, IReadOnlyList<Placement> placements) => new()
    {
        ChosenOption = ChosenOptions.Of(problem, placements),
        Objective = 0,
        Bound = long.MaxValue,
        Stop = StopReason.Time,
        Engine = "",
        Seconds = 0,
        Seed = 0,
    };

    private static PartOfPlanOutcome.Refused Refused(Finding finding) => new([finding]);
}
