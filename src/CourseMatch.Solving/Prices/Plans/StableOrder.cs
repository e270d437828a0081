namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Sorting by a key with ties by index, so that the order never depends on the sorting routine.</summary>
internal static class StableOrder
{
    /// <summary>Indices 0 .. keys.Length − 1 by rising key. O(n log n).</summary>
    public static int[] Rising(double[] keys)
    {
        var order = new int[keys.Length];
        var pairs = new (double Key, int Index)[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            pairs[index] = (keys[index], index);
        }

        Array.Sort(pairs, static (a, b) => a.Key < b.Key ? -1 : a.Key > b.Key ? 1 : a.Index - b.Index);
        for (var index = 0; index < keys.Length; index++)
        {
            order[index] = pairs[index].Index;
        }

        return order;
    }
}
