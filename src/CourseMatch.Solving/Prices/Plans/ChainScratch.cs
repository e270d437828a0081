namespace CourseMatch.Solving.Prices.Plans;

/// <summary>What a chain search writes down while it goes on; tens of megabytes for the widest.</summary>
/// <remarks>Empty at the start of every search, so that searches one after the other may share it.</remarks>
/// <param name="expansions">Most imbalances looked at per search.</param>
internal sealed class ChainScratch(int expansions)
{
    /// <summary>Sets of imbalances reached.</summary>
    public ImbalanceKeys Reached { get; } = new(expansions);

    /// <summary>Labels still to be looked at, the most promising first.</summary>
    public PriorityQueue<int, double> Queue { get; } = new();

    /// <summary>All labels.</summary>
    public List<ChainLabel> Labels { get; } = [];

    /// <summary>What is out of balance, label by label.</summary>
    public List<(int Resource, int Change)> Imbalances { get; } = [];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Queue.Clear();
        Labels.Clear();
        Imbalances.Clear();
        Reached.Reset();
    }
}
