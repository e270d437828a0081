using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Queries;

/// <summary>By how much a bound can rise at most when a resource has more units, at the prices as they are.</summary>
/// <remarks>
/// Weak duality holds for any prices, so nothing is searched. Three things can rise: the resource's own term; what
/// people have, by options that fit only now (they are no part of the model); and the terms of resources that such
/// options help to a minimum. All in integers of 1/1024 point. An option that fits now adds at most its score and
/// bonuses less the prices per unit of what it uses and less what its person has already; resources without a price
/// of their own are left to it for nothing, which only makes the bound larger. Cost O(options of the resource).
/// </remarks>
internal sealed class BoundWithMore
{
    private readonly AllocationProblem problem;
    private readonly SeatModel root;
    private readonly SeatModel model;
    private readonly PriceLayout layout;
    private readonly int[] modelOption;
    private readonly int[] modelResource;
    private readonly int[] memberOf;
    private readonly int[] free;
    private readonly long[] price;

    public BoundWithMore(
        AllocationProblem problem, SeatModel root, DualState dual, int[] modelOption, int[] modelResource)
    {
        this.problem = problem;
        this.root = root;
        this.modelOption = modelOption;
        this.modelResource = modelResource;
        model = dual.Model;
        layout = dual.Layout!;
        var exact = new ExactDual(layout);
        exact.Round(dual.X);
        price = exact.Prices.ToArray();
        memberOf = new int[problem.ApplicantCount];
        Array.Fill(memberOf, -1);
        for (var member = 0; member < model.MemberCount; member++)
        {
            memberOf[model.ParentMember[member]] = member;
        }

        free = Free();
    }

    /// <summary>Points the bound can rise, rounded up.</summary>
    public Int128 Rise(int resource, int units)
    {
        var touched = new SortedSet<int> { resource };
        var isNewHere = false;
        var gains = new SortedDictionary<int, (long Gain, bool IsHere)>();
        var (queue, seen) = (new Queue<int>([resource]), new HashSet<int> { resource });
        var least = int.MaxValue;
        while (queue.TryDequeue(out var opened))
        {
            foreach (var option in problem.ResourceOptions[opened])
            {
                var applicant = problem.OptionApplicant[option];
                if (modelOption[option] >= 0 || memberOf[applicant] < 0 || !Fits(option, resource, units))
                {
                    continue;
                }

                var isHere = opened == resource;
                isNewHere |= isHere;
                least = isHere ? Math.Min(least, UnitsOf(option, resource)) : least;
                var known = gains.GetValueOrDefault(applicant);
                gains[applicant] = (Math.Max(known.Gain, Value(option) - Present(memberOf[applicant])),
                    known.Gain > 0 ? known.IsHere && isHere : isHere);
                for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
                {
                    var used = root.UseResource[use];
                    touched.Add(used);
                    // A minimum nobody could reach before may be reached now, and other options with it.
                    if (root.Minimum[used] > 1 && seen.Add(used))
                    {
                        queue.Enqueue(used);
                    }
                }
            }
        }

        Int128 rise = 0;
        foreach (var used in touched)
        {
            rise += TermRise(used, used == resource ? units : 0, used != resource || isNewHere);
        }

        // Who comes in by this resource needs room in it; others are counted all.
        var room = least == int.MaxValue ? 0 : (free[resource] + units) / least;
        var won = gains.Values.Where(entry => entry.Gain > 0).ToList();
        rise += won.Where(entry => !entry.IsHere).Sum(entry => entry.Gain)
            + won.Where(entry => entry.IsHere).Select(entry => entry.Gain).OrderDescending().Take(room)
                .Sum();
        // The bound was rounded down to whole points: up to 1023 parts of one may be hidden in it.
        return rise == 0 ? 0 : (rise + (2 * ExactDual.Scale) - 2) / ExactDual.Scale;
    }

    // Units promises leave of every resource and exclusion.
    private int[] Free()
    {
        var left = root.Capacity.AsSpan().ToArray();
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0)
            {
                var option = problem.OptionIndex(applicant, problem.FixedOption[applicant]);
                for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
                {
                    left[root.UseResource[use]] -= root.UseUnits[use];
                }
            }
        }

        return left;
    }

    private bool Fits(int option, int resource, int units)
    {
        for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
        {
            var used = root.UseResource[use];
            if (root.UseUnits[use] > free[used] + (used == resource ? units : 0))
            {
                return false;
            }
        }

        return true;
    }

    private int UnitsOf(int option, int resource)
    {
        for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
        {
            if (root.UseResource[use] == resource)
            {
                return root.UseUnits[use];
            }
        }

        return 0;
    }

    private long Value(int option)
    {
        var value = root.Weight[option] * ExactDual.Scale;
        for (var use = root.FirstUse[option]; use < root.FirstUse[option + 1]; use++)
        {
            var place = modelResource[root.UseResource[use]];
            var variable = place < 0 ? -1 : layout.VariableOfResource[place];
            value -= variable < 0 ? 0 : price[variable] * root.UseUnits[use];
        }

        for (var bonus = root.FirstOptionBonus[option]; bonus < root.FirstOptionBonus[option + 1]; bonus++)
        {
            value += root.BonusScore[root.OptionBonus[bonus]] * ExactDual.Scale;
        }

        return value;
    }

    // What a person has at the prices already; for members of couples nothing is counted.
    private long Present(int member)
    {
        var best = 0L;
        for (var option = model.FirstOption[member];
             model.Joint[model.MemberUnit[member]] is null && option < model.FirstOption[member + 1]; option++)
        {
            var value = model.Weight[option] * ExactDual.Scale;
            for (var term = layout.FirstTerm[option]; term < layout.FirstTerm[option + 1]; term++)
            {
                value -= layout.TermCoefficient[term] * price[layout.TermVariable[term]];
            }

            best = Math.Max(best, value);
        }

        return best;
    }

    // The model counts on no more units than its own options can use. New uses may fill up the rest, and, paying
    // nothing, reach any minimum.
    private Int128 TermRise(int resource, int units, bool isHelped)
    {
        var place = modelResource[resource];
        if (place < 0 || model.IsInternal[place])
        {
            return 0;
        }

        var added = units + (isHelped ? Math.Max(0, free[resource] - model.Capacity[place]) : 0);
        if (layout.VariableOfResource[place] is var variable and >= 0)
        {
            var cost = (Int128)model.OpeningCost[place] * ExactDual.Scale;
            var now = (Int128)model.Capacity[place] * price[variable] - cost;
            return Int128.Max(0, now + ((Int128)added * price[variable])) - Int128.Max(0, now);
        }

        var fine = Array.Find(layout.Fine, candidate => candidate.Resource == place)!;
        var prices = price.AsSpan(fine.FirstVariable, fine.Count);
        var knapsack = new ExactKnapsack();
        var larger = fine.With(fine.Capacity + added, isHelped ? 0 : fine.Least);
        return (Int128)knapsack.Value(larger, prices, ExactDual.Scale)
            - knapsack.Value(fine, prices, ExactDual.Scale);
    }
}
