namespace CourseMatch.Solving.Prices.Plans;

/// <summary>The best gain with which each set of imbalances was reached in one search; O(1) to reset.</summary>
internal sealed class ImbalanceKeys
{
    private readonly int bits;
    private readonly ulong[] key;
    private readonly double[] gain;
    private readonly int[] stamp;
    private int current;
    private int used;

    /// <summary>Room for searches of so many expansions.</summary>
    public ImbalanceKeys(int expansions)
    {
        bits = expansions > 1000 ? 18 : expansions > 50 ? 14 : 12;
        key = new ulong[1 << bits];
        gain = new double[1 << bits];
        stamp = new int[1 << bits];
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        current++;
        used = 0;
    }

    /// <summary>True when the set was not reached before, or with less gain; remembers the gain.</summary>
    public bool Improves(ulong hash, double reached)
    {
        var slot = (int)(hash >> (64 - bits));
        while (stamp[slot] == current && key[slot] != hash)
        {
            slot = (slot + 1) & (key.Length - 1);
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

        if (used > key.Length / 2)
        {
            return false; // Full: the search is far too wide anyway.
        }

        used++;
        stamp[slot] = current;
        key[slot] = hash;
        gain[slot] = reached;
        return true;
    }

    /// <summary>Hash of (resource, change) pairs, in whatever order.</summary>
    public static ulong Hash(ReadOnlySpan<(int Resource, int Change)> imbalances)
    {
        var sum = 0UL;
        foreach (var (resource, change) in imbalances)
        {
            var hash = (((ulong)(uint)resource << 32) ^ (uint)change) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15UL;
            sum += hash ^ (hash >> 32);
        }

        return sum * 0x94D049BB133111EBUL;
    }
}
