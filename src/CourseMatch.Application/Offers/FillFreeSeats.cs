using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
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
/// said
/// that they would move, may be moved within the policy's number for freed seats and within the week's budget. Ends
/// within a minute: the search itself within <see cref="SearchTime"/>.</remarks>
public sealed class FillFreeSeats(
    ICountyStore store,
    IAllocationEngine engine,
    Planning planning,
    TimeProvider time,
    IReplyLinks? links = null)
{
    /// <summary>Longest search, both plans together.</summary>
    public static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(40);

    /// <summary>Looks for the best chain and stores it; offers it where the policy allows.</summary>
    /// <param name="municipality">Whose seats.</param>
    /// <param name="courses">Courses with freed seats; null = all that lost somebody since the plan in force.</param>
    /// <param name="stopSearch">Ends the search early.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public async Task<FillSeatsOutcome> RunAsync(
        MunicipalityId municipality,
        IReadOnlySet<CourseId>? courses,
        CancellationToken stopSearch,
        CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var inForce = (await store.PlansAsync(municipality, cancellationToken))
            .FirstOrDefault(plan => plan.State == PlanState.Published);
        var circumstances = planning.CircumstancesOf(county, time.Today());
        var open = WithFreeSeats(circumstances, courses ?? Freed(county, inForce));
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
            found => StoreAsync(municipality, found, inForce.Id, cancellationToken),
            nothing => Task.FromResult<FillSeatsOutcome>(new FillSeatsOutcome.Nothing(nothing.Findings)));
    }

    private static IReadOnlySet<CourseId> Freed(County county, PlanSummary? inForce) => county.Past
        .Where(past => inForce?.PublishedAt is { } since && past.EndedAt > since)
        .Select(past => past.Course)
        .ToHashSet();

    private static HashSet<CourseId> WithFreeSeats(Circumstances circumstances, IReadOnlySet<CourseId> courses) =>
        circumstances.County.Courses
            .Where(course => courses.Contains(course.Id)
                && CourseSeats.SeatsToPromise(course, circumstances)
                    > circumstances.County.Promises.Count(promise => promise.Course == course.Id))
            .Select(course => course.Id)
            .ToHashSet();

    private async Task<FillSeatsOutcome> StoreAsync(
        MunicipalityId municipality, Rematched.Found found, PlanId inForce, CancellationToken cancellationToken)
    {
        var circumstances = found.Model.Circumstances;
        var chain = found.Content.Placements.Where(placement => !placement.IsPromised).ToList();
        if (chain.Count == 0)
        {
            return new FillSeatsOutcome.Nothing([Finding.Of("CM3122", Severity.Note)]);
        }

        var partial = PartialPlan.Of(found, await store.PlanAsync(municipality, inForce, cancellationToken));
        var draft = partial.ToDraft(planning.Rules, time.GetUtcNow());
        var id = await store.ChangeAsync(
            municipality,
            (change, token) => change.AddDraftAsync(draft, found.ProblemBytes(), token),
            cancellationToken);
        var people = chain.Select(placement => new ChainLink(
            placement.Newcomer,
            circumstances.Find(placement.Newcomer)!.Reference,
            circumstances.PromiseOf(placement.Newcomer) is { } old
                ? Case.NameOf(circumstances.Find(old.Course)!)
                : null,
            Case.NameOf(circumstances.Find(placement.Course)!),
            placement.Care.Select(care => care.Child).Distinct().Count())).ToList();
        if (circumstances.Policy.Offers.FreedSeats == FreedSeats.Propose)
        {
            return new FillSeatsOutcome.Proposed(id, people, draft.Notes);
        }

        return await new PublishPlan(store, planning, time, links).RunAsync(municipality, id, cancellationToken) switch
        {
            PublishOutcome.Published => new FillSeatsOutcome.Offered(id, people, draft.Notes),
            PublishOutcome.Rejected rejected => new FillSeatsOutcome.Nothing(rejected.Findings),
            PublishOutcome.Superseded newer => new FillSeatsOutcome.Nothing(
                [Finding.Of("CM3003", Severity.Error, id.Value, newer.Newer.Value)]),
            PublishOutcome.NotADraft gone => new FillSeatsOutcome.Nothing([gone.Finding]),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }
}
