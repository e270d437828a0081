using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Prices;

/// <summary>Whether an answer leaves nothing on the table, as every answer of the engine must.</summary>
internal static class Completeness
{
    /// <summary>
    /// Nobody left out can be given an option that makes a better feasible answer; judged by the checker.
    /// </summary>
    public static bool Holds(AllocationProblem problem, AllocationAnswer answer)
    {
        for (var person = 0; person < problem.ApplicantCount; person++)
        {
            for (var option = 0; answer.ChosenOption[person] < 0 && option < problem.OptionsOf(person); option++)
            {
                var tried = answer with { ChosenOption = answer.ChosenOption.SetItem(person, option) };
                var verdict = AllocationChecker.Check(problem, tried);
                var isFeasible = verdict.Faults.All(fault => fault.Place is "objective" or "gap");
                if (verdict.Objective > answer.Objective && isFeasible)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
