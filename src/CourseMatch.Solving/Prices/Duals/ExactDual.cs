using System.Runtime.CompilerServices;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The certificate: the dual at temperature 0, evaluated in integers.</summary>
/// <remarks>
/// Prices are rounded to 1/1024 point and cut to a range that cannot overflow; weak duality holds for <i>any</i> prices
/// of the right sign, so the rounded ones give a valid bound, evaluated without rounding error (64-bit per unit and
/// resource, 128-bit sums) and rounded down to whole points. No filter is active here.
/// Cost O(terms + Σ fine uses · capacity).
/// </remarks>
internal sealed class ExactDual
{
    /// <summary>Price units per point.</summary>
    public const int Scale = 1024;
    private const double PriceMax = 1L << 57;

    private readonly PriceLayout layout;
    private readonly long[] price;
    private readonly long[] reduced;

    public ExactDual(PriceLayout layout)
    {
        this.layout = layout;
        price = new long[layout.VariableCount];
        reduced = new long[layout.Model.OptionCount];
    }

    /// <summary>Prices as the last bound has them, in 1/1024 point, per variable.</summary>
    public ReadOnlySpan<long> Prices => price;

    /// <summary>An upper bound on the objective of every feasible plan of the model, in whole points.</summary>
    public Int128 Bound(double[] x, WorkCrew crew)
    {
        Round(x);
        var model = layout.Model;
        const int Chunks = 16;
        var sums = new Int128[Chunks];
        crew.Run(Chunks, chunk =>
        {
            var sum = Int128.Zero;
            for (var unit = (int)((long)model.UnitCount * chunk / Chunks);
                 unit < (int)((long)model.UnitCount * (chunk + 1) / Chunks); unit++)
            {
                sum += UnitValue(unit);
            }

            var knapsack = new ExactKnapsack();
            for (var index = chunk; index < layout.Fine.Length; index += Chunks)
            {
                var fine = layout.Fine[index];
                sum += knapsack.Value(fine, price.AsSpan(fine.FirstVariable, fine.Count), Scale);
            }

            sums[chunk] = sum;
        });
        var total = Ordinary() + Bonuses();
        foreach (var sum in sums)
        {
            total += sum;
        }

        // Shifting right rounds down, for negative numbers too; Scale = 2^10.
        return total >> 10;
    }

    /// <summary>Rounds variables to the prices a bound is evaluated with; cost O(terms).</summary>
    public void Round(double[] x)
    {
        var most = new double[layout.VariableCount];
        Array.Fill(most, 1);
        var termsMax = 1;
        for (var option = 0; option < layout.Model.OptionCount; option++)
        {
            termsMax = Math.Max(termsMax, layout.FirstTerm[option + 1] - layout.FirstTerm[option]);
        }

        for (var term = 0; term < layout.TermVariable.Length; term++)
        {
            ref var factor = ref most[layout.TermVariable[term]];
            factor = Math.Max(factor, layout.TermCoefficient[term]);
        }

        // What a unit's members, or the uses of a knapsack, sum up to stays below 2^62.
        for (var variable = 0; variable < x.Length; variable++)
        {
            var limit = PriceMax / most[variable] / termsMax;
            if (variable < layout.SharedCount || variable >= layout.FirstCredit)
            {
                var value = double.IsFinite(x[variable]) ? Math.Clamp(x[variable] * Scale, 0, limit) : 0;
                price[variable] = (long)(value + 0.5);
            }
        }

        foreach (var fine in layout.Fine)
        {
            var fineLimit = PriceMax / termsMax / fine.Count;
            for (var variable = fine.FirstVariable; variable < fine.FirstVariable + fine.Count; variable++)
            {
                var value = double.IsFinite(x[variable]) ? x[variable] * Scale : 0;
                price[variable] = (long)Math.Floor(Math.Clamp(value, -fineLimit, fineLimit) + 0.5);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long UnitValue(int unit)
    {
        var model = layout.Model;
        var first = model.FirstOption[model.FirstMember[unit]];
        var end = model.FirstOption[model.FirstMember[unit + 1]];
        var top = 0L;
        for (var option = first; option < end; option++)
        {
            var value = model.Weight[option] * Scale;
            for (var term = layout.FirstTerm[option]; term < layout.FirstTerm[option + 1]; term++)
            {
                value -= layout.TermCoefficient[term] * price[layout.TermVariable[term]];
            }

            reduced[option] = value;
            top = Math.Max(top, value);
        }

        return model.Joint[unit] is { } joint ? JointValue(model, unit, joint) : top;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long JointValue(SeatModel model, int unit, JointUnit joint)
    {
        var (firstMember, endMember) = (model.FirstMember[unit], model.FirstMember[unit + 1]);
        var top = 0L;
        if (!joint.IsCouple)
        {
            var members = endMember - firstMember;
            for (var combination = 0; combination < joint.CombinationExtra.Length; combination++)
            {
                var value = joint.CombinationExtra[combination] * Scale;
                for (var member = 0; member < members; member++)
                {
                    var option = joint.Combination[combination * members + member];
                    value += option >= 0 ? reduced[option] : 0;
                }

                top = Math.Max(top, value);
            }

            return top;
        }

        var (start, second) = (model.FirstOption[firstMember], model.FirstOption[firstMember + 1]);
        for (var cell = 0; cell < joint.Extra.Length; cell++)
        {
            if (joint.Extra[cell] != JointUnit.Forbidden)
            {
                var row = cell / joint.Columns;
                var column = cell - row * joint.Columns;
                var value = joint.Extra[cell] * Scale + (row > 0 ? reduced[start + row - 1] : 0)
                    + (column > 0 ? reduced[second + column - 1] : 0);
                top = Math.Max(top, value);
            }
        }

        return top;
    }

    private Int128 Ordinary()
    {
        var model = layout.Model;
        var sum = Int128.Zero;
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (layout.VariableOfResource[resource] >= 0)
            {
                var income = (Int128)model.Capacity[resource] * price[layout.VariableOfResource[resource]];
                var cost = (Int128)model.OpeningCost[resource] * Scale;
                sum += income > cost ? income - cost : 0;
            }
        }

        return sum;
    }

    private Int128 Bonuses()
    {
        var model = layout.Model;
        var sum = Int128.Zero;
        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            if (!model.IsInternalBonus[bonus])
            {
                var left = (Int128)model.BonusScore[bonus] * Scale;
                for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
                {
                    left -= price[layout.VariableOfItem[item]];
                }

                sum += left > 0 ? left : 0;
            }
        }

        return sum;
    }
}
