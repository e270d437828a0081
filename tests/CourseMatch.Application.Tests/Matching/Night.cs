using System.Text;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>One whole night in memory: problem, engine, checker, plan, judge. Nothing is faked but the database.
/// </summary>
internal sealed class Night
{
    private Night(MatchingModel model, AllocationAnswer answer, PlanContent plan, IReadOnlyList<Finding> judged)
    {
        Model = model;
        Answer = answer;
        Plan = plan;
        Judged = judged;
    }

    internal MatchingModel Model { get; }

    internal AllocationAnswer Answer { get; }

    internal PlanContent Plan { get; }

    /// <summary>What the placement judge says to the plan.</summary>
    internal IReadOnlyList<Finding> Judged { get; }

    internal static Circumstances On(County county, DateOnly? day = null, RuleBook? rules = null)
    {
        var book = rules ?? RuleBook.BuiltIn;
        return new Circumstances(
            county, day ?? Some.Day, book, new JourneyEstimate(book.Policy.Journeys, day ?? Some.Day));
    }

    internal static Night Of(County county, DateOnly? day = null, RuleBook? rules = null)
    {
        var circumstances = On(county, day, rules);
        var model = MatchingModel.Build(circumstances);
        var outcome = new PriceEngine().Solve(
            model.Problem, SearchLimits.ForWork(200_000) with { Threads = 1 }, SilentObserver.Instance,
            CancellationToken.None);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        var verdict = AllocationChecker.Check(model.Problem, answer);
        Assert.True(verdict.Accepted, string.Join("; ", verdict.Faults));
        var plan = model.PlanFrom(answer);
        // A fresh look at the county, as publishing takes it.
        var judged = PlacementJudge.Judge(On(county, day, rules), plan.Placements);
        return new Night(model, answer, plan, judged);
    }

    internal Application.Plans.Placement PlacementOf(int newcomer) =>
        Assert.Single(Plan.Placements, placement => placement.Newcomer.Value == newcomer);

    internal IReadOnlyList<Finding> FindingsOf(int newcomer) =>
        Assert.Single(Plan.Unplaced, unplaced => unplaced.Newcomer.Value == newcomer).Findings;

    internal int[] Placed => [.. Plan.Placements.Select(placement => placement.Newcomer.Value)];

    internal string ProblemText()
    {
        using var stream = new MemoryStream();
        ProblemWriter.Write(Model.Problem, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
