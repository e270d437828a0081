using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>
/// What offices do: one person after the other gets the best course still free, courses below their minimum are
/// cancelled and their people queue again.
/// </summary>
/// <param name="name">Name in the table.</param>
/// <param name="isByPriority">Whether the highest scores come first, instead of who arrived first.</param>
internal sealed class QueueContestant(string name, bool isByPriority) : IContestant
{
    public string Name => name;

    public string? Missing => null;

    public Outcome Run(Instance instance, Limits limits)
    {
        var watch = Stopwatch.StartNew();
        var problem = instance.Problem;
        var queue = Enumerable.Range(0, problem.ApplicantCount).ToArray();
        if (isByPriority)
        {
            queue = [.. queue.OrderByDescending(applicant => BestScore(problem, applicant))];
        }

        var placement = new Placement(problem);
        Queues.PlacePromised(placement);
        var cancelled = new bool[problem.ResourceCount];
        do
        {
            Place(placement, queue, cancelled);
        }
        while (Queues.CancelBelowMinimum(placement, cancelled));
        return new Outcome(placement.ToLocalOptions(), null, watch.Elapsed.TotalSeconds, null);
    }

    private static void Place(Placement placement, int[] queue, bool[] cancelled)
    {
        var problem = placement.Problem;
        foreach (var applicant in queue)
        {
            if (placement.OptionOf(applicant) >= 0)
            {
                continue;
            }

            var best = -1;
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                if (problem.Score[option] > (best < 0 ? 0 : problem.Score[best])
                    && !Queues.IsCancelled(problem, option, cancelled) && placement.Fits(option))
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

    private static int BestScore(AllocationProblem problem, int applicant)
    {
        var best = 0;
        for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
        {
            best = Math.Max(best, problem.Score[option]);
        }

        return best;
    }
}
