using System.Collections.Immutable;
using System.Globalization;
using CourseMatch.Application.Plans;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>The way back from a stored plan to the options of the problem it was made from.</summary>
internal static class ChosenOptions
{
    /// <summary>Per applicant the local index of the option a plan gives, -1 for whoever waits. A promise is the fixed
    /// option, whatever it is called today.</summary>
    internal static ImmutableArray<int> Of(AllocationProblem problem, IReadOnlyList<Placement> placements)
    {
        var byName = placements.ToDictionary(placement => NameOf(placement.Newcomer), StringComparer.Ordinal);
        var chosen = ImmutableArray.CreateBuilder<int>(problem.ApplicantCount);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            chosen.Add(!byName.TryGetValue(problem.ApplicantIds[applicant], out var placement) ? -1
                : problem.FixedOption[applicant] is >= 0 and var promised ? promised
                : OptionOf(problem, applicant, placement));
        }

        return chosen.ToImmutable();
    }

    /// <summary>A person's name in a problem.</summary>
    internal static string NameOf(NewcomerId newcomer) =>
        "n" + newcomer.Value.ToString(CultureInfo.InvariantCulture);

    private static int OptionOf(AllocationProblem problem, int applicant, Placement placement)
    {
        var name = string.Join(':', new[] { $"course:{placement.Course.Value}:{placement.ModuleNumber}" }
            .Concat(placement.Care.Select(place => place.Group.Value).Distinct().Order()
                .Select(group => $"care:{group}")));
        var best = -1;
        for (var option = 0; option < problem.OptionsOf(applicant); option++)
        {
            var at = problem.OptionIndex(applicant, option);
            if ((problem.OptionIds[at] == name || problem.OptionIds[at] == name + ":partner")
                && (best < 0 || problem.Score[at] == placement.Score))
            {
                best = option;
            }
        }

        return best;
    }
}
