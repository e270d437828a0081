using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>What prices tell a search: the reduced value of every option, and what missing units are worth.</summary>
internal sealed class Guidance
{
    private const int TableMax = 8;
    private const int Scaled = 256;
    private const int Ranges = 16;

    private readonly double[] unitPrice;
    private readonly double[]?[] firstUnits;
    private readonly double[] fullValue;
    private readonly double[] dearest;
    private readonly int[]?[] users;

    /// <summary>What the prices of a dual tell; <paramref name="crew"/>: who works it out, null for this thread
    /// alone.</summary>
    public Guidance(DualState dual, double scale, WorkCrew? crew = null)
    {
        Model = dual.Model;
        Scale = scale;
        Prices = dual.Prices;
        Share = dual.Share;
        unitPrice = dual.Prices.Resource;
        firstUnits = new double[]?[Model.ResourceCount];
        fullValue = new double[Model.ResourceCount];
        dearest = new double[Model.ResourceCount];
        users = new int[]?[Model.ResourceCount];
        Reduced = new double[Model.OptionCount];
        dual.Prices.Reduce(Model, Reduced);
        Ranked = new int[Model.OptionCount];
        Best = new double[Model.MemberCount];
        var layout = dual.Layout;
        var ranges = crew is null ? 1 : Ranges;
        (crew ?? WorkCrew.Alone).Run(ranges, range =>
        {
            var cells = new double[64];
            var exact = new ExactKnapsack();
            for (var index = range; layout is not null && index < layout.Fine.Length; index += ranges)
            {
                var fine = layout.Fine[index];
                firstUnits[fine.Resource] = LastUnits(fine, dual.X, ref cells);
                dearest[fine.Resource] = LastNeeded(fine, dual.X);
                fullValue[fine.Resource] = exact.Value(fine, Rounded(fine, dual.X), Scaled) / (double)Scaled;
            }

            for (var member = (int)((long)Best.Length * range / ranges);
                 member < (int)((long)Best.Length * (range + 1) / ranges); member++)
            {
                Rank(Model.FirstOption[member], Model.FirstOption[member + 1]);
                Best[member] = Model.FirstOption[member] < Model.FirstOption[member + 1]
                    ? Math.Max(0, Reduced[Ranked[Model.FirstOption[member]]]) : 0;
            }
        });
    }

    public SeatModel Model { get; }

    /// <summary>A difference in points that hardly matters: the last temperature of the prices.</summary>
    public double Scale { get; }

    public PriceVector Prices { get; }

    /// <summary>Per option its share in the smoothed dual.</summary>
    public double[] Share { get; }

    /// <summary>Score − prices of each option; being left out has 0.</summary>
    public double[] Reduced { get; }

    /// <summary>Options of each member by falling reduced value, in the member's own range.</summary>
    public int[] Ranked { get; }

    /// <summary>Largest reduced value of each member, "left out" included.</summary>
    public double[] Best { get; }

    /// <summary>Options that use the resource, those that lose their member least against his best first.</summary>
    /// <remarks>Sorted at the first question; two threads that ask at once get equal lists.</remarks>
    public int[] UsersOf(int resource)
    {
        if (users[resource] is { } known)
        {
            return known;
        }

        var first = Model.FirstUser[resource];
        var list = new (double Loss, int Option)[Model.FirstUser[resource + 1] - first];
        for (var index = 0; index < list.Length; index++)
        {
            var option = Model.UseOption[Model.User[first + index]];
            list[index] = (Best[Model.OptionMember[option]] - Reduced[option], option);
        }

        Array.Sort(list, static (a, b) => a.Loss < b.Loss ? -1 : a.Loss > b.Loss ? 1 : a.Option - b.Option);
        return users[resource] = Array.ConvertAll(list, entry => entry.Option);
    }

    /// <summary>What so many units of a full resource are worth.</summary>
    public double Price(int resource, int units)
    {
        var table = firstUnits[resource];
        return table is not null && units <= TableMax ? table[units] : unitPrice[resource] * units;
    }

    /// <summary>What a unit short of the minimum costs: what the last one who is needed must be paid, at least
    /// 0.</summary>
    public double Missing(int resource) => dearest[resource];

    /// <summary>What a resource could earn from its best users, beyond what its present ones pay.</summary>
    /// <remarks>Opening counts on both sides, so a closed resource shows what opening it would earn.</remarks>
    public double Unused(Plan plan, int resource)
    {
        var load = plan.Load[resource];
        var opening = load > 0 ? Model.OpeningCost[resource] : 0;
        if (firstUnits[resource] is null)
        {
            var full = unitPrice[resource] * Model.Capacity[resource] - Model.OpeningCost[resource];
            return Math.Max(Model.IsForced[resource] ? full : 0, full) - unitPrice[resource] * load + opening;
        }

        var paid = 0.0;
        foreach (var use in plan.Occupants(resource))
        {
            paid += Prices.Use[use];
        }

        return fullValue[resource] - paid + opening;
    }

    /// <summary>The resource answers prices per use.</summary>
    public bool IsFine(int resource) => firstUnits[resource] is not null;

    /// <summary>Largest reduced value of a member besides this option, "left out" included.</summary>
    public double BestBut(int member, int option)
    {
        var first = Model.FirstOption[member];
        var next = Ranked[first] == option ? first + 1 : first;
        return next < Model.FirstOption[member + 1] ? Math.Max(0, Reduced[Ranked[next]]) : 0;
    }

    /// <summary>Reduced value of an option or of being left out (−1).</summary>
    public double Of(int option) => option < 0 ? 0 : Reduced[option];

    /// <summary>How far a member's choice lies behind his best one, as a single person.</summary>
    public double Loss(int member, int option) => Best[member] - Of(option);

    private void Rank(int first, int end)
    {
        for (var option = first; option < end; option++)
        {
            var place = option;
            while (place > first && Reduced[Ranked[place - 1]] < Reduced[option])
            {
                Ranked[place] = Ranked[place - 1];
                place--;
            }

            Ranked[place] = option;
        }
    }

    private static long[] Rounded(FineResource fine, double[] x)
    {
        var prices = new long[fine.Count];
        for (var item = 0; item < prices.Length; item++)
        {
            prices[item] = (long)Math.Clamp(x[fine.FirstVariable + item] * Scaled, -(1L << 50), 1L << 50);
        }

        return prices;
    }

    // Uses of a resource that must be paid to be filled have prices below 0.
    private static double LastNeeded(FineResource fine, double[] x)
    {
        if (fine.Least <= 0 || fine.Least > fine.Count)
        {
            return 0;
        }

        var prices = x.AsSpan(fine.FirstVariable, fine.Count).ToArray();
        return Math.Max(0, -Selection.Largest(prices, fine.Least));
    }

    // V(capacity) − V(capacity − d) for d = 0 .. 8: what a fine resource loses with its last d units.
    private static double[] LastUnits(FineResource fine, double[] x, ref double[] cells)
    {
        if (cells.Length <= fine.Capacity)
        {
            cells = new double[fine.Capacity * 2];
        }

        Array.Clear(cells, 0, fine.Capacity + 1);
        for (var item = 0; item < fine.Count; item++)
        {
            var value = x[fine.FirstVariable + item];
            if (value > 0)
            {
                for (var cell = fine.Capacity; cell >= fine.Units[item]; cell--)
                {
                    cells[cell] = Math.Max(cells[cell], cells[cell - fine.Units[item]] + value);
                }
            }
        }

        var table = new double[TableMax + 1];
        for (var units = 1; units <= TableMax; units++)
        {
            table[units] = cells[fine.Capacity] - cells[Math.Max(0, fine.Capacity - units)];
        }

        return table;
    }
}
