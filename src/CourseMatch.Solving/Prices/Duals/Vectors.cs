using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Sums and scaled sums of long lists, four at a time in a fixed order on every machine.</summary>
internal static class Vectors
{
    /// <summary>Σ a · b; the lists are equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b[..a.Length]);
        var (sums, more) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var index = 0;
        for (; index + 8 <= a.Length; index += 8)
        {
            sums += Vector256.LoadUnsafe(ref left, (nuint)index) * Vector256.LoadUnsafe(ref right, (nuint)index);
            more += Vector256.LoadUnsafe(ref left, (nuint)index + 4)
                * Vector256.LoadUnsafe(ref right, (nuint)index + 4);
        }

        sums += more;
        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; index < a.Length; index++)
        {
            sum += a[index] * b[index];
        }

        return sum;
    }

    /// <summary>target += factor · source; the lists are equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(source[..target.Length]);
        var factors = Vector256.Create(factor);
        var index = 0;
        for (; index + 4 <= target.Length; index += 4)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)index) + Vector256.LoadUnsafe(ref from, (nuint)index) * factors)
                .StoreUnsafe(ref to, (nuint)index);
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
