using System.Collections.Concurrent;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Searches far around the few places where a plan loses most, all at once.</summary>
/// <remarks>
/// The places are dealt out to a fixed number of searches, each in a copy of the plan; what they won is put together in
/// a fixed order, as far as it holds together. The result does not depend on the number of threads.
/// </remarks>
internal sealed class WorstPlaces
{
    private const int TasksMax = 8;

    private readonly SeatModel model;
    private readonly Guidance guidance;
    private readonly LossMap losses;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Plan?[] copies = new Plan?[TasksMax];

    public WorstPlaces(SeatModel model, Guidance guidance, WorkCrew crew, SearchBudget budget)
    {
        this.model = model;
        this.guidance = guidance;
        this.crew = crew;
        this.budget = budget;
        losses = new LossMap(model, guidance);
    }

    /// <summary>Improves a feasible plan around at most so many places; true when points were won.</summary>
    public bool Improve(Plan plan, int count, ChainLimits limits)
    {
        if (budget.IsSpent)
        {
            return false;
        }

        var places = losses.Worst(plan, count, guidance.Scale * 50);
        var tasks = Math.Min(TasksMax, places.Count);
        var start = plan.Chosen.AsSpan().ToArray();
        var budgets = Enumerable.Range(0, tasks).Select(_ => budget.Part(budget.Left / tasks)).ToArray();
        var unused = new ConcurrentBag<ChainScratch>();
        var won = new List<(int Member, int Option)[]>[tasks];
        crew.Run(tasks, task =>
        {
            won[task] = [];
            var copy = copies[task] ??= new Plan(model);
            copy.CopyFrom(start);
            var scratch = unused.TryTake(out var known) ? known : new ChainScratch(limits.WideExpansions);
            var chains = new EjectionChains(copy, guidance, limits, budgets[task], scratch);
            for (var index = task; index < places.Count && !budgets[task].IsSpent; index += tasks)
            {
                var before = copy.Chosen.AsSpan().ToArray();
                chains.Around([places[index]]);
                var changed = Enumerable.Range(0, before.Length).Where(member => before[member] != copy.Chosen[member])
                    .Select(member => (member, copy.Chosen[member])).ToArray();
                if (changed.Length > 0)
                {
                    won[task].Add(changed);
                }
            }

            unused.Add(scratch);
        });
        var value = plan.Objective;
        for (var task = 0; task < tasks; task++)
        {
            budget.Spend(budgets[task].Steps + places.Count * (long)model.MemberCount / tasks);
            won[task].ForEach(changes => Adopt(plan, changes));
        }

        return plan.Objective > value;
    }

    private static void Adopt(Plan plan, (int Member, int Option)[] changes)
    {
        var before = plan.Objective;
        foreach (var (member, option) in changes)
        {
            plan.Set(member, option);
        }

        if (!plan.IsFeasible || plan.Objective <= before)
        {
            plan.Rollback(0);
        }

        plan.Commit();
    }
}
