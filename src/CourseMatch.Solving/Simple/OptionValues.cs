using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Simple;

/// <summary>
/// What each option is worth on its own when every bonus is shared out among the options that earn it.
/// </summary>
/// <remarks>
/// Unit: 1/1024 point, exact. A bonus is earned only if all its options are chosen, so giving each a share counts at
/// least what is earned: sums of these values never fall below the true scores. Shares go to applicants without a
/// promise; a bonus whose options are all promised is a constant, one that can never be earned is nothing.
/// </remarks>
internal sealed class OptionValues
{
    /// <summary>Parts one point is divided into.</summary>
    public const int PartsPerPoint = 1024;

    private readonly Int128[] values;

    public OptionValues(AllocationProblem problem, LiveOptions live)
    {
        values = new Int128[problem.OptionCount];
        for (var option = 0; option < values.Length; option++)
        {
            values[option] = (Int128)problem.Score[option] * PartsPerPoint;
        }

        for (var bonus = 0; bonus < problem.BonusCount; bonus++)
        {
            ShareOut(problem, live, problem.Bonuses[bonus], (Int128)problem.BonusScore[bonus] * PartsPerPoint);
        }
    }

    /// <summary>Bonuses every answer earns.</summary>
    public Int128 Constant { get; private set; }

    public Int128 this[int option] => values[option];

    private void ShareOut(AllocationProblem problem, LiveOptions live, ReadOnlySpan<int> options, Int128 score)
    {
        var open = 0;
        for (var index = 0; index < options.Length; index++)
        {
            var applicant = problem.OptionApplicant[options[index]];
            if (!live[options[index]] || (index > 0 && problem.OptionApplicant[options[index - 1]] == applicant))
            {
                return;
            }

            open += problem.FixedOption[applicant] < 0 ? 1 : 0;
        }

        if (open == 0)
        {
            Constant += score;
        }

        foreach (var option in options)
        {
            if (problem.FixedOption[problem.OptionApplicant[option]] < 0)
            {
                var share = score / open--;
                values[option] += share;
                score -= share;
            }
        }
    }
}
