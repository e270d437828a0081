namespace CourseMatch.Store.Counties;

/// <summary>Two records of one key in one save would overwrite each other in no known order.</summary>
internal static class DistinctKeys
{
    /// <exception cref="ArgumentException">A key stands twice; the import reports such rows before it
    /// saves.</exception>
    public static void Require<T>(IEnumerable<T> records, Func<T, string> keyOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (!seen.Add(keyOf(record)))
            {
                throw new ArgumentException("Two records to be saved have the same key.", nameof(records));
            }
        }
    }
}
