using CourseMatch.Solving.Generation.Assignments;
using CourseMatch.Solving.Generation.Counties;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation;

/// <summary>Makes problems to measure engines on.</summary>
public static class ProblemGenerator
{
    /// <summary>Makes the problem asked for.</summary>
    /// <remarks>Cost O(people · sites + options · log(options of a person)); 100,000 people take seconds.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A figure of the request lies outside its bounds.</exception>
    public static AllocationProblem Generate(GenerationRequest request)
    {
        InRange(request.People, GenerationRequest.PeopleMax, nameof(request));
        InRange(request.Courses, GenerationRequest.CoursesMax, nameof(request));
        return request.Shape switch
        {
            ProblemShape.County or ProblemShape.TightCare or ProblemShape.MinHeavy or ProblemShape.Couples
                or ProblemShape.Quota or ProblemShape.Tiers
                => CountyProblem.Make(request.People, request.Courses, request.Seed, request.Shape),
            ProblemShape.AssignmentA => Assignment(AssignmentClass.A, request),
            ProblemShape.AssignmentB => Assignment(AssignmentClass.B, request),
            ProblemShape.AssignmentE => Assignment(AssignmentClass.E, request),
        };
    }

    private static AllocationProblem Assignment(AssignmentClass kind, GenerationRequest request)
    {
        if (!request.Fits)
        {
            throw new ArgumentOutOfRangeException(nameof(request), (long)request.People * request.Courses,
                $"People times courses must be at most {GenerationRequest.PairsMax}.");
        }

        return AssignmentInstance.Make(kind, request.Courses, request.People, request.Seed).ToProblem();
    }

    private static void InRange(int value, int most, string name)
    {
        if (value < 1 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must lie between 1 and {most}.");
        }
    }
}
