using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Makes a plan from two that are good in different places.</summary>
/// <remarks>
/// Whoever has the same in both keeps it. The others, mostly a few percent, become a model with the options of both
/// plans and those nearly as good at the prices. It falls into parts that share nothing scarce, and every part
/// is decided by itself: by branch and bound while small, else by a dive. (Crossover and relaxation induced
/// neighbourhoods: Rothberg 2007; Danna, Rothberg, Le Pape 2005.)
/// </remarks>
internal sealed class Combination
{
    private const double Pace = 0.03;
    private const double Window = 30;
    private const int Iterations = 60;
    private const int BranchMembers = 80;
    private const int DiveMembers = 400;
    private const int PieceMembers = 150;
    private const int BranchNodes = 60;

    private readonly SeatModel model;
    private readonly DualState dual;
    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly Plan plan;
    private readonly Guidance guidance;
    private readonly bool[] banned;
    private readonly Extraction extraction;

    public Combination(DualState dual, Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        model = dual.Model;
        this.dual = dual;
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
        plan = new Plan(model);
        guidance = dual.GuidanceAt(temperatures.End);
        banned = new bool[model.OptionCount];
        extraction = new Extraction(model);
    }

    /// <summary>A plan better than both, or null.</summary>
    public Plan? Of(int[] better, int[] other)
    {
        if (budget.IsSpent)
        {
            return null;
        }

        plan.CopyFrom(better);
        var value = plan.Objective;
        var members = Different(better, other);
        Recombine(members, better, other, window: -1);
        Recombine(members, plan.Chosen.AsSpan().ToArray(), other, Window * guidance.Scale);
        if (plan.Objective <= value)
        {
            return null;
        }

        FirstPlan.Polish(plan, guidance, budget, ChainLimits.Brief(guidance.Scale));
        return plan;
    }

    // With the options of both plans only, or those beside them that lose no more than the window.
    private void Recombine(int[] members, int[] better, int[] other, double window)
    {
        if (members.Length == 0 || budget.IsSpent)
        {
            return;
        }

        var value = plan.Objective;
        Ban(members, better, other, window);
        foreach (var member in members)
        {
            plan.Set(member, -1);
        }

        plan.Commit();
        var whole = extraction.Take(plan, members, banned);
        if (!whole.IsInfeasible)
        {
            Decide(whole, better);
        }

        if (!plan.IsFeasible || plan.Objective <= value)
        {
            plan.CopyFrom(better);
        }
    }

    // Every part by itself; who is in none keeps what the better plan gives him.
    private void Decide(SeatModel whole, int[] better)
    {
        var parts = Components.Of(whole)!;
        var nobody = new Plan(whole);
        var scratch = new ExtractionScratch(whole);
        var models = parts.ConvertAll(part => parts.Count == 1 ? whole
            : new Extraction(whole, scratch).Take(nobody, part, null, isPart: true));
        var maps = models.ConvertAll(part => PartOptions.Of(whole, part, parts.Count == 1));
        var budgets = models.ConvertAll(_ => budget.Part(budget.Left / models.Count));
        var choices = new int[models.Count][];
        var prices = dual.Prices.Inherited(model, whole);
        crew.Run(models.Count, index =>
        {
            var start = maps[index].Start(models[index], better);
            choices[index] = Better(whole, prices, models[index], start.Objective, budgets[index]) ?? start.Chosen;
        });
        for (var index = 0; index < models.Count; index++)
        {
            budget.Spend(budgets[index].Steps + models[index].UseCount);
            for (var member = 0; member < choices[index].Length; member++)
            {
                var option = choices[index][member];
                plan.Set(maps[index].RootMember[member], option < 0 ? -1 : maps[index].RootOption[option]);
            }
        }

        plan.Commit();
        foreach (var part in parts.Where(part => part.Length > DiveMembers))
        {
            DecidePieces(whole, part);
        }
    }

    // Too large for a dive that has to win everywhere at once: neighbours together, piece after piece.
    private void DecidePieces(SeatModel whole, int[] part)
    {
        foreach (var piece in Neighbours.InPieces(whole, part, PieceMembers))
        {
            if (budget.IsSpent || !plan.IsFeasible)
            {
                return;
            }

            var members = Array.ConvertAll(piece, member => whole.ParentMember[member]);
            var before = plan.Objective;
            foreach (var member in members)
            {
                plan.Set(member, -1);
            }

            // The log is kept, so that the piece can be taken back.
            var own = extraction.Take(plan, members, banned);
            var choices = Better(model, dual.Prices, own, before - extraction.Constant, budget);
            for (var index = 0; choices is not null && index < choices.Length; index++)
            {
                plan.Set(own.ParentMember[index], choices[index] < 0 ? -1 : own.ParentOption[choices[index]]);
            }

            if (choices is null || !plan.IsFeasible || plan.Objective <= before)
            {
                plan.Rollback(0);
            }

            plan.Commit();
        }
    }

    private int[]? Better(
        SeatModel whole, PriceVector wholePrices, SeatModel part, long toBeat, SearchBudget own)
    {
        if (part.IsInfeasible || part.OptionCount == 0 || part.MemberCount > DiveMembers)
        {
            return null;
        }

        var prices = ReferenceEquals(part, whole) ? wholePrices : wholePrices.Inherited(whole, part);
        if (part.MemberCount <= BranchMembers)
        {
            var search = new BranchSearch(temperatures, BranchNodes, 25, own);
            search.Run(part, prices, toBeat);
            return search.Best;
        }

        var ascent = new DualAscent(part, temperatures, WorkCrew.Alone, own);
        ascent.From(prices, [4 * temperatures.End, 1.5 * temperatures.End], Iterations);
        return ascent.State.Bound <= toBeat ? null
            : new Dive(temperatures, Pace, WorkCrew.Alone, own).Run(part, ascent.State, toBeat);
    }

    private void Ban(int[] members, int[] better, int[] other, double window)
    {
        foreach (var member in members)
        {
            for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
            {
                banned[option] = option != better[member] && option != other[member]
                    && guidance.Loss(member, option) > window;
            }
        }
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
