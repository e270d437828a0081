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
public sealed class PlacingCosts(SolvedSights solved)
{
    /// <summary>Longest wait for prices that are still being found.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks the newest plan.</summary>
    public async Task<PlacingCost> OfAsync(
        CountySight sight, NewcomerId newcomer, CourseId course, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (sight.Newest is not { } plan)
        {
            return new PlacingCost.NotInPlan();
        }

        return await solved.OfAsync(sight.County.Municipality, plan, Patience, cancellationToken) is { } prices
            ? Of(prices, sight, newcomer, course)
            : new PlacingCost.NotYet();
    }

    /// <summary>Asks a plan whose prices are known.</summary>
    internal static PlacingCost Of(SolvedSight prices, CountySight sight, NewcomerId newcomer, CourseId course)
    {
        if (prices.ApplicantOf(newcomer) is not { } applicant || !prices.OptionsIn(applicant, course).Any())
        {
            return new PlacingCost.NotInPlan();
        }

        var best = prices.OptionsIn(applicant, course)
            .Select(option => prices.Solved.Place(applicant, option))
            .Where(displacement => displacement is not null)
            .MaxBy(displacement => displacement!.Change);
        return best is null
            ? new PlacingCost.NoRoom()
            : new PlacingCost.Known(
                best.Change,
                sight.Newest?.Summary.Objective ?? 0,
                [.. best.Moves
                    .Where(move => move.Applicant != applicant)
                    .Select(move => (
                        Newcomer: sight.Ask(c => c.Find(prices.NewcomerOf(move.Applicant))),
                        From: prices.CourseOf(move.Applicant, move.From),
                        To: prices.CourseOf(move.Applicant, move.To)))
                    .Where(move => move.Newcomer is not null && move.From != move.To)
                    .Select(move => new PersonMoved(move.Newcomer!, move.From, move.To))]);
    }
}
