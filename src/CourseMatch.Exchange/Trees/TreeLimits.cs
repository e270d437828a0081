namespace CourseMatch.Exchange.Trees;

/// <summary>Bounds of one record read as a tree.</summary>
/// <param name="Dropped">Elements passed over unread with everything in them, such as those about persons.</param>
internal sealed record TreeLimits(IReadOnlySet<string> Dropped)
{
    /// <summary>Most elements of one record; a course of two years has some 1,500.</summary>
    public const int NodesMax = 20_000;

    /// <summary>Most characters of all texts of one record.</summary>
    public const int CharsMax = 1 << 20;

    private int nodes;
    private int chars;

    /// <summary>A new record begins.</summary>
    public void Begin() => (nodes, chars) = (0, 0);

    /// <summary>The record has more than any course.</summary>
    public bool IsPassed => nodes > NodesMax || chars > CharsMax;

    /// <summary>Counts an element and its text.</summary>
    public void Count(string text)
    {
        nodes++;
        chars += text.Length;
    }
}
