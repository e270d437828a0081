using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Queries;

/// <summary>What options that fit only into more units of a resource can add to a bound.</summary>
/// <remarks>
/// Such options are no part of the model. Whoever takes one exceeds his best value at the prices by at most its score
/// and bonuses less the prices per unit of what it uses; fine resources and those without a price are left to him for
/// nothing, which is valid while they have no minimum. At most as many people as there is room for can do so.
/// </remarks>
internal sealed class NewlyFitting(
    AllocationProblem problem, SeatModel root, SeatModel model, DualState dual, Guidance guidance, int[] modelOption,
    int[] modelResource)
{
    /// <summary>Points for the rounding of prices, per person.</summary>
    private const double Rounding = 2;

    /// <summary>Most points all of them together can add; null when the model cannot tell.</summary>
    public long? GainMost(int resource, int units)
    {
        var free = Free();
        var gains = new SortedDictionary<int, double>();
        var least = int.MaxValue;
        foreach (var option in problem.ResourceOptions[resource])
        {
            var applicant = problem.OptionApplicant[option];
            if (modelOption[option] >= 0 || problem.FixedOption[applicant] >= 0)
            {
                continue;
            }

            if (modelResource[resource] < 0 && root.Minimum[resource] > 1)
            {
                return null;
            }

            if (!Fits(option, resource, units, free, out var isDecidable, ref least))
            {
                continue;
            }

            if (!isDecidable)
            {
                return null;
            }

            gains[applicant] = Math.Max(gains.GetValueOrDefault(applicant), Value(option));
        }

        if (gains.Count == 0)
        {
            return 0;
        }

        var best = Best();
        var room = (free[resource] + units) / least;
        return (long)Math.Ceiling(gains
            .Select(entry => entry.Value - best[entry.Key] + Rounding)
            .Where(gain => gain > 0).OrderDescending().Take(room).Sum());
    }

    // Units promises leave of every resource.
    private int[] Free()
    {
        var free = root.Capacity.AsSpan().ToArray();
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0)
            {
                var option = problem.OptionIndex(applicant, problem.FixedOption[applicant]);
                for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
                {
                    free[root.UseResource[use]] -= root.UseUnits[use];
                }
            }
        }

        return free;
    }

    // Whether the option has room with the units more and had none without them.
    private bool Fits(int option, int resource, int units, int[] free, out bool isDecidable, ref int least)
    {
        isDecidable = true;
        var own = 0;
        for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
        {
            var (used, amount) = (root.UseResource[use], root.UseUnits[use]);
            own = used == resource ? amount : own;
            if (amount > free[used] + (used == resource ? units : 0))
            {
                return false;
            }

            isDecidable &= root.Minimum[used] <= 1;
        }

        var isNew = own > free[resource];
        least = isNew ? Math.Min(least, own) : least;
        return isNew;
    }

    private double Value(int option)
    {
        double value = root.Weight[option];
        for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
        {
            var place = modelResource[root.UseResource[use]];
            value -= place >= 0 && dual.Layout!.VariableOfResource[place] >= 0
                ? dual.X[dual.Layout.VariableOfResource[place]] * root.UseUnits[use] : 0;
        }

        for (var place = root.FirstOptionBonus[option]; place < root.FirstOptionBonus[option + 1]; place++)
        {
            value += root.BonusScore[root.OptionBonus[place]];
        }

        return value;
    }

    // What people have at the prices already; for members of couples nothing is counted.
    private double[] Best()
    {
        var best = new double[problem.ApplicantCount];
        for (var member = 0; member < model.MemberCount; member++)
        {
            best[model.ParentMember[member]] =
                model.Joint[model.MemberUnit[member]] is null ? guidance.Best[member] : 0;
        }

        return best;
    }
}
