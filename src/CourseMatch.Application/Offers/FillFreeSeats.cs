using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Application.Offers;

/// <summary>One person who gets a place by a freed seat.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Reference">File reference.</param>
/// <param name="From">Course the person leaves for it, by name; null for somebody who waited.</param>
/// <param name="To">Course, by name.</param>
/// <param name="Children">Children who get a care place with it.</param>
public sealed record ChainLink(NewcomerId Newcomer, string Reference, string? From, string To, int Children);

/// <summary>How filling freed seats ended.</summary>
public abstract record FillSeatsOutcome
{
    private FillSeatsOutcome()
    {
    }

    /// <summary>The best chain is a draft; a person publishes it.</summary>
    public sealed record Proposed(PlanId Plan, IReadOnlyList<ChainLink> Chain, IReadOnlyList<Finding> Notes)
        : FillSeatsOutcome;

    /// <summary>The best chain is in force; its places are offered.</summary>
    public sealed record Offered(PlanId Plan, IReadOnlyList<ChainLink> Chain, IReadOnlyList<Finding> Notes)
        : FillSeatsOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Nothing(IReadOnlyList<Finding> Findings) : FillSeatsOutcome;
}

/// <summary>Use case: seats that became free since the plan in force are filled by the optimiser under all rules, not
/// by the next in line.</summary>
/// <remarks>Only those seats are given, and seats that somebody leaves for one of them. Whoever has not answered, or
/// said that they would move, may be moved within the policy's number for freed seats and within the week's budget.
/// Ends within a minute: the search itself within <see cref="SearchTime"/>.</remarks>
public sealed class FillFreeSeats(
    ICountyStore store,
    IAllocationEngine engine,
    Planning planning,
    TimeProvider time,
    IReplyLinks? links = null)
{
    private readonly PublishThroughGate publishing = new(store, planning, time, links);

    /// <summary>Longest search, both plans together.</summary>
    public static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(40);

    /// <summary>Looks for the best chain and stores it; offers it where the policy allows.</summary>
    /// <param name="municipality">Whose seats.</param>
    /// <param name="courses">Courses to look at besides those that lost somebody since the plan in force; null = only
    /// those. For one that does not take place, all courses of its kind are looked at.</param>
    /// <param name="stopSearch">Ends the search early.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public Task<FillSeatsOutcome> RunAsync(
        MunicipalityId municipality,
        IReadOnlySet<CourseId>? courses,
        CancellationToken stopSearch,
        CancellationToken cancellationToken) =>
        RunAsync(municipality, courses, [], stopSearch, cancellationToken);

    /// <summary>The same for events of the day, which are settled in the transaction that stores the chain.</summary>
    /// <param name="municipality">Whose seats.</param>
    /// <param name="courses">Courses to look at besides those that lost somebody since the plan in force, or null.
    /// </param>
    /// <param name="events">Numbers of the events to settle.</param>
    /// <param name="stopSearch">Ends the search early.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored, the events stay open.</param>
    public async Task<FillSeatsOutcome> RunAsync(
        MunicipalityId municipality,
        IReadOnlySet<CourseId>? courses,
        IReadOnlyList<int> events,
        CancellationToken stopSearch,
        CancellationToken cancellationToken)
    {
        var outcome = await SearchAsync(municipality, courses, events, stopSearch, cancellationToken);
        if (outcome is FillSeatsOutcome.Nothing && events.Count > 0)
        {
            await store.ChangeAsync(
                municipality,
                async (change, token) =>
                {
                    await change.SettleSeatEventsAsync(events, SeatEventEnd.Nothing, null, time.GetUtcNow(), token);
                    return true;
                },
                cancellationToken);
        }

        return outcome;
    }

    private async Task<FillSeatsOutcome> SearchAsync(
        MunicipalityId municipality,
        IReadOnlySet<CourseId>? courses,
        IReadOnlyList<int> events,
        CancellationToken stopSearch,
        CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var inForce = (await store.PlansAsync(municipality, cancellationToken))
            .FirstOrDefault(plan => plan.State == PlanState.Published);
        var circumstances = planning.CircumstancesOf(county, time.Today());
        var open = WithFreeSeats(circumstances, Freed(county, inForce).Union(courses ?? new HashSet<CourseId>()));
        if (inForce is null || open.Count == 0)
        {
            return new FillSeatsOutcome.Nothing([Finding.Of("CM3121", Severity.Note)]);
        }

        var scope = new MatchScope
        {
            OpenCourses = open,
            IncludesWilling = true,
            MovesMax = circumstances.Policy.Offers.FreedSeatMovesMax,
        };
        var limits = SearchLimits.Default with { Gap = 0, Time = SearchTime / 2 };
        var search = new Rematching(engine, limits, SilentObserver.Instance, stopSearch);
        return await search.Run(circumstances, scope).Match(
            found => StoreAsync(municipality, found, inForce.Id, events, cancellationToken),
            nothing => Task.FromResult<FillSeatsOutcome>(new FillSeatsOutcome.Nothing(nothing.Findings)));
    }

    private static IEnumerable<CourseId> Freed(County county, PlanSummary? inForce) => county.Past
        .Where(past => inForce?.PublishedAt is { } since && past.EndedAt > since)
        .Select(past => past.Course);

    private static HashSet<CourseId> WithFreeSeats(Circumstances circumstances, IEnumerable<CourseId> courses)
    {
        var asked = courses.ToHashSet();
        var kinds = circumstances.County.Courses
            .Where(course => asked.Contains(course.Id)
                && course.State is CourseState.Cancelled or CourseState.Withdrawn)
            .Select(course => course.Kind)
            .ToHashSet();
        var promised = circumstances.County.Promises.CountBy(promise => promise.Course).ToDictionary();
        return circumstances.County.Courses
            .Where(course => (asked.Contains(course.Id) || kinds.Contains(course.Kind))
                && CourseSeats.SeatsToPromise(course, circumstances) > promised.GetValueOrDefault(course.Id))
            .Select(course => course.Id)
            .ToHashSet();
    }

    private async Task<FillSeatsOutcome> StoreAsync(
        MunicipalityId municipality, Rematched.Found found, PlanId inForce, IReadOnlyList<int> events,
        CancellationToken cancellationToken)
    {
        var circumstances = found.Model.Circumstances;
        var chain = found.Content.Placements.Where(placement => !placement.IsPromised).ToList();
        if (chain.Count == 0)
        {
            return new FillSeatsOutcome.Nothing([Finding.Of("CM3122", Severity.Note)]);
        }

        var partial = PartialPlan.Of(found, await store.PlanAsync(municipality, inForce, cancellationToken));
        var draft = partial.ToDraft(planning.Rules, time.GetUtcNow());
        var people = chain.Select(placement => new ChainLink(
            placement.Newcomer,
            circumstances.Find(placement.Newcomer)!.Reference,
            circumstances.PromiseOf(placement.Newcomer) is { } old
                ? Case.NameOf(circumstances.Find(old.Course)!)
                : null,
            Case.NameOf(circumstances.Find(placement.Course)!),
            placement.Care.Select(care => care.Child).Distinct().Count())).ToList();
        var isOffered = circumstances.Policy.Offers.FreedSeats == FreedSeats.Offer;
        try
        {
            return await store.ChangeAsync<FillSeatsOutcome>(
                municipality,
                async (change, token) =>
                {
                    var id = await change.AddDraftAsync(draft, found.ProblemBytes(), token);
                    FillSeatsOutcome outcome = isOffered
                        ? await publishing.RunAsync(change, id, release: null, token) switch
                        {
                            PublishOutcome.Published => new FillSeatsOutcome.Offered(id, people, draft.Notes),
                            PublishOutcome.Held held => new FillSeatsOutcome.Proposed(
                                id, people, [.. held.Verdict.Obstacles, .. draft.Notes]),
                            PublishOutcome.Rejected rejected => new FillSeatsOutcome.Nothing(rejected.Findings),
                            PublishOutcome.Superseded newer => new FillSeatsOutcome.Nothing(
                                [Finding.Of("CM3003", Severity.Error, id.Value, newer.Newer.Value)]),
                            PublishOutcome.NotADraft gone => new FillSeatsOutcome.Nothing([gone.Finding]),
                            _ => throw new InvalidOperationException("The set of outcomes is closed."),
                        }
                        : new FillSeatsOutcome.Proposed(id, people, draft.Notes);
                    if (outcome is not FillSeatsOutcome.Nothing)
                    {
                        await change.SettleSeatEventsAsync(
                            events,
                            outcome is FillSeatsOutcome.Offered ? SeatEventEnd.Offered : SeatEventEnd.Proposed,
                            id,
                            time.GetUtcNow(),
                            token);
                    }

                    return outcome;
                },
                cancellationToken);
        }
        catch (Plans.PromiseConflict conflict)
        {
            return new FillSeatsOutcome.Nothing([Finding.Of("CM3005", Severity.Error, conflict.Constraint)]);
        }
    }
}
