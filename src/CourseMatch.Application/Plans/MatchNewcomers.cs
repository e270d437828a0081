using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Queries;

namespace CourseMatch.Application.Plans;

/// <summary>How a run of matching ended.</summary>
public abstract record MatchOutcome
{
    private MatchOutcome()
    {
    }

    /// <summary>A draft is stored; every check accepted it.</summary>
    /// <param name="Plan">The draft.</param>
    /// <param name="Gap">What the plan may lack at most, in points and in people of the lowest order.</param>
    public sealed record Drafted(Plan Plan, TierGap Gap) : MatchOutcome;

    /// <summary>Nothing is stored, and why.</summary>
    /// <param name="Findings">At least one.</param>
    /// <param name="IsContradiction">Promises in force contradict each other; a person has to settle that. Otherwise
    /// time ran out or an engine was wrong.</param>
    public sealed record NotDrafted(IReadOnlyList<Finding> Findings, bool IsContradiction) : MatchOutcome;
}

/// <summary>Use case: from what is on file to a draft of who gets which seat.</summary>
/// <remarks>
/// The county is read at one moment, without a lock: imports may go on while the engine thinks, because publishing
/// judges every placement again. Two judges stand before the store: the checker, which knows the problem and no
/// engine, and the placement judge, which knows the rules and no problem.
/// </remarks>
public sealed class MatchNewcomers(
    ICountyStore store, IAllocationEngine engine, Planning planning, TimeProvider time)
{
    /// <summary>Runs once and stores the draft.</summary>
    /// <param name="municipality">Whose newcomers.</param>
    /// <param name="day">The day to reckon from, or null = today in Berlin.</param>
    /// <param name="limits">When the search may end.</param>
    /// <param name="observer">Told how far the search is.</param>
    /// <param name="stopSearch">Ends the search; the best answer so far is stored.</param>
    /// <param name="cancellationToken">Gives the whole run up; nothing is stored.</param>
    public async Task<MatchOutcome> RunAsync(
        MunicipalityId municipality,
        DateOnly? day,
        SearchLimits limits,
        ISearchObserver observer,
        CancellationToken stopSearch,
        CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var circumstances = planning.CircumstancesOf(county, day ?? time.Today());
        var search = new Rematching(engine, limits, observer, stopSearch);
        return await search.Run(circumstances, MatchScope.Night).Match(
            async found => await StoreAsync(found, cancellationToken),
            refused => Task.FromResult<MatchOutcome>(
                new MatchOutcome.NotDrafted(refused.Findings, refused.IsContradiction)));
    }

    private async Task<MatchOutcome> StoreAsync(Rematched.Found found, CancellationToken cancellationToken)
    {
        var judged = PlacementJudge.Judge(found.Model.Circumstances, found.Content.Placements);
        if (judged.Any(finding => finding.Severity == Severity.Error))
        {
            return new MatchOutcome.NotDrafted(judged, false);
        }

        var draft = found.ToDraft(planning.Rules, time.GetUtcNow());
        var id = await store.ChangeAsync(
            found.Model.Circumstances.County.Municipality,
            (change, token) => change.AddDraftAsync(draft, found.ProblemBytes(), token),
            cancellationToken);
        return new MatchOutcome.Drafted(
            draft with { Summary = draft.Summary with { Id = id } }, TierGap.Of(found.Model.Problem, found.Answer));
    }
}
