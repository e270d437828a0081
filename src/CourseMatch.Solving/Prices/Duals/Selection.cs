using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>The k-th largest of a list without sorting it.</summary>
internal static class Selection
{
    /// <summary>
    /// The value of rank <paramref name="rank"/> (1 = largest); reorders the list. O(length) on average.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Largest(Span<double> values, int rank)
    {
        var (low, high, target) = (0, values.Length - 1, rank - 1);
        while (low < high)
        {
            var pivot = values[(low + high) >>> 1];
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] > pivot)
                {
                    left++;
                }

                while (values[right] < pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (target <= right)
            {
                high = right;
            }
            else if (target >= left)
            {
                low = left;
            }
            else
            {
                return values[target];
            }
        }

        return values[target];
    }
}
