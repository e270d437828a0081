using CourseMatch.Application.Rules.Children;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>Siblings in several care groups go to one where that costs nobody anything.</summary>
/// <remarks>The points say so already, but a search that ends within its gap may leave such a gain lying. One family
/// after the other, each change confirmed by the checker; an answer without such families is handed on as it
/// is.</remarks>
internal static class SiblingsTogether
{
    /// <summary>Changes tried at most: more families in several groups than this is not what a county looks like.
    /// </summary>
    private const int TriesMax = 100;

    internal static AllocationAnswer Of(MatchingModel model, AllocationAnswer answer)
    {
        var tries = 0;
        for (var index = 0; index < model.Applicants.Count && tries < TriesMax; index++)
        {
            var applicant = model.Applicants[index];
            if (answer.ChosenOption[index] is not (var chosen and >= 0)
                || applicant.Options[chosen] is not { } split || GroupsOf(split.Arrangement) < 2)
            {
                continue;
            }

            for (var other = 0; other < applicant.Options.Count && tries < TriesMax; other++)
            {
                var option = applicant.Options[other];
                if (option.Case.Course.Id == split.Case.Course.Id && GroupsOf(option.Arrangement) == 1
                    && applicant.IsMove(other) == applicant.IsMove(chosen))
                {
                    tries++;
                    if (Confirmed(model, answer, index, other) is { } better)
                    {
                        answer = better;
                        break;
                    }
                }
            }
        }

        return answer;
    }

    private static AllocationAnswer? Confirmed(MatchingModel model, AllocationAnswer answer, int applicant, int option)
    {
        var changed = answer with { ChosenOption = answer.ChosenOption.SetItem(applicant, option) };
        var objective = AllocationChecker.Check(model.Problem, changed).Objective;
        if (objective < answer.Objective || objective > answer.Bound)
        {
            return null;
        }

        changed = changed with { Objective = objective };
        return AllocationChecker.Check(model.Problem, changed).Accepted ? changed : null;
    }

    private static int GroupsOf(CareArrangement arrangement) =>
        arrangement.Places.Select(place => place.Group).Distinct().Count();
}
