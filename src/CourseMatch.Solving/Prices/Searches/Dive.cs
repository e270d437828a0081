using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Decides the certain people, prices the rest anew, and so on until everybody is decided.</summary>
/// <remarks>
/// Each round gives the members with the largest share (at least <see cref="Certain"/>, and in any case a few percent
/// more) their option where it fits, makes a model of the others, improves the inherited prices a little at a low
/// temperature, and tries rounding and chains on it. A handful of conflicts that one rounding decides badly is thereby
/// decided with prices that know the earlier decisions.
/// </remarks>
internal sealed class Dive
{
    private const double Certain = 0.985;
    private const int RoundsMax = 200;
    private const int PlanMembersMax = 900;
    private const int LeafMembers = 60;
    private const int LeafNodes = 30;

    private readonly Temperatures temperatures;
    private readonly double pace;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;

    /// <summary>
    /// A dive that decides the share <paramref name="pace"/> of all people per round beside the certain.
    /// </summary>
    public Dive(Temperatures temperatures, double pace, WorkCrew crew, SearchBudget budget)
    {
        this.temperatures = temperatures;
        this.pace = pace;
        this.crew = crew;
        this.budget = budget;
    }

    /// <summary>
    /// The best choices found for the model, or null; <paramref name="toBeat"/> ends hopeless branches.
    /// </summary>
    public int[]? Run(SeatModel model, DualState dual, long toBeat) => Continue(model, dual, toBeat, 0).Choices;

    private (int[]? Choices, long Value) Continue(SeatModel model, DualState dual, long toBeat, int round)
    {
        if (Step(model, dual, toBeat) is not { } step)
        {
            return (null, long.MinValue);
        }

        var (plan, part, constant, state) = step;
        if (part.MemberCount == 0)
        {
            Filling.Apply(plan);
            return plan.IsFeasible ? (plan.Chosen, plan.Objective) : (null, long.MinValue);
        }

        var (choices, value) = Solve(part, state, toBeat - constant, round);
        if (choices is null)
        {
            return (null, long.MinValue);
        }

        for (var index = 0; index < choices.Length; index++)
        {
            plan.Set(part.ParentMember[index], choices[index] < 0 ? -1 : part.ParentOption[choices[index]]);
        }

        return (plan.Chosen, value + constant);
    }

    // Decides as many as the bound bears: when it falls too far, fewer are decided instead. Null when nothing better
    // than the value to beat is left below.
    private (Plan Plan, SeatModel Part, long Constant, DualState State)? Step(
        SeatModel model, DualState dual, long toBeat)
    {
        var more = 1 + (int)(model.MemberCount * pace);
        var bearable = 15 * temperatures.End + 0.01 * (double)(dual.Bound - toBeat);
        (Plan, SeatModel, long, DualState)? best = null;
        var bestBound = Int128.MinValue;
        while (more > 0)
        {
            var plan = new Plan(model);
            var members = Decide(plan, dual, more);
            var extraction = new Extraction(model);
            if (extraction.TakeUnlessCancelled(plan, members, budget) is not { } part)
            {
                return null;
            }

            if (!part.IsInfeasible)
            {
                var ascent = new DualAscent(part, temperatures, crew, budget);
                ascent.From(dual.Prices.Inherited(model, part), [4 * temperatures.End, 1.5 * temperatures.End], 40);
                var bound = ascent.State.Bound + extraction.Constant;
                if (bound > bestBound)
                {
                    bestBound = bound;
                    best = (plan, part, extraction.Constant, ascent.State);
                }
            }

            if (budget.IsSpent || (double)(dual.Bound - bestBound) <= bearable || more == 1)
            {
                break;
            }

            more /= 4;
            more = Math.Max(1, more);
        }

        return bestBound > toBeat ? best : null;
    }

    private (int[]? Choices, long Value) Solve(SeatModel part, DualState state, long toBeat, int round)
    {
        if (part.MemberCount <= LeafMembers)
        {
            var leaf = new BranchSearch(temperatures, LeafNodes, 25, budget);
            leaf.Run(part, state.Prices, toBeat);
            return leaf.Best is null ? (null, long.MinValue) : (leaf.Best, leaf.Value);
        }

        int[]? best = null;
        var bestValue = toBeat;
        if (part.MemberCount <= PlanMembersMax
            && FirstPlan.Make(new Guidance(state, temperatures.End), budget, isQuick: true) is { } plan
            && plan.Objective > bestValue)
        {
            (best, bestValue) = (plan.Chosen.AsSpan().ToArray(), plan.Objective);
        }

        if (state.Bound > bestValue && round < RoundsMax && !budget.IsSpent)
        {
            var (deeper, value) = Continue(part, state, bestValue, round + 1);
            if (deeper is not null && value > bestValue)
            {
                (best, bestValue) = (deeper, value);
            }
        }

        return (best, bestValue);
    }

    // Gives options to the certain in order of certainty; returns everybody else.
    private static int[] Decide(Plan plan, DualState dual, int more)
    {
        var model = plan.Model;
        var doubt = new double[model.MemberCount];
        var preferred = new int[model.MemberCount];
        for (var member = 0; member < model.MemberCount; member++)
        {
            var (none, top, option) = (1.0, 0.0, -1);
            for (var candidate = model.FirstOption[member]; candidate < model.FirstOption[member + 1]; candidate++)
            {
                none -= dual.Share[candidate];
                if (dual.Share[candidate] > top)
                {
                    (top, option) = (dual.Share[candidate], candidate);
                }
            }

            doubt[member] = 1 - Math.Max(top, none);
            preferred[member] = top >= none ? option : -1;
        }

        var order = StableOrder.Rising(doubt);
        var certain = 0;
        while (certain < order.Length && doubt[order[certain]] <= 1 - Certain)
        {
            certain++;
        }

        var decided = Math.Min(order.Length, certain + more);
        var left = new List<int>();
        for (var place = 0; place < order.Length; place++)
        {
            var member = order[place];
            if (place >= decided || (preferred[member] >= 0 && !plan.Fits(member, preferred[member])))
            {
                left.Add(member);
            }
            else if (preferred[member] >= 0)
            {
                plan.Set(member, preferred[member]);
            }
        }

        ReleaseUnfillable(plan, left);
        plan.Commit();
        left.Sort();
        return left.Count == order.Length ? [.. left.Skip(1)] : [.. left];
    }

    // A resource in use that those left cannot bring to its minimum gives its people back; they are asked again.
    private static void ReleaseUnfillable(Plan plan, List<int> left)
    {
        if (plan.ShortCount == 0)
        {
            return;
        }

        var model = plan.Model;
        var help = new int[model.ResourceCount];
        foreach (var member in left)
        {
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                if (plan.Fits(member, option))
                {
                    for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
                    {
                        help[model.UseResource[use]] += model.UseUnits[use];
                    }
                }
            }
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            var missing = model.Minimum[resource] - plan.Load[resource];
            while (missing > 0 && plan.Load[resource] > 0 && help[resource] < missing + missing / 2
                && !model.IsForced[resource])
            {
                var member = model.OptionMember[model.UseOption[plan.Occupants(resource)[0]]];
                plan.Set(member, -1);
                left.Add(member);
            }
        }
    }
}
