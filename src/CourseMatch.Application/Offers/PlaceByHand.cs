using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Application.Offers;

/// <summary>Somebody whom the next plan would serve otherwise.</summary>
/// <param name="Reference">File reference.</param>
/// <param name="Before">Course without the placement by hand, by name.</param>
/// <param name="After">Course with it, or null when the person would wait.</param>
public sealed record Displaced(string Reference, string Before, string? After);

/// <summary>What placing somebody by hand means.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Reference">File reference.</param>
/// <param name="Course">Course, by name.</param>
/// <param name="EntryDay">First day attended.</param>
/// <param name="LeavesCourse">Course the person leaves for it, by name, or null.</param>
/// <param name="Displaced">People the next plan would have served otherwise.</param>
/// <param name="PointsLost">Points the next plan loses by it; never below 0.</param>
public sealed record HandPlacement(
    NewcomerId Newcomer,
    string Reference,
    string Course,
    DateOnly EntryDay,
    string? LeavesCourse,
    IReadOnlyList<Displaced> Displaced,
    long PointsLost);

/// <summary>How placing by hand ended.</summary>
public abstract record PlaceByHandOutcome
{
    private PlaceByHandOutcome()
    {
    }

    /// <summary>Only looked at; nothing was done.</summary>
    public sealed record Previewed(HandPlacement Placement) : PlaceByHandOutcome;

    /// <summary>The place is offered, and locked.</summary>
    /// <param name="Plan">The plan that made it.</param>
    /// <param name="Place">The place.</param>
    public sealed record Placed(PlanId Plan, Place Place) : PlaceByHandOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : PlaceByHandOutcome;
}

/// <summary>Use case: a coordinator gives one person a place in one course.</summary>
/// <remarks>Every rule of law, every seat and every care place counts as it does for the night, and so does the gate
/// with all that nobody may pass over; only the order and the budgets do not, and a course may be offered again
/// that the person declined. The place is locked: no night moves the person away.</remarks>
public sealed class PlaceByHand(
    ICountyStore store,
    IAllocationEngine engine,
    Planning planning,
    TimeProvider time,
    IReplyLinks? links = null)
{
    private readonly PublishThroughGate gate = new(store, planning, time, links);

    private static readonly SearchLimits Limits =
        SearchLimits.Default with { Gap = 0.0001, Time = TimeSpan.FromSeconds(15) };

    /// <summary>Shows who would be displaced and what the next plan loses; nothing is done.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="reference">File reference of the person, or number.</param>
    /// <param name="course">Number of the course, or identifier.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PlaceByHandOutcome> PreviewAsync(
        MunicipalityId municipality, string reference, string course, CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var (wanted, refusal) = Prepare(county, reference, course);
        if (wanted is null)
        {
            return new PlaceByHandOutcome.Refused(refusal);
        }

        var (circumstances, newcomer, chosen) = wanted.Value;
        var search = new Rematching(engine, Limits, SilentObserver.Instance, cancellationToken);
        var scope = MatchScope.WithoutMoves with { ByHand = (newcomer.Id, chosen.Id) };
        if (search.Run(circumstances, MatchScope.WithoutMoves) is not Rematched.Found before
            || search.Run(circumstances, scope) is not Rematched.Found after
            || !after.Model.KeepsEverybody(after.Answer))
        {
            return new PlaceByHandOutcome.Refused(
                [Finding.Of("CM3114", Severity.Error, newcomer.Reference, Case.NameOf(chosen))]);
        }

        var served = after.Content.Placements.ToDictionary(placement => placement.Newcomer);
        return new PlaceByHandOutcome.Previewed(new HandPlacement(
            newcomer.Id,
            newcomer.Reference,
            Case.NameOf(chosen),
            served[newcomer.Id].EntryDay,
            circumstances.PromiseOf(newcomer.Id) is { } old ? Case.NameOf(circumstances.Find(old.Course)!) : null,
            [.. before.Content.Placements
                .Where(placement => !placement.IsPromised && placement.Newcomer != newcomer.Id
                    && served.GetValueOrDefault(placement.Newcomer)?.Course != placement.Course)
                .Select(placement => new Displaced(
                    circumstances.Find(placement.Newcomer)!.Reference,
                    Case.NameOf(circumstances.Find(placement.Course)!),
                    served.TryGetValue(placement.Newcomer, out var now)
                        ? Case.NameOf(circumstances.Find(now.Course)!)
                        : null))],
            Math.Max(
                0,
                before.Model.PointsOf(before.Answer.Objective) - after.Model.PointsOf(after.Answer.Objective))));
    }

    /// <summary>Gives the place.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="reference">File reference of the person, or number.</param>
    /// <param name="course">Number of the course, or identifier.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why, in own words; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public async Task<PlaceByHandOutcome> RunAsync(
        MunicipalityId municipality,
        string reference,
        string course,
        Actor by,
        string reason,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new PlaceByHandOutcome.Refused([Finding.Of("CM3111", Severity.Error)]);
        }

        try
        {
            return await store.ChangeAsync(
                municipality,
                (change, token) => PlaceAsync(change, reference, course, by, reason, token),
                cancellationToken);
        }
        catch (Plans.PromiseConflict conflict)
        {
            return new PlaceByHandOutcome.Refused([Finding.Of("CM3005", Severity.Error, conflict.Constraint)]);
        }
    }

    private async Task<PlaceByHandOutcome> PlaceAsync(
        ICountyChange change, string reference, string course, Actor by, string reason, CancellationToken token)
    {
        var (wanted, refusal) = Prepare(await change.ReadCountyAsync(token), reference, course);
        if (wanted is null)
        {
            return new PlaceByHandOutcome.Refused(refusal);
        }

        var (circumstances, newcomer, chosen) = wanted.Value;
        var scope = MatchScope.WithoutMoves with { ByHand = (newcomer.Id, chosen.Id), IsByHandAlone = true };
        var search = new Rematching(engine, Limits, SilentObserver.Instance, token);
        if (search.Run(circumstances, scope) is not Rematched.Found found || !found.Model.KeepsEverybody(found.Answer))
        {
            return new PlaceByHandOutcome.Refused(
                [Finding.Of("CM3114", Severity.Error, newcomer.Reference, Case.NameOf(chosen))]);
        }

        var inForce = await change.PlanInForceAsync(token) is { } head ? await change.PlanAsync(head.Id, token) : null;
        var draft = PartialPlan.Of(found, inForce).ToDraft(planning.Rules, time.GetUtcNow());
        var verdict = await gate.JudgeAsync(change, draft, circumstances, newcomer.Id, token);
        if (!verdict.MayBeReleased)
        {
            return new PlaceByHandOutcome.Refused(
                [.. verdict.Checks.Where(check => !check.MayBeReleased).SelectMany(check => check.Findings)
                    .Where(finding => finding.Severity == Severity.Error)]);
        }

        var id = await change.AddDraftAsync(draft, found.ProblemBytes(), token);
        await change.SaveVerdictAsync(
            verdict with
            {
                Plan = id,
                Release = verdict.IsOpen ? null : new GateRelease(by.Account ?? EnumWords.Of(by.Kind), reason).Kept,
            },
            token);
        var held = await change.PlacesAsync(new PlaceQuery(Newcomer: newcomer.Id, IsInForce: true), token);
        await change.TakeStepsAsync(
            [.. held.Select(place => StepToTake.Of(
                place, PlaceState.Moved, time.GetUtcNow(), by, StepReason.ByHand, reason))],
            token);
        await change.PublishAsync(id, time.GetUtcNow(), token);
        await NewOffers.AnnounceAsync(
            circumstances, change, id, held.Select(place => place.Newcomer).ToHashSet(), links, token);
        var made = await change.PlacesAsync(new PlaceQuery(Newcomer: newcomer.Id, IsInForce: true), token);
        await change.TakeStepsAsync(
            [.. made.Select(place => StepToTake.Of(
                place, place.State, time.GetUtcNow(), by, StepReason.ByHand, reason) with { IsLocked = true })],
            token);
        return new PlaceByHandOutcome.Placed(
            id, (await change.PlacesAsync(new PlaceQuery(Newcomer: newcomer.Id, IsInForce: true), token))[0]);
    }

    private ((Circumstances Circumstances, Newcomer Newcomer, Course Course)?, IReadOnlyList<Finding>) Prepare(
        County county, string reference, string number)
    {
        if (county.Find(reference) is not { } newcomer)
        {
            return (null, [Finding.Of("CM3008", Severity.Error, reference)]);
        }

        if (CancelCourse.Find(county, number) is not { } course)
        {
            return (null, [Finding.Of("CM3106", Severity.Error, number)]);
        }

        // A coordinator may offer a course again that the person once declined, or that was left out for them.
        var circumstances = planning.CircumstancesOf(
            county with
            {
                Past = [.. county.Past.Where(past => past.Newcomer != newcomer.Id || past.Course != course.Id)],
                LeftOut = [.. county.LeftOut.Where(one => one.Newcomer != newcomer.Id || one.Course != course.Id)],
            },
            time.Today());
        if (!newcomer.IsActive)
        {
            return (null, [Finding.Of("CM3108", Severity.Error, newcomer.Reference)]);
        }

        if (circumstances.PromiseOf(newcomer.Id) is { } held
            && (held.State == PlaceState.Started || held.Course == course.Id))
        {
            return (null, [Finding.Of(
                "CM3112", Severity.Error, newcomer.Reference, Case.NameOf(circumstances.Find(held.Course)!),
                FindingValue.Term(held.State))]);
        }

        var model = MatchingModel.Build(circumstances, MatchScope.WithoutMoves with
        {
            ByHand = (newcomer.Id, course.Id),
            IsByHandAlone = true,
        });
        if (model.Applicants.First(applicant => applicant.Newcomer.Id == newcomer.Id).Options.Count > 0)
        {
            return ((circumstances, newcomer, course), []);
        }

        var refusals = circumstances.EntriesOf(course)
            .Select(entry => circumstances.CaseOf(newcomer, entry))
            .Select(c => circumstances.Rules.Rules.Select(rule => rule.Judge(c))
                .Where(verdict => !verdict.IsAdmitted).SelectMany(verdict => verdict.Findings).ToList())
            .MinBy(findings => findings.Count) ?? [];
        return (null, refusals.Count > 0
            ? refusals
            : [Finding.Of("CM3113", Severity.Error, Case.NameOf(course))]);
    }
}
