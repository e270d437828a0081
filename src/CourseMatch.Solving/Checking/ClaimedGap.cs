using System.Globalization;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Checking;

/// <summary>A gap as written in a file, together with the number of decimals it was written with.</summary>
/// <remarks>
/// The format's own example rounds (12 / 8372 is written 0.0014), so a gap is true when it is the exact value rounded
/// to the decimals written. Rounding is never an excuse for more than half of 0.0001, nor for claiming 0 where the
/// bound lies above the objective or anything else where it does not.
/// </remarks>
/// <param name="Value">The number read.</param>
/// <param name="Decimals">Digits after the decimal point once any exponent is applied, 0 .. 400.</param>
public readonly record struct ClaimedGap(double Value, int Decimals)
{
    private const double RoundingMax = 0.5e-4;

    // Two doubles that stand for the same fraction may differ in their last bit.
    private const double Noise = 1e-12;

    /// <summary>A gap that was computed, not read: all its digits count.</summary>
    public static ClaimedGap Exact(double value) => new(value, 17);

    /// <summary>Whether this is the gap between the two figures, up to the rounding written.</summary>
    public bool IsTrueFor(long objective, long bound)
    {
        var exact = AllocationAnswer.GapBetween(objective, bound);
        if (Value == 0 || exact == 0)
        {
            return Value == exact;
        }

        var rounding = Math.Min(RoundingMax, 0.5 * Math.Pow(10, -Decimals));
        return Math.Abs(Value - exact) <= rounding + Noise * Math.Abs(exact);
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
