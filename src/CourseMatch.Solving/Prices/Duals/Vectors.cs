using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Sums and scaled sums of long lists, four at a time in a fixed order on every machine.</summary>
internal static class Vectors
{
    /// <summary>Σ a · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector256<double>.Zero;
        var index = 0;
        for (; index + 4 <= a.Length; index += 4)
        {
            sums += Vector256.Create(a[index..]) * Vector256.Create(b[index..]);
        }

        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; index < a.Length; index++)
        {
            sum += a[index] * b[index];
        }

        return sum;
    }

    /// <summary>target += factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var factors = Vector256.Create(factor);
        var index = 0;
        for (; index + 4 <= target.Length; index += 4)
        {
            (Vector256.Create((ReadOnlySpan<double>)target[index..]) + Vector256.Create(source[index..]) * factors)
                .CopyTo(target[index..]);
        }

        for (; index < target.Length; index++)
        {
            target[index] += factor * source[index];
        }
    }

    /// <summary>target *= factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> target, double factor)
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] *= factor;
        }
    }
}
