using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Problems;
using PortableWriter = CourseMatch.Solving.Portable.ProblemWriter;

namespace CourseMatch.Application.Matching;

/// <summary>What came of one search over a county.</summary>
public abstract record Rematched
{
    private Rematched()
    {
    }

    /// <summary>A plan that the checker accepts.</summary>
    /// <param name="Model">The problem it answers.</param>
    /// <param name="Answer">The answer.</param>
    /// <param name="Content">Back to people, the report on moves included.</param>
    public sealed record Found(MatchingModel Model, AllocationAnswer Answer, PlanContent Content) : Rematched
    {
        /// <summary>The draft to be stored.</summary>
        /// <param name="rules">Law and policy.</param>
        /// <param name="at">Made at (UTC).</param>
        public Plan ToDraft(RuleBook rules, DateTimeOffset at) => new(
            new PlanSummary(
                default,
                Model.Circumstances.Day,
                PlanState.Draft,
                at,
                PublishedAt: null,
                rules.PolicyVersion,
                rules.LawVersion,
                Content.Placements.Count + Content.Unplaced.Count,
                Content.Placements.Count,
                Content.ChildrenPlaced,
                Model.PointsOf(Answer.Objective),
                Model.PointsOf(Answer.Bound),
                Answer.Engine,
                Answer.Seed,
                Answer.Seconds),
            Content.Placements,
            Content.Unplaced,
            Content.Notes);

        /// <summary>The problem in portable form.</summary>
        public byte[] ProblemBytes()
        {
            using var problem = new MemoryStream();
            PortableWriter.Write(Model.Problem, problem);
            return problem.ToArray();
        }
    }

    /// <summary>No plan, and why.</summary>
    /// <param name="Findings">At least one.</param>
    /// <param name="IsContradiction">Promises in force contradict each other.</param>
    public sealed record Nothing(IReadOnlyList<Finding> Findings, bool IsContradiction) : Rematched;

    /// <summary>One function per case.</summary>
    /// <typeparam name="T">What both return.</typeparam>
    public T Match<T>(Func<Found, T> found, Func<Nothing, T> nothing) => this switch
    {
        Found one => found(one),
        Nothing none => nothing(none),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };
}
