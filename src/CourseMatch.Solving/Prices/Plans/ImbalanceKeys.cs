namespace CourseMatch.Solving.Prices.Plans;

/// <summary>The best gain with which each set of imbalances was reached in one search; O(1) to reset.</summary>
internal sealed class ImbalanceKeys
{
    private const int Slots = 1 << 14;

    private readonly ulong[] key = new ulong[Slots];
    private readonly double[] gain = new double[Slots];
    private readonly int[] stamp = new int[Slots];
    private int current;
    private int used;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        current++;
        used = 0;
    }

    /// <summary>True when the set was not reached before, or with less gain; remembers the gain.</summary>
    public bool Improves(ulong hash, double reached)
    {
        var slot = (int)(hash >> 50);
        while (stamp[slot] == current && key[slot] != hash)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        if (stamp[slot] == current)
        {
            if (gain[slot] >= reached)
            {
                return false;
            }

            gain[slot] = reached;
            return true;
        }

        if (used > Slots / 2)
        {
            return false; // Full: the search is far too wide anyway.
        }

        used++;
        stamp[slot] = current;
        key[slot] = hash;
        gain[slot] = reached;
        return true;
    }

    /// <summary>Hash of sorted (resource, change) pairs.</summary>
    public static ulong Hash(ReadOnlySpan<(int Resource, int Change)> imbalances)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var (resource, change) in imbalances)
        {
            hash = (hash ^ ((ulong)(uint)resource << 24) ^ (uint)change) * 0xBF58476D1CE4E5B9UL;
            hash ^= hash >> 29;
        }

        return hash * 0x94D049BB133111EBUL;
    }
}
