using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>
/// A model some of whose openings are decided: the model left, its prices, what its options, members and resources are
/// in the model asked about, and what is certain besides its objective.
/// </summary>
/// <param name="Model">Without what stays closed; what is opened is forced.</param>
/// <param name="Ascent">How its prices were found; null for the model asked about itself.</param>
/// <param name="Dual">Its prices.</param>
/// <param name="Constant">Points of the model asked about = this + points of <paramref name="Model"/>.</param>
/// <param name="Member">Per member the one of the model asked about.</param>
/// <param name="Option">Per option the one of the model asked about.</param>
/// <param name="Resource">Per resource the one of the model asked about.</param>
internal sealed record OpeningStage(
    SeatModel Model, DualAscent? Ascent, DualState Dual, long Constant, int[] Member, int[] Option, int[] Resource)
{
    /// <summary>No plan of the model asked about with these openings is worth more.</summary>
    public Int128 Bound => Dual.Bound + Constant;

    /// <summary>Nothing decided yet.</summary>
    public static OpeningStage First(DualState dual) => new(dual.Model, null, dual, 0,
        [.. Enumerable.Range(0, dual.Model.MemberCount)], [.. Enumerable.Range(0, dual.Model.OptionCount)],
        [.. Enumerable.Range(0, dual.Model.ResourceCount)]);

    /// <summary>The plan of the model asked about in which everybody has what he has here.</summary>
    public Plan Whole(SeatModel root, int[] choices)
    {
        var plan = new Plan(root);
        for (var member = 0; member < choices.Length; member++)
        {
            plan.Set(Member[member], choices[member] < 0 ? -1 : Option[choices[member]]);
        }

        plan.Commit();
        return plan;
    }
}
