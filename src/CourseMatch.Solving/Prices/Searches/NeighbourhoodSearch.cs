using System.Collections.Concurrent;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>
/// Improves a plan where the gap lies: frees the people around each point of loss and solves for them anew.
/// </summary>
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
    private const int SizeFirst = 50;
    private const int BranchMembers = 110;

    private readonly SeatModel model;
    private readonly DualState dual;
    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Guidance guidance;
    private readonly Cluster cluster;
    private readonly LossMap losses;
    private readonly int[] size;
    private readonly int[] batchOf;
    private int batch;
    private readonly Worker[] workers = new Worker[BatchSize];
    private readonly ConcurrentBag<(Plan Plan, Extraction Extraction)> unused = [];

    public NeighbourhoodSearch(DualState dual, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        model = dual.Model;
        this.dual = dual;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        guidance = dual.GuidanceAt(temperatures.End);
        cluster = new Cluster(model, guidance);
        losses = new LossMap(model, guidance);
        size = new int[model.UnitCount + model.ResourceCount];
        Array.Fill(size, SizeFirst);
        batchOf = new int[model.MemberCount];
    }

    private sealed class Worker
    {
        public int Size { get; set; }

        public int[] Members { get; set; } = [];

        public (int Member, int Option)[]? Better { get; set; }

        public long Steps { get; set; }
    }

    /// <summary>Largest cluster, in people, that is still tried.</summary>
    public int SizeMax { get; set; }

    /// <summary>
    /// Improves the plan until nothing is left to try, the budget is spent, or the caller has enough.
    /// </summary>
    /// <remarks>
    /// Every centre starts with a small cluster; where that proves fruitless, the next one is twice as large, in later
    /// calls too. Clusters of one batch overlap little. <paramref name="improved"/> is called after every batch that
    /// won something; true from it ends the search.
    /// </remarks>
    public void Run(Plan plan, Func<bool> improved)
    {
        while (!budget.IsSpent)
        {
            var centres = Gather(plan);
            if (centres.Count == 0)
            {
                return;
            }

            var chosen = plan.Chosen;
            var (objective, least) = (plan.Objective, LeastGain(plan));
            crew.Run(centres.Count, index => Solve(workers[index], chosen, 10 + workers[index].Size / 5, least));
            for (var index = 0; index < centres.Count; index++)
            {
                budget.Spend(workers[index].Steps);
                if (!Adopt(plan, workers[index].Better))
                {
                    size[centres[index]] *= 2;
                }
            }

            if (plan.Objective > objective && improved())
            {
                return;
            }
        }
    }

    // A hundredth of the whole gap: what wins less is not worth a tree of its own.
    private long LeastGain(Plan plan) => (long)Math.Clamp((double)(dual.Bound - plan.Objective) * 0.01, 0, 1e12);

    // Clusters around the worst centres into the workers; their centres.
    private List<int> Gather(Plan plan)
    {
        batch++;
        var taken = new List<int>(BatchSize);
        foreach (var (_, centre) in Centres(plan))
        {
            var worker = workers[taken.Count] ??= new Worker();
            worker.Size = size[centre];
            worker.Members = centre < model.UnitCount
                ? cluster.AroundMember(plan, model.FirstMember[centre], size[centre])
                : cluster.AroundResource(plan, centre - model.UnitCount, size[centre]);
            if (worker.Members.Count(member => batchOf[member] == batch) > worker.Members.Length / 2)
            {
                continue;
            }

            foreach (var member in worker.Members)
            {
                batchOf[member] = batch;
            }

            taken.Add(centre);
            if (taken.Count == BatchSize)
            {
                break;
            }
        }

        return taken;
    }

    private void Solve(Worker worker, int[] chosen, int nodes, long least)
    {
        worker.Better = null;
        var (plan, extraction) = unused.TryTake(out var known) ? known : (new Plan(model), new Extraction(model));
        plan.CopyFrom(chosen);
        var present = plan.Objective;
        foreach (var member in worker.Members)
        {
            plan.Set(member, -1);
        }

        plan.Commit();
        var own = budget.Part(5_000_000L + 400_000L * nodes);
        var part = extraction.Take(plan, worker.Members);
        var constant = extraction.Constant;
        unused.Add((plan, extraction));
        if (!part.IsInfeasible)
        {
            var prices = dual.Prices.Inherited(model, part);
            if (Better(part, prices, present - constant + least, nodes, own) is { } best)
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

    // Small clusters by branch and bound, larger ones by a dive, which reaches an end at any size.
    private int[]? Better(SeatModel part, PriceVector prices, long toBeat, int nodes, SearchBudget own)
    {
        if (part.MemberCount <= BranchMembers)
        {
            var search = new BranchSearch(temperatures, nodes, 25, own);
            search.Run(part, prices, toBeat);
            return search.Best;
        }

        var ascent = new DualAscent(part, temperatures, WorkCrew.Alone, own);
        ascent.From(prices, [4 * temperatures.End, 1.5 * temperatures.End, temperatures.End], 60);
        return ascent.State.Bound <= toBeat ? null
            : new Dive(temperatures, 0.03, WorkCrew.Alone, own).Run(part, ascent.State, toBeat);
    }

    private static bool Adopt(Plan plan, (int Member, int Option)[]? better)
    {
        if (better is null)
        {
            return false;
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
        return plan.Objective > before;
    }

    // Units, then resources (behind the units), that lose something and whose clusters can still grow; those come
    // first that lose most for the size of cluster to be solved.
    private List<(double Loss, int Index)> Centres(Plan plan)
    {
        var centres = new List<(double Loss, int Index)>();
        for (var centre = 0; centre < size.Length; centre++)
        {
            if (size[centre] > SizeMax || size[centre] >= 2 * model.MemberCount)
            {
                continue;
            }

            var loss = centre < model.UnitCount ? losses.OfUnit(plan, centre)
                : losses.OfResource(plan, centre - model.UnitCount);
            if (loss > 3 * guidance.Scale)
            {
                centres.Add((loss * SizeFirst / size[centre], centre));
            }
        }

        centres.Sort(static (a, b) => a.Loss > b.Loss ? -1 : a.Loss < b.Loss ? 1 : a.Index - b.Index);
        return centres;
    }
}
