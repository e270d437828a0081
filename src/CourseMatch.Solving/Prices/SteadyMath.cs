using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices;

/// <summary>Exponential and logarithm made of additions and multiplications only.</summary>
/// <remarks>
/// <see cref="Math.Exp"/> calls the C library, whose last digit differs from machine to machine; a search steered by it
/// would give another plan elsewhere. These give the same bits on every IEEE 754 machine, and are faster.
/// </remarks>
internal static class SteadyMath
{
    private const double Log2E = 1.4426950408889634;
    private const double LogTwoHigh = 0.6931471803691238;
    private const double LogTwoLow = 1.9082149292705877e-10;
    private const double RoundToInteger = 6755399441055744.0; // 1.5 * 2^52

    /// <summary>e^x for x in −700 .. 700 (clamped), relative error below 10^−12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x)
    {
        x = x < -700 ? -700 : x > 700 ? 700 : x;
        var shifted = x * Log2E + RoundToInteger;
        var power = shifted - RoundToInteger;
        var r = x - power * LogTwoHigh - power * LogTwoLow;
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = 1 + r + r2 * (0.5 + r * (1.0 / 6));
        var middle = 1.0 / 24 + r * (1.0 / 120) + r2 * (1.0 / 720 + r * (1.0 / 5040));
        var high = 1.0 / 40320 + r * (1.0 / 362880) + r2 * (1.0 / 3628800);
        var value = low + r4 * (middle + r4 * high);
        return value * BitConverter.Int64BitsToDouble(((long)power + 1023) << 52);
    }

    /// <summary>Natural logarithm of a positive normal number, relative error below 10^−12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var power = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            power++;
        }

        var s = (m - 1) / (m + 1);
        var q = s * s;
        var series = 1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13
            + q * (1.0 / 15))))));
        return power * LogTwoHigh + (power * LogTwoLow + 2 * (s + s * q * series));
    }

    /// <summary>log(1 + e^x), without overflow.</summary>
    public static double SoftPlus(double x) => x > 40 ? x : x < -40 ? 0 : Log(1 + Exp(x));

    /// <summary>1 / (1 + e^−x), the derivative of <see cref="SoftPlus"/>.</summary>
    public static double Logistic(double x) => x > 40 ? 1 : x < -40 ? 0 : 1 / (1 + Exp(-x));
}
