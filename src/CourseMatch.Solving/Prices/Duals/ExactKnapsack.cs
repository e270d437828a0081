using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The exact value of a fine resource at integer prices per use.</summary>
internal sealed class ExactKnapsack
{
    private const long Impossible = long.MinValue / 2;

    private long[] best = [];
    private long[] ranked = [];

    /// <summary>max(0 if it may close, best Σ price of a set with least ≤ units ≤ capacity − opening cost).</summary>
    /// <remarks><paramref name="scale"/>: price units per point, for the opening cost.</remarks>
    public long Value(FineResource fine, ReadOnlySpan<long> price, int scale)
    {
        var open = fine.Sizes is [1] ? Unit(fine, price) : Table(fine, price);
        if (open <= Impossible)
        {
            return 0; // Nothing can fill it: closed, or (forced) no plan at all, and then any bound holds.
        }

        open -= fine.OpeningCost * scale;
        return fine.MayClose ? Math.Max(0, open) : open;
    }

    /// <summary>After <see cref="Value"/> by table: best value with exactly so many units; long.MinValue / 2 if
    /// none.</summary>
    public ReadOnlySpan<long> Cells => best;

    // Every use takes one unit: the largest prices, at least Least of them, then as many as pay.
    private long Unit(FineResource fine, ReadOnlySpan<long> price)
    {
        if (fine.Count < fine.Least)
        {
            return Impossible;
        }

        if (ranked.Length < fine.Count)
        {
            ranked = new long[fine.Count * 2];
        }

        price.CopyTo(ranked);
        var sorted = ranked.AsSpan(0, fine.Count);
        sorted.Sort();
        var sum = 0L;
        for (var rank = 0; rank < Math.Min(fine.Capacity, fine.Count); rank++)
        {
            var next = sorted[fine.Count - 1 - rank];
            if (rank >= fine.Least && next <= 0)
            {
                break;
            }

            sum += next;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Table(FineResource fine, ReadOnlySpan<long> price)
    {
        best = new long[fine.Capacity + 1];
        Array.Fill(best, Impossible);
        best[0] = 0;
        for (var item = 0; item < fine.Count; item++)
        {
            var units = fine.Units[item];
            for (var cell = fine.Capacity; cell >= units; cell--)
            {
                if (best[cell - units] > Impossible)
                {
                    best[cell] = Math.Max(best[cell], best[cell - units] + price[item]);
                }
            }
        }

        var top = Impossible;
        for (var cell = fine.Least; cell <= fine.Capacity; cell++)
        {
            top = Math.Max(top, best[cell]);
        }

        return top;
    }
}
