using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Desk.People;

/// <summary>Somebody whose place changes when another is placed by hand.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="From">Course so far, or null.</param>
/// <param name="To">Course then, or null = waits.</param>
public sealed record PersonMoved(Newcomer Newcomer, CourseId? From, CourseId? To);

/// <summary>What follows when a person is placed by hand.</summary>
public abstract record PlacingCost
{
    private PlacingCost()
    {
    }

    /// <summary>The best rearrangement found around it.</summary>
    /// <param name="Change">Points the plan gains, mostly loses.</param>
    /// <param name="Objective">Points of the plan as it is.</param>
    /// <param name="Moved">Everybody else whose place changes.</param>
    public sealed record Known(long Change, long Objective, IReadOnlyList<PersonMoved> Moved) : PlacingCost;

    /// <summary>The plan did not look at this way: a rule refuses it, or the person or the course came later.</summary>
    public sealed record NotInPlan : PlacingCost;

    /// <summary>Promises leave no room.</summary>
    public sealed record NoRoom : PlacingCost;

    /// <summary>Being worked out; to be asked again in a few seconds.</summary>
    public sealed record NotYet : PlacingCost;
}

/// <summary>Use case: who would have to move, and what the newest plan would lose, if a person got a course.</summary>
/// <remarks>One question takes up to a second in a large county. It is answered beside the requests, and its answer is
/// kept with the prices of the plan: whoever asks too early is told to come back.</remarks>
public sealed class PlacingCosts(SolvedSights solved)
{
    /// <summary>Longest wait for an answer that is still being found.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    /// <summary>Asks the newest plan.</summary>
    public async Task<PlacingCost> OfAsync(
        CountySight sight, NewcomerId newcomer, CourseId course, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (sight.Newest is not { } plan)
        {
            return new PlacingCost.NotInPlan();
        }

        if (await solved.OfAsync(sight.County.Municipality, plan, Patience, cancellationToken) is not { } prices)
        {
            return new PlacingCost.NotYet();
        }

        var finding = prices.CostOf(newcomer, course);
        await Task.WhenAny(finding, Task.Delay(Patience, cancellationToken));
        return finding.IsCompleted ? Of(await finding, prices, sight, newcomer) : new PlacingCost.NotYet();
    }

    /// <summary>Asks a plan whose prices are known.</summary>
    internal static PlacingCost Of(SolvedSight prices, CountySight sight, NewcomerId newcomer, CourseId course) =>
        Of(prices.FindCost(newcomer, course), prices, sight, newcomer);

    private static PlacingCost Of(
        FoundCost found, SolvedSight prices, CountySight sight, NewcomerId newcomer) => found switch
        {
            { IsInPlan: false } => new PlacingCost.NotInPlan(),
            { Best: null } => new PlacingCost.NoRoom(),
            { Best: { } best } => new PlacingCost.Known(
                best.Change,
                sight.Newest?.Summary.Objective ?? 0,
                [.. best.Moves
                .Where(move => prices.NewcomerOf(move.Applicant) != newcomer)
                .Select(move => (
                    Newcomer: sight.Ask(c => c.Find(prices.NewcomerOf(move.Applicant))),
                    From: prices.CourseOf(move.Applicant, move.From),
                    To: prices.CourseOf(move.Applicant, move.To)))
                .Where(move => move.Newcomer is not null && move.From != move.To)
                .Select(move => new PersonMoved(move.Newcomer!, move.From, move.To))]),
        };
}
