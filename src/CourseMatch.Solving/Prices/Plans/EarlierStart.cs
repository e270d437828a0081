using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>An earlier plan as far as it holds in another problem.</summary>
internal static class EarlierStart
{
    /// <summary>Puts it on top of a feasible start that keeps the problem's promises; the result is feasible.</summary>
    /// <remarks>Per applicant the global option, −1 for none. Cost O(options of both problems).</remarks>
    public static int[] For(AllocationProblem problem, SeatModel root, int[] start, EarlierPlan earlier)
    {
        var held = StabilityBonus.Held(problem, earlier.Problem, earlier.ChosenOption.AsSpan());
        var plan = new Plan(root);
        plan.CopyFrom(start);
        for (var applicant = 0; applicant < held.Length; applicant++)
        {
            var option = held[applicant] < 0 ? -1 : problem.OptionIndex(applicant, held[applicant]);
            if (option >= 0 && start[applicant] < 0 && plan.Fits(applicant, option))
            {
                plan.Set(applicant, option);
            }
        }

        plan.Commit();
        new MinimumRepair(plan, Array.ConvertAll(root.Weight, weight => (double)weight)).Apply();
        for (var applicant = 0; applicant < held.Length; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0 && plan.Chosen[applicant] != start[applicant])
            {
                return start; // The repair has moved somebody with a promise.
            }
        }

        return plan.IsFeasible ? plan.Chosen : start;
    }
}
