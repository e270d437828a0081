using System.Collections.Immutable;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Searches;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Queries;

/// <summary>Finds the cheapest rearrangement around one placement that is given.</summary>
/// <remarks>
/// Frees the people around the option's dearest resource, seats the person, and solves for the others by branch and
/// bound with a few nodes. Cost: milliseconds to tens of milliseconds.
/// </remarks>
internal sealed class PlacementRipple(SeatModel model, DualState dual, Guidance guidance, Temperatures temperatures)
{
    private const int People = 120;
    private const int Nodes = 20;

    /// <summary>The rearrangement by which the option's member has it, or null.</summary>
    public Displacement? Find(Plan plan, int option, AllocationProblem problem)
    {
        var member = model.OptionMember[option];
        var before = plan.Chosen.AsSpan().ToArray();
        var objective = plan.Objective;
        var others = Array.FindAll(Neighbours(plan, option), other => other != member);
        foreach (var other in others)
        {
            plan.Set(other, -1);
        }

        plan.Set(member, option);
        plan.Commit();
        var extraction = new Extraction(model);
        var part = extraction.Take(plan, others);
        if (plan.OverCount > 0 || part.IsInfeasible)
        {
            return null;
        }

        var limits = new Engines.SearchLimits(0, null, null, 1, 1);
        var budget = new SearchBudget(limits, new Engines.SearchClock(limits, default));
        var search = new BranchSearch(temperatures, Nodes, 25, budget);
        search.Run(part, dual.Prices.Inherited(model, part), long.MinValue / 8);
        if (search.Best is not { } best)
        {
            return null;
        }

        for (var index = 0; index < best.Length; index++)
        {
            plan.Set(part.ParentMember[index], best[index] < 0 ? -1 : part.ParentOption[best[index]]);
        }

        return new Displacement(plan.Objective - objective, Moves(plan, before, member, problem));
    }

    private int[] Neighbours(Plan plan, int option)
    {
        var dearest = -1;
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            if (!model.IsInternal[model.UseResource[use]]
                && (dearest < 0 || dual.Prices.Use[use] > dual.Prices.Use[dearest]))
            {
                dearest = use;
            }
        }

        var cluster = new Cluster(model, guidance);
        var around = dearest < 0 ? [] : cluster.AroundResource(plan, model.UseResource[dearest], People);
        return [.. around.Union(cluster.AroundMember(plan, model.OptionMember[option], People / 3))];
    }

    private ImmutableArray<PersonMove> Moves(Plan plan, int[] before, int member, AllocationProblem problem)
    {
        var moves = new List<PersonMove>();
        for (var other = 0; other < model.MemberCount; other++)
        {
            if (plan.Chosen[other] != before[other])
            {
                var move = new PersonMove(model.ParentMember[other], Local(before[other]), Local(plan.Chosen[other]));
                moves.Insert(other == member ? 0 : moves.Count, move);
            }
        }

        return [.. moves];

        int Local(int option) => option < 0 ? -1 : problem.LocalOption(model.ParentOption[option]);
    }
}
