using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Decides openings one after the other and prices again what is left.</summary>
internal sealed class Openings
{
    private const double Clear = 0.02;
    private const int Iterations = 40;

    private readonly Temperatures temperatures;
    private readonly WorkCrew crew;
    private readonly SearchBudget budget;
    private readonly SmoothKnapsack knapsack = new();

    public Openings(Temperatures temperatures, WorkCrew crew, SearchBudget budget)
    {
        this.temperatures = temperatures;
        this.crew = crew;
        this.budget = budget;
    }

    /// <summary>A resource of a model, whether it leans towards being open, and how far it is from either.</summary>
    internal readonly record struct Leaning(int Resource, bool IsOpen, double Doubt);

    /// <summary>The resources open by halves at these prices, the least doubtful first.</summary>
    public List<Leaning> Doubtful(DualState dual)
    {
        var list = new List<Leaning>();
        if (dual.Layout is not { } layout)
        {
            return list;
        }

        var unused = new double[layout.VariableCount];
        foreach (var fine in layout.Fine)
        {
            if (fine.MayClose)
            {
                knapsack.Evaluate(fine, dual.X, 2 * temperatures.End, unused);
                var share = knapsack.OpenShare;
                var doubt = Math.Min(share, 1 - share);
                if (doubt > Clear)
                {
                    list.Add(new Leaning(fine.Resource, share > 0.5, doubt));
                }
            }
        }

        list.Sort(static (a, b) => a.Doubt < b.Doubt ? -1 : a.Doubt > b.Doubt ? 1 : a.Resource - b.Resource);
        return list;
    }

    /// <summary>The stage after these decisions; null when they leave nothing feasible.</summary>
    public OpeningStage? Decide(OpeningStage stage, ReadOnlySpan<Leaning> decisions)
    {
        var opened = new bool[stage.Model.ResourceCount];
        var banned = new bool[stage.Model.OptionCount];
        foreach (var (resource, isOpen, _) in decisions)
        {
            opened[resource] = isOpen;
            if (!isOpen)
            {
                BanUsers(stage.Model, resource, banned);
            }
        }

        var extraction = new Extraction(stage.Model);
        var part = extraction.Take(new Plan(stage.Model), Everybody(stage.Model), banned, opened: opened);
        return Priced(stage, part, extraction.Constant);
    }

    /// <summary>The stage in which a resource decided to be open stays closed after all; null when
    /// infeasible.</summary>
    public OpeningStage? Revoke(OpeningStage stage, SeatModel root, int resource)
    {
        var banned = new bool[stage.Model.OptionCount];
        BanUsers(stage.Model, resource, banned);
        var extraction = new Extraction(stage.Model);
        var part = extraction.Take(new Plan(stage.Model), Everybody(stage.Model), banned, givenUp: 1);
        return Priced(stage, part, extraction.Constant + root.OpeningCost[stage.Resource[resource]]);
    }

    private OpeningStage? Priced(OpeningStage stage, SeatModel part, long constant)
    {
        budget.Spend(stage.Model.UseCount);
        if (part.IsInfeasible)
        {
            return null;
        }

        var ascent = new DualAscent(part, temperatures, crew, budget);
        ascent.From(
            stage.Dual.Prices.Inherited(stage.Model, part), [4 * temperatures.End, temperatures.End], Iterations);
        return new OpeningStage(part, ascent, ascent.State, stage.Constant + constant,
            Array.ConvertAll(part.ParentMember, member => stage.Member[member]),
            Array.ConvertAll(part.ParentOption, option => stage.Option[option]),
            Array.ConvertAll(part.ParentResource, each => stage.Resource[each]));
    }

    private static int[] Everybody(SeatModel model) => [.. Enumerable.Range(0, model.MemberCount)];

    private static void BanUsers(SeatModel model, int resource, bool[] banned)
    {
        for (var user = model.FirstUser[resource]; user < model.FirstUser[resource + 1]; user++)
        {
            banned[model.UseOption[model.User[user]]] = true;
        }
    }
}
