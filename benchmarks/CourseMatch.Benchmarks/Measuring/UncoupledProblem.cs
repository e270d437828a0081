using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>A problem freed of everything that makes people depend on each other.</summary>
internal static class UncoupledProblem
{
    /// <summary>The same people, options and scores; room for all, no minima, opening costs, exclusions, bonuses or
    /// promises.</summary>
    public static AllocationProblem Of(AllocationProblem problem)
    {
        var builder = new AllocationProblemBuilder();
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            builder.AddResource(problem.ResourceIds[resource], ProblemLimits.UnitsMax);
        }

        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            builder.AddApplicant(problem.ApplicantIds[applicant]);
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                var uses = Enumerable.Range(problem.FirstUse[option], problem.FirstUse[option + 1]
                    - problem.FirstUse[option]).Select(use => (problem.UseResource[use], problem.UseUnits[use]));
                builder.AddOption(applicant, problem.OptionIds[option], problem.Score[option], [.. uses]);
            }
        }

        return builder.Build();
    }
}
