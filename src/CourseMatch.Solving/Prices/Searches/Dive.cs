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
    private const double ShareMore = 0.05;
    private const int RoundsMax = 60;
    private const int PlanMembersMax = 900;
    private const int LeafMembers = 60;
    private const int LeafNodes = 30;

    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;

    public Dive(Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
    }

    /// <summary>
    /// The best choices found for the model, or null; <paramref name="toBeat"/> ends hopeless branches.
    /// </summary>
    public int[]? Run(SeatModel model, DualState dual, long toBeat) => Continue(model, dual, toBeat, 0).Choices;

    private (int[]? Choices, long Value) Continue(SeatModel model, DualState dual, long toBeat, int round)
    {
        var plan = new Plan(model);
        var members = Decide(plan, dual);
        if (members.Length == 0)
        {
            Filling.Apply(plan);
            return plan.IsFeasible ? (plan.Chosen, plan.Objective) : (null, long.MinValue);
        }

        var extraction = new Extraction(model);
        var part = extraction.Take(plan, members);
        if (part.IsInfeasible || budget.IsSpent)
        {
            return (null, long.MinValue);
        }

        var constant = extraction.Constant;
        var (choices, value) = Solve(model, part, dual, toBeat - constant, round);
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

    private (int[]? Choices, long Value) Solve(SeatModel parent, SeatModel part, DualState dual, long toBeat, int round)
    {
        var prices = dual.Prices.Inherited(parent, part);
        if (part.MemberCount <= LeafMembers)
        {
            var leaf = new BranchSearch(temperatures, LeafNodes, 25, budget);
            leaf.Run(part, prices, toBeat);
            return leaf.Best is null ? (null, long.MinValue) : (leaf.Best, leaf.Value);
        }

        var ascent = new DualAscent(part, temperatures, crew, budget);
        ascent.From(prices, [4 * temperatures.End, 1.5 * temperatures.End], 40);
        if (ascent.State.Bound <= toBeat || ascent.State.Layout is null)
        {
            return (null, long.MinValue);
        }

        int[]? best = null;
        var bestValue = toBeat;
        if (part.MemberCount <= PlanMembersMax
            && FirstPlan.Make(ascent.State, temperatures, budget, isQuick: true) is { } plan
            && plan.Objective > bestValue)
        {
            (best, bestValue) = (plan.Chosen.AsSpan().ToArray(), plan.Objective);
        }

        if (ascent.State.Bound > bestValue && round < RoundsMax)
        {
            var (deeper, value) = Continue(part, ascent.State, bestValue, round + 1);
            if (deeper is not null && value > bestValue)
            {
                (best, bestValue) = (deeper, value);
            }
        }

        return (best, bestValue);
    }

    // Gives options to the certain in order of certainty; returns everybody else.
    private static int[] Decide(Plan plan, DualState dual)
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

        var decided = Math.Min(order.Length, certain + 1 + (int)((order.Length - certain) * ShareMore));
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

        plan.Commit();
        left.Sort();
        return left.Count == order.Length ? [.. left.Skip(1)] : [.. left];
    }
}
