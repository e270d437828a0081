using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>What the simple contestants share.</summary>
internal static class Queues
{
    public static void PlacePromised(Placement placement)
    {
        var problem = placement.Problem;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0)
            {
                placement.Put(problem.OptionIndex(applicant, problem.FixedOption[applicant]));
            }
        }
    }

    public static bool IsCancelled(AllocationProblem problem, int option, bool[] cancelled)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            if (cancelled[problem.UseResource[use]])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cancels every resource in use below its minimum and takes its people out.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool CancelBelowMinimum(Placement placement, bool[] cancelled)
    {
        if (placement.BelowMinimum == 0)
        {
            return false;
        }

        var problem = placement.Problem;
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            cancelled[resource] |= placement.Load[resource] > 0
                && placement.Load[resource] < problem.Minimum[resource];
        }

        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            var option = placement.OptionOf(applicant);
            if (option >= 0 && problem.FixedOption[applicant] < 0 && IsCancelled(problem, option, cancelled))
            {
                placement.Remove(applicant);
            }
        }

        return true;
    }
}
