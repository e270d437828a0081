using System.Runtime.CompilerServices;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The persons' side of the smoothed dual for one range of units, with its own buffers.</summary>
/// <remarks>
/// Σ over units of τ · log Σ over their combinations exp(reduced value / τ), "left out" included at 0.
/// Cost O(terms of the range); combinations more than 18 τ below the best are left out.
/// </remarks>
internal sealed unsafe class UnitChunk
{
    private const double Window = 18;

    private readonly PriceLayout layout;
    private readonly int firstUnit;
    private readonly int endUnit;
    private readonly int origin;
    private readonly int[] near;
    private readonly int[] nearCount;
    private double[] values = new double[256];
    private int[] order = new int[256];

    public UnitChunk(PriceLayout layout, int firstUnit, int endUnit)
    {
        this.layout = layout;
        this.firstUnit = firstUnit;
        this.endUnit = endUnit;
        origin = layout.Model.FirstOption[layout.Model.FirstMember[firstUnit]];
        near = new int[layout.Model.FirstOption[layout.Model.FirstMember[endUnit]] - origin];
        nearCount = new int[endUnit - firstUnit];
        Usage = new double[layout.SharedCount];
    }

    /// <summary>Expected use of the shared variables by this range.</summary>
    public double[] Usage { get; }

    /// <summary>Value of the range; fills <see cref="Usage"/>, the shares of its options, and own gradients.</summary>
    /// <remarks>
    /// <paramref name="share"/>: per option the probability with which it is chosen. Entries of
    /// <paramref name="gradient"/> for variables of one option only are decreased by their use. With
    /// <paramref name="margin"/> above 0 the options that come near their unit's best are found anew: all that lie less
    /// than the window and the margin behind; later calls look at these only, until told otherwise.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate(double[] x, double tau, double[] share, double[] gradient, double margin)
    {
        Array.Clear(Usage);
        var model = layout.Model;
        var sum = 0.0;
        fixed (double* price = x, p = share, own = gradient, usage = Usage)
        fixed (int* firstTerm = layout.FirstTerm, variable = layout.TermVariable, factor = layout.TermCoefficient)
        fixed (int* firstOption = model.FirstOption, list = near)
        fixed (long* weight = model.Weight)
        {
            for (var unit = firstUnit; unit < endUnit; unit++)
            {
                var first = firstOption[model.FirstMember[unit]];
                var end = firstOption[model.FirstMember[unit + 1]];
                var joint = model.Joint[unit];
                var place = list + (first - origin);
                var count = end - first;
                if (margin > 0 || joint is not null)
                {
                    for (var index = 0; index < count; index++)
                    {
                        place[index] = first + index;
                    }
                }
                else
                {
                    count = nearCount[unit - firstUnit];
                }

                var top = 0.0;
                for (var index = 0; index < count; index++)
                {
                    var option = place[index];
                    double value = weight[option];
                    for (var term = firstTerm[option]; term < firstTerm[option + 1]; term++)
                    {
                        value -= factor[term] * price[variable[term]];
                    }

                    p[option] = value;
                    top = value > top ? value : top;
                }

                if (margin > 0 && joint is null)
                {
                    count = KeepNear(p, place, count, top - Window * tau - margin);
                    nearCount[unit - firstUnit] = count;
                }

                sum += joint is null ? Single(p, place, count, top, tau)
                    : joint.IsCouple ? Couple(joint, p, first, end, tau)
                    : Larger(joint, p, first, end, model.FirstMember[unit + 1] - model.FirstMember[unit], tau);
                for (var index = 0; index < count; index++)
                {
                    var option = place[index];
                    var chosen = p[option];
                    if (chosen != 0)
                    {
                        for (var term = firstTerm[option]; term < firstTerm[option + 1]; term++)
                        {
                            var at = variable[term];
                            if (at < layout.SharedCount)
                            {
                                usage[at] += factor[term] * chosen;
                            }
                            else
                            {
                                own[at] -= factor[term] * chosen;
                            }
                        }
                    }
                }
            }
        }

        return sum;
    }

    /// <summary>The unit belongs to this range.</summary>
    public bool Holds(int unit) => unit >= firstUnit && unit < endUnit;

    /// <summary>Looks at all options of a unit of this range again, until the next call with a margin.</summary>
    public void Widen(int unit)
    {
        var first = layout.Model.FirstOption[layout.Model.FirstMember[unit]];
        var count = layout.Model.FirstOption[layout.Model.FirstMember[unit + 1]] - first;
        nearCount[unit - firstUnit] = count;
        for (var index = 0; index < count; index++)
        {
            near[first - origin + index] = first + index;
        }
    }

    // Moves the options at or above the limit to the front in their order; the others are chosen by nobody.
    private static int KeepNear(double* p, int* place, int count, double limit)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            var option = place[index];
            if (p[option] >= limit)
            {
                place[kept++] = option;
            }
            else
            {
                p[option] = 0;
            }
        }

        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Single(double* p, int* place, int count, double top, double tau)
    {
        var inverse = 1 / tau;
        var sum = top * inverse < Window ? SteadyMath.Exp(-top * inverse) : 0;
        for (var index = 0; index < count; index++)
        {
            var option = place[index];
            var distance = (p[option] - top) * inverse;
            if (distance > -Window)
            {
                var e = SteadyMath.Exp(distance);
                p[option] = e;
                sum += e;
            }
            else
            {
                p[option] = 0;
            }
        }

        var scale = 1 / sum;
        for (var index = 0; index < count; index++)
        {
            p[place[index]] *= scale;
        }

        return top + tau * SteadyMath.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Couple(JointUnit joint, double* p, int first, int end, double tau)
    {
        var columns = joint.Columns;
        var rows = end - first - columns + 2;
        EnsureLength(rows + columns, rows + columns);
        values[0] = 0;
        values[rows] = 0;
        for (var row = 1; row < rows; row++)
        {
            values[row] = p[first + row - 1];
        }

        for (var column = 1; column < columns; column++)
        {
            values[rows + column] = p[first + rows - 1 + column - 1];
        }

        Rank(0, rows, 0);
        Rank(rows, columns, rows);
        var top = BestPair(joint, rows);
        for (var option = first; option < end; option++)
        {
            p[option] = 0;
        }

        var inverse = 1 / tau;
        var limit = top - Window * tau;
        var sum = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var row = order[i];
            if (values[row] + values[rows + order[rows]] + joint.ExtraMax < limit)
            {
                break;
            }

            for (var j = 0; j < columns; j++)
            {
                var column = order[rows + j];
                var value = values[row] + values[rows + column];
                if (value + joint.ExtraMax < limit)
                {
                    break;
                }

                var extra = joint.Extra[row * columns + column];
                if (extra == JointUnit.Forbidden || value + extra < limit)
                {
                    continue;
                }

                var e = SteadyMath.Exp((value + extra - top) * inverse);
                sum += e;
                if (row > 0)
                {
                    p[first + row - 1] += e;
                }

                if (column > 0)
                {
                    p[first + rows - 1 + column - 1] += e;
                }
            }
        }

        var scale = 1 / sum;
        for (var option = first; option < end; option++)
        {
            p[option] *= scale;
        }

        return top + tau * SteadyMath.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double BestPair(JointUnit joint, int rows)
    {
        var columns = joint.Columns;
        var top = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var row = order[i];
            for (var j = 0; j < columns; j++)
            {
                var column = order[rows + j];
                var value = values[row] + values[rows + column];
                if (value + joint.ExtraMax <= top)
                {
                    break;
                }

                var extra = joint.Extra[row * columns + column];
                if (extra != JointUnit.Forbidden && value + extra > top)
                {
                    top = value + extra;
                }
            }
        }

        return top;
    }

    private double Larger(JointUnit joint, double* p, int first, int end, int members, double tau)
    {
        var count = joint.CombinationExtra.Length;
        EnsureLength(count, 0);
        var top = double.NegativeInfinity;
        for (var combination = 0; combination < count; combination++)
        {
            double value = joint.CombinationExtra[combination];
            for (var member = 0; member < members; member++)
            {
                var option = joint.Combination[combination * members + member];
                value += option >= 0 ? p[option] : 0;
            }

            values[combination] = value;
            top = value > top ? value : top;
        }

        for (var option = first; option < end; option++)
        {
            p[option] = 0;
        }

        var sum = 0.0;
        for (var combination = 0; combination < count; combination++)
        {
            var distance = (values[combination] - top) / tau;
            if (distance > -Window)
            {
                var e = SteadyMath.Exp(distance);
                sum += e;
                for (var member = 0; member < members; member++)
                {
                    var option = joint.Combination[combination * members + member];
                    if (option >= 0)
                    {
                        p[option] += e;
                    }
                }
            }
        }

        for (var option = first; option < end; option++)
        {
            p[option] /= sum;
        }

        return top + tau * SteadyMath.Log(sum);
    }

    // order[at ..] = 0 .. count − 1 by falling values[from ..], ties by index.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rank(int from, int count, int at)
    {
        for (var index = 0; index < count; index++)
        {
            var place = index;
            while (place > 0 && values[from + order[at + place - 1]] < values[from + index])
            {
                order[at + place] = order[at + place - 1];
                place--;
            }

            order[at + place] = index;
        }
    }

    private void EnsureLength(int valueCount, int orderCount)
    {
        if (values.Length < valueCount)
        {
            values = new double[valueCount * 2];
        }

        if (order.Length < orderCount)
        {
            order = new int[orderCount * 2];
        }
    }
}
