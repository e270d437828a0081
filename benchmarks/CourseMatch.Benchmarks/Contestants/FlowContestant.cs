using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>
/// The textbook method: a best flow of people into courses that sees seats only; whoever breaks any other condition is
/// dropped afterwards.
/// </summary>
internal sealed class FlowContestant : IContestant
{
    public string Name => "network flow";

    public string? Missing => null;

    public Outcome Run(Instance instance, Limits limits)
    {
        var watch = Stopwatch.StartNew();
        var problem = instance.Problem;
        var courseOf = new SeatFlow(problem).Solve();
        var placement = new Placement(problem);
        Queues.PlacePromised(placement);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (placement.OptionOf(applicant) < 0 && courseOf[applicant] >= 0)
            {
                PutBest(placement, applicant, courseOf[applicant]);
            }
        }

        var cancelled = new bool[problem.ResourceCount];
        while (Queues.CancelBelowMinimum(placement, cancelled))
        {
        }

        return new Outcome(placement.ToLocalOptions(), null, watch.Elapsed.TotalSeconds, null);
    }

    /// <summary>The best option at the course that keeps all other conditions, if there is one.</summary>
    private static void PutBest(Placement placement, int applicant, int course)
    {
        var problem = placement.Problem;
        var best = -1;
        for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
        {
            if (problem.UseResource[problem.FirstUse[option]] == course
                && problem.Score[option] > (best < 0 ? 0 : problem.Score[best]) && placement.Fits(option))
            {
                best = option;
            }
        }

        if (best >= 0)
        {
            placement.Put(best);
        }
    }
}
