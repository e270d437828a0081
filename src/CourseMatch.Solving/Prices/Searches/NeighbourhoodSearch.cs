using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Improves a plan where the gap lies: frees the people around each point of loss and solves for them anew.</summary>
/// <remarks>
/// The gap of a plan is the sum of what every unit loses against its best at the prices and what every resource could
/// earn beyond what its users pay; both are known exactly, so the centres are the largest of these. Batches of
/// <see cref="BatchSize"/> clusters are solved independently of each other (in parallel), each with a work budget of
/// its own, then applied in order and kept only if everything holds and points are won: results do not depend on the
/// number of threads.
/// </remarks>
internal sealed class NeighbourhoodSearch
{
    private const int BatchSize = 8;

    private readonly SeatModel model;
    private readonly DualState dual;
    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Guidance guidance;
    private readonly Cluster cluster;
    private readonly Worker[] workers = new Worker[BatchSize];

    public NeighbourhoodSearch(DualState dual, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        model = dual.Model;
        this.dual = dual;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        guidance = new Guidance(dual, temperatures.End);
        cluster = new Cluster(model, guidance);
    }

    private sealed class Worker(SeatModel model)
    {
        public Plan Plan { get; } = new(model);

        public Extraction Extraction { get; } = new(model);

        public int[] Members { get; set; } = [];

        public (int Member, int Option)[]? Better { get; set; }

        public long Steps { get; set; }
    }

    /// <summary>One pass over all centres with clusters of so many members; true when the plan improved.</summary>
    /// <remarks><paramref name="improved"/> is called after every batch that won something; true from it ends.</remarks>
    public bool Pass(Plan plan, int members, int nodes, Func<bool> improved)
    {
        var before = plan.Objective;
        var centres = Centres(plan);
        for (var from = 0; from < centres.Count && !budget.IsSpent; from += BatchSize)
        {
            var count = Math.Min(BatchSize, centres.Count - from);
            for (var index = 0; index < count; index++)
            {
                var centre = centres[from + index];
                (workers[index] ??= new Worker(model)).Members = centre.IsResource
                    ? cluster.AroundResource(plan, centre.Index, members)
                    : cluster.AroundMember(plan, centre.Index, members);
            }

            var chosen = plan.Chosen;
            crew.Run(count, index => Solve(workers[index], chosen, nodes));
            var objective = plan.Objective;
            for (var index = 0; index < count; index++)
            {
                budget.Spend(workers[index].Steps);
                Adopt(plan, workers[index].Better);
            }

            if (plan.Objective > objective && improved())
            {
                return true;
            }
        }

        return plan.Objective > before;
    }

    private void Solve(Worker worker, int[] chosen, int nodes)
    {
        worker.Better = null;
        worker.Plan.CopyFrom(chosen);
        var present = worker.Plan.Objective;
        foreach (var member in worker.Members)
        {
            worker.Plan.Set(member, -1);
        }

        worker.Plan.Commit();
        var own = budget.Part(3_000_000L + 200_000L * nodes);
        var part = worker.Extraction.Take(worker.Plan, worker.Members);
        if (!part.IsInfeasible)
        {
            var constant = worker.Extraction.Constant;
            var search = new BranchSearch(temperatures, nodes, 25, own);
            search.Run(part, dual.Prices.Inherited(model, part), present - constant);
            if (search.Best is { } best)
            {
                var better = new (int, int)[worker.Members.Length];
                for (var index = 0; index < better.Length; index++)
                {
                    better[index] = (part.ParentMember[index], best[index] < 0 ? -1 : part.ParentOption[best[index]]);
                }

                worker.Better = better;
            }
        }

        worker.Steps = own.Steps + part.UseCount;
    }

    private static void Adopt(Plan plan, (int Member, int Option)[]? better)
    {
        if (better is null)
        {
            return;
        }

        var before = plan.Objective;
        foreach (var (member, option) in better)
        {
            plan.Set(member, option);
        }

        if (!plan.IsFeasible || plan.Objective <= before)
        {
            plan.Rollback(0);
        }

        plan.Commit();
    }

    // Where the gap lies, largest first.
    private List<(double Loss, bool IsResource, int Index)> Centres(Plan plan)
    {
        var centres = new List<(double Loss, bool IsResource, int Index)>();
        for (var member = 0; member < model.MemberCount; member++)
        {
            var loss = guidance.Loss(member, plan.Chosen[member]);
            if (loss > 3 * guidance.Scale)
            {
                centres.Add((loss, false, member));
            }
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (!model.IsInternal[resource] && (plan.Load[resource] > 0 || model.IsForced[resource]))
            {
                var unused = guidance.Unused(plan, resource);
                if (unused > 3 * guidance.Scale)
                {
                    centres.Add((unused, true, resource));
                }
            }
        }

        centres.Sort(static (a, b) => a.Loss > b.Loss ? -1 : a.Loss < b.Loss ? 1
            : a.IsResource != b.IsResource ? (a.IsResource ? 1 : -1) : a.Index - b.Index);
        return centres;
    }
}
