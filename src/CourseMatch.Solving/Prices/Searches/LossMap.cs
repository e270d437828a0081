using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>
/// Where the gap of a plan lies: what each unit and each resource loses against its best at the prices.
/// </summary>
/// <remarks>
/// Bound − objective = Σ units (best combination − chosen one) + Σ resources (what they could earn − what they do), up
/// to the rounding of prices: nothing else can be in the gap.
/// </remarks>
internal sealed class LossMap
{
    private readonly SeatModel model;
    private readonly Guidance guidance;
    private readonly double[] best;

    public LossMap(SeatModel model, Guidance guidance)
    {
        this.model = model;
        this.guidance = guidance;
        best = new double[model.UnitCount];
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            best[unit] = model.Joint[unit] is { IsCouple: true } joint ? BestPair(unit, joint)
                : guidance.Best[model.FirstMember[unit]];
        }
    }

    /// <summary>
    /// Points a unit's present choices lie behind its best. Larger units count their first member only.
    /// </summary>
    public double OfUnit(Plan plan, int unit)
    {
        var member = model.FirstMember[unit];
        if (model.Joint[unit] is not { IsCouple: true } joint)
        {
            return best[unit] - guidance.Of(plan.Chosen[member]);
        }

        var (one, other) = (plan.Chosen[member], plan.Chosen[member + 1]);
        var extra = joint.Extra[(one < 0 ? 0 : one - model.FirstOption[member] + 1) * joint.Columns
            + (other < 0 ? 0 : other - model.FirstOption[member + 1] + 1)];
        return best[unit] - guidance.Of(one) - guidance.Of(other) - extra;
    }

    /// <summary>Points a resource could earn beyond what its present users pay; of a closed one, by opening.</summary>
    public double OfResource(Plan plan, int resource) =>
        model.IsInternal[resource] ? 0 : guidance.Unused(plan, resource);

    /// <summary>
    /// Where most is lost, at least so much: first members of units, and resources (index behind the members).
    /// </summary>
    public List<int> Worst(Plan plan, int count, double least)
    {
        var places = new List<(double Loss, int Index)>();
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            places.Add((OfUnit(plan, unit), model.FirstMember[unit]));
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            places.Add((OfResource(plan, resource), model.MemberCount + resource));
        }

        places.RemoveAll(place => place.Loss < least);
        places.Sort(static (a, b) => a.Loss > b.Loss ? -1 : a.Loss < b.Loss ? 1 : a.Index - b.Index);
        return [.. places.Take(count).Select(place => place.Index)];
    }

    private double BestPair(int unit, JointUnit joint)
    {
        var member = model.FirstMember[unit];
        var (start, second) = (model.FirstOption[member], model.FirstOption[member + 1]);
        var most = 0.0;
        for (var cell = 0; cell < joint.Extra.Length; cell++)
        {
            if (joint.Extra[cell] != JointUnit.Forbidden)
            {
                var row = cell / joint.Columns;
                var column = cell - row * joint.Columns;
                most = Math.Max(most, joint.Extra[cell] + (row > 0 ? guidance.Reduced[start + row - 1] : 0)
                    + (column > 0 ? guidance.Reduced[second + column - 1] : 0));
            }
        }

        return most;
    }
}
