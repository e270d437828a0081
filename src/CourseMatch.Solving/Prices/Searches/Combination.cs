using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Makes a plan from two that are good in different places.</summary>
/// <remarks>
/// Whoever has the same in both keeps it. The others, mostly a few percent, become a model of their own, whose best
/// answer is at least as good as either plan; a dive decides it. (Relaxation induced neighbourhoods, Danna, Rothberg,
/// Le Pape 2005, with two plans in place of plan and relaxation.)
/// </remarks>
internal sealed class Combination
{
    private const double Pace = 0.03;
    private const int Iterations = 60;

    private readonly SeatModel model;
    private readonly DualState dual;
    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Plan plan;
    private readonly Guidance guidance;

    public Combination(DualState dual, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        model = dual.Model;
        this.dual = dual;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        plan = new Plan(model);
        guidance = new Guidance(dual, temperatures.End);
    }

    /// <summary>A plan better than <paramref name="value"/>, the objective of the better one, or null.</summary>
    public Plan? Of(int[] better, long value, int[] other)
    {
        plan.CopyFrom(better);
        var members = Different(better, other);
        foreach (var member in members)
        {
            plan.Set(member, -1);
        }

        plan.Commit();
        var extraction = new Extraction(model);
        var part = extraction.Take(plan, members);
        if (members.Length == 0 || part.IsInfeasible)
        {
            return null;
        }

        var toBeat = value - extraction.Constant;
        var ascent = new DualAscent(part, temperatures, crew, budget);
        ascent.From(dual.Prices.Inherited(model, part), [4 * temperatures.End, 1.5 * temperatures.End], Iterations);
        if (ascent.State.Bound <= toBeat
            || new Dive(temperatures, Pace, crew, budget).Run(part, ascent.State, toBeat) is not { } choices)
        {
            return null;
        }

        for (var index = 0; index < choices.Length; index++)
        {
            plan.Set(part.ParentMember[index], choices[index] < 0 ? -1 : part.ParentOption[choices[index]]);
        }

        plan.Commit();
        FirstPlan.Polish(plan, guidance, budget, ChainLimits.Brief(guidance.Scale));
        return plan;
    }

    // All members of units that differ in a member.
    private int[] Different(int[] one, int[] other)
    {
        var members = new List<int>();
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            var (first, end) = (model.FirstMember[unit], model.FirstMember[unit + 1]);
            if (!one.AsSpan(first, end - first).SequenceEqual(other.AsSpan(first, end - first)))
            {
                members.AddRange(Enumerable.Range(first, end - first));
            }
        }

        return [.. members];
    }
}
