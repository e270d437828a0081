namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Sorting by a key with ties by index, so that the order never depends on the sorting routine.</summary>
internal static class StableOrder
{
    /// <summary>Indices 0 .. keys.Length − 1 by rising key, none of which is NaN. O(n log n).</summary>
    /// <remarks>Bare numbers are sorted faster than pairs by a comparison; indices of equal keys follow.</remarks>
    public static int[] Rising(double[] keys)
    {
        var order = new int[keys.Length];
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        var sorted = keys.AsSpan().ToArray();
        Array.Sort(sorted, order);
        for (var first = 0; first < sorted.Length;)
        {
            var end = first + 1;
            while (end < sorted.Length && sorted[end] == sorted[first])
            {
                end++;
            }

            order.AsSpan(first, end - first).Sort();
            first = end;
        }

        return order;
    }
}
