using CourseMatch.Solving.Engines;

namespace CourseMatch.Solving.CpSat.Searching;

/// <summary>Gives people without an option one that still fits and gains something, until nobody is left.</summary>
internal static class Completion
{
    /// <summary>Fills up a feasible placement; it stays feasible.</summary>
    /// <remarks>
    /// Rounds, because a placement can lower the price of another (a course is open now, a bonus within reach). A
    /// resource is never used below its minimum. Cost O(rounds · options); each round but the last places somebody.
    /// </remarks>
    public static void Fill(Placement placement)
    {
        var problem = placement.Problem;
        bool placedSomebody;
        do
        {
            placedSomebody = false;
            for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
            {
                if (placement.OptionOf(applicant) < 0 && BestFor(placement, applicant) is { } best)
                {
                    placement.Put(best);
                    placedSomebody = true;
                }
            }
        }
        while (placedSomebody);
    }

    private static int? BestFor(Placement placement, int applicant)
    {
        var problem = placement.Problem;
        int? best = null;
        var gain = 0L;
        for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
        {
            if (placement.Gain(option) > gain && placement.Fits(option) && KeepsMinima(placement, option))
            {
                (best, gain) = (option, placement.Gain(option));
            }
        }

        return best;
    }

    private static bool KeepsMinima(Placement placement, int option)
    {
        var problem = placement.Problem;
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            var resource = problem.UseResource[use];
            if (placement.Load[resource] + problem.UseUnits[use] < problem.Minimum[resource])
            {
                return false;
            }
        }

        return true;
    }
}
