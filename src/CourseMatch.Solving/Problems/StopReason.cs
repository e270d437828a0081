namespace CourseMatch.Solving.Problems;

/// <summary>Why a search ended.</summary>
public enum StopReason
{
    /// <summary>The answer is proven optimal.</summary>
    Optimal,

    /// <summary>The gap asked for is reached.</summary>
    Gap,

    /// <summary>The time or work limit is used up.</summary>
    Time,

    /// <summary>The caller cancelled; the answer is the best found so far.</summary>
    Cancelled,
}
