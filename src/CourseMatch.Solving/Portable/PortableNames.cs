using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>The fixed words of the portable format, version 1.</summary>
public static class PortableNames
{
    /// <summary>The <c>format</c> field of a problem file.</summary>
    public const string ProblemFormat = "coursematch-problem/1";

    /// <summary>The <c>format</c> field of a solution file.</summary>
    public const string SolutionFormat = "coursematch-solution/1";

    /// <summary>The word for a status in files and reports.</summary>
    public static string Of(AnswerStatus status) => status switch
    {
        AnswerStatus.Optimal => "optimal",
        AnswerStatus.Feasible => "feasible",
    };

    /// <summary>The word for a stop reason in files and reports.</summary>
    public static string Of(StopReason stop) => stop switch
    {
        StopReason.Optimal => "optimal",
        StopReason.Gap => "gap",
        StopReason.Time => "time",
        StopReason.Cancelled => "cancelled",
    };
}
