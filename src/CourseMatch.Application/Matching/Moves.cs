using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>The promises that a plan replaces by another place of the same person.</summary>
/// <param name="Replaced">Those the budgets let go.</param>
/// <param name="Without">What is on file without them: their seats and care places can be given again.</param>
/// <param name="Findings">More moves than the week's budget has left.</param>
public sealed record Moves(
    IReadOnlyList<Promise> Replaced, Circumstances Without, IReadOnlyList<Finding> Findings)
{
    /// <summary>Finds them.</summary>
    /// <param name="circumstances">What is on file now, today, and the rule book.</param>
    /// <param name="placements">Placements of a plan.</param>
    /// <param name="byHand">A person whom a coordinator places by hand, or null.</param>
    public static Moves Of(
        Circumstances circumstances, IReadOnlyList<Placement> placements, NewcomerId? byHand = null)
    {
        var budget = new MoveBudget(circumstances);
        var replaced = placements
            .Where(placement => !placement.IsPromised)
            .Select(placement => circumstances.PromiseOf(placement.Newcomer))
            .OfType<Promise>()
            .Where(promise => promise.Newcomer == byHand && promise.State != Offers.PlaceState.Started
                || budget.MayMove(promise, includesWilling: true))
            .ToList();
        if (replaced.Count == 0)
        {
            return new Moves([], circumstances, []);
        }

        var counted = replaced.Count(promise => promise.Newcomer != byHand);
        var county = circumstances.County with
        {
            Promises = [.. circumstances.County.Promises.Except(replaced)],
        };
        return new Moves(
            replaced,
            circumstances.With(county),
            counted > budget.LeftThisWeek
                ? [Finding.Of("CM2413", Severity.Error, counted, budget.LeftThisWeek)]
                : []);
    }
}
