using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The value of a fine resource, smoothed by entropy, with the share in which it takes up every use.</summary>
/// <remarks>
/// V_τ = τ · log Σ over feasible sets exp(value / τ), computed by a table over units in use; its derivative by a price
/// is the probability of that use in the same distribution. Every cell is a pair (best value, weight ≥ 1 relative to
/// it), so that nothing overflows at any temperature. Uses hopelessly far (16 τ) behind those that fill the resource
/// are left out. Cost O(uses kept · capacity), one exponential per cell.
/// </remarks>
internal sealed class SmoothKnapsack
{
    private const double Window = 16;
    private const double Negligible = 36;

    private int[] kept = new int[64];
    private double[] best = new double[64];
    private double[] weight = new double[64];
    private double[] taken = new double[1024];
    private double[] ranked = new double[64];

    /// <summary>Share in which the resource of the last evaluation is open; 1 for one that must be.</summary>
    public double OpenShare { get; private set; }

    /// <summary>Value at prices <paramref name="x"/>; adds the shares to the same places of the gradient.</summary>
    public double Evaluate(FineResource fine, double[] x, double tau, double[] gradient)
    {
        var count = Keep(fine, x.AsSpan(fine.FirstVariable, fine.Count), tau);
        var cells = fine.Capacity + 1;
        if (best.Length < cells)
        {
            best = new double[cells * 2];
            weight = new double[cells * 2];
        }

        if (taken.Length < (long)count * cells)
        {
            taken = new double[count * cells * 2];
        }

        Forward(fine, x, tau, count, cells);
        var value = Close(fine, tau, cells);
        Backward(fine, gradient, count, cells);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(FineResource fine, double[] x, double tau, int count, int cells)
    {
        best.AsSpan(0, cells).Fill(double.NegativeInfinity);
        best[0] = 0;
        weight[0] = 1;
        var inverse = 1 / tau;
        for (var index = 0; index < count; index++)
        {
            var units = fine.Units[kept[index]];
            var price = x[fine.FirstVariable + kept[index]];
            var row = taken.AsSpan(index * cells, cells);
            for (var cell = cells - 1; cell >= units; cell--)
            {
                var without = best[cell];
                var with = best[cell - units] + price;
                if (double.IsNegativeInfinity(with))
                {
                    row[cell] = 0;
                }
                else if (with >= without)
                {
                    var distance = (without - with) * inverse;
                    var added = weight[cell - units];
                    var total = distance < -Negligible ? added : added + weight[cell] * SteadyMath.Exp(distance);
                    row[cell] = added / total;
                    Put(cell, with, total, tau);
                }
                else
                {
                    var distance = (with - without) * inverse;
                    var added = distance < -Negligible ? 0 : weight[cell - units] * SteadyMath.Exp(distance);
                    var total = weight[cell] + added;
                    row[cell] = added / total;
                    Put(cell, without, total, tau);
                }
            }

            row[..Math.Min(units, cells)].Clear();
        }
    }

    private void Put(int cell, double value, double total, double tau)
    {
        if (total > 1e250)
        {
            value += tau * SteadyMath.Log(total);
            total = 1;
        }

        best[cell] = value;
        weight[cell] = total;
    }

    // Turns weight[] into the probability of ending with each number of units, and returns the smoothed value.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Close(FineResource fine, double tau, int cells)
    {
        var top = fine.MayClose ? 0 : double.NegativeInfinity;
        for (var cell = fine.Least; cell < cells; cell++)
        {
            top = Math.Max(top, best[cell] - fine.OpeningCost);
        }

        if (double.IsNegativeInfinity(top))
        {
            weight.AsSpan(0, cells).Clear();
            OpenShare = 1;
            return 0; // The minimum cannot be filled; whoever made the model has marked it infeasible.
        }

        var closed = fine.MayClose ? SteadyMath.Exp(-top / tau) : 0;
        var sum = closed;
        for (var cell = 0; cell < cells; cell++)
        {
            var distance = (best[cell] - fine.OpeningCost - top) / tau;
            weight[cell] = cell < fine.Least || !(distance > -Negligible) ? 0
                : weight[cell] * SteadyMath.Exp(distance);
            sum += weight[cell];
        }

        OpenShare = 1 - closed / sum;
        for (var cell = 0; cell < cells; cell++)
        {
            weight[cell] /= sum;
        }

        return top + tau * SteadyMath.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(FineResource fine, double[] gradient, int count, int cells)
    {
        for (var index = count - 1; index >= 0; index--)
        {
            var units = fine.Units[kept[index]];
            var row = taken.AsSpan(index * cells, cells);
            var share = 0.0;
            for (var cell = units; cell < cells; cell++)
            {
                var moved = weight[cell] * row[cell];
                weight[cell] -= moved;
                weight[cell - units] += moved;
                share += moved;
            }

            gradient[fine.FirstVariable + kept[index]] += share;
        }
    }

    // The uses that can matter, in their order; returns how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Keep(FineResource fine, ReadOnlySpan<double> price, double tau)
    {
        if (kept.Length < fine.Count)
        {
            kept = new int[fine.Count * 2];
            ranked = new double[fine.Count * 2];
        }

        var lowest = fine.HasOwnState && fine.Least > 1 ? double.NegativeInfinity : -Window * tau;
        Span<double> threshold = stackalloc double[8];
        threshold.Fill(lowest);
        for (var size = 0; size < fine.Sizes.Length; size++)
        {
            var rank = fine.Capacity / fine.Sizes[size];
            var length = 0;
            for (var item = 0; item < fine.Count; item++)
            {
                if (fine.SizeClass[item] == size && price[item] >= lowest)
                {
                    ranked[length++] = price[item];
                }
            }

            if (length > rank && rank > 0)
            {
                threshold[size] = Math.Max(lowest, Selection.Largest(ranked.AsSpan(0, length), rank) - Window * tau);
            }
        }

        var count = 0;
        for (var item = 0; item < fine.Count; item++)
        {
            var limit = fine.Sizes.Length > 0 ? threshold[fine.SizeClass[item]] : lowest;
            if (price[item] >= limit && fine.Units[item] <= fine.Capacity)
            {
                kept[count++] = item;
            }
        }

        return count;
    }
}
