namespace CourseMatch.Solving.Problems;

/// <summary>What is known about an answer's quality.</summary>
public enum AnswerStatus
{
    /// <summary>Proven: no feasible answer is worth more (bound = objective).</summary>
    Optimal,

    /// <summary>All conditions hold; better answers up to the bound are not ruled out.</summary>
    Feasible,
}
