namespace CourseMatch.Solving.Engines;

/// <summary>What a search is busy with.</summary>
public enum SearchStage
{
    /// <summary>Whether the promised options can all hold.</summary>
    Promises,

    /// <summary>The upper bound.</summary>
    Bounding,

    /// <summary>A first answer.</summary>
    Placing,

    /// <summary>Better answers.</summary>
    Improving,

    /// <summary>The proof that nothing better exists.</summary>
    Proving,
}
