using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Plans;

/// <summary>How an explanation ended.</summary>
public abstract record ExplainOutcome
{
    private ExplainOutcome()
    {
    }

    /// <summary>All courses with every rule's verdict, and what the newest plan says of the person.</summary>
    /// <param name="Newcomer">The person.</param>
    /// <param name="Explanation">Every course.</param>
    /// <param name="Plan">Head of the newest plan, or null when there is none.</param>
    /// <param name="Placement">Place in it, or null.</param>
    /// <param name="Findings">Why there is none; empty when placed or without plan.</param>
    public sealed record Explained(
        Newcomer Newcomer,
        Explanation Explanation,
        PlanSummary? Plan,
        Placement? Placement,
        IReadOnlyList<Finding> Findings) : ExplainOutcome;

    /// <summary>Nobody on the list goes by this reference.</summary>
    public sealed record NotFound(Finding Finding) : ExplainOutcome;
}

/// <summary>Use case: why this person got, or did not get, a course; for every course and every rule.</summary>
public sealed class ExplainNewcomer(ICountyStore store, Planning planning, TimeProvider time)
{
    /// <summary>Explains one person.</summary>
    /// <param name="municipality">Whose newcomers.</param>
    /// <param name="reference">File reference, or number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ExplainOutcome> RunAsync(
        MunicipalityId municipality, string reference, CancellationToken cancellationToken)
    {
        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        if (county.Find(reference) is not { } newcomer)
        {
            return new ExplainOutcome.NotFound(Finding.Of("CM3008", Severity.Error, reference));
        }

        var plans = await store.PlansAsync(municipality, cancellationToken);
        var plan = plans.Count == 0
            ? null
            : await store.PlanAsync(municipality, plans[0].Id, cancellationToken);
        var circumstances = planning.CircumstancesOf(county, plan?.Summary.Day ?? time.Today());
        return new ExplainOutcome.Explained(
            newcomer,
            Explanation.Of(circumstances, newcomer),
            plan?.Summary,
            plan?.Placements.FirstOrDefault(placement => placement.Newcomer == newcomer.Id),
            plan?.Unplaced.FirstOrDefault(unplaced => unplaced.Newcomer == newcomer.Id)?.Findings ?? []);
    }
}
