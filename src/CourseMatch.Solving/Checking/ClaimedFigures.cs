using System.Globalization;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Checking;

/// <summary>
/// The figures an answer claims about itself, compared with the objective its assignments really have.
/// </summary>
internal readonly record struct ClaimedFigures(
    long Objective, long Bound, ClaimedGap Gap, AnswerStatus Status, StopReason Stop)
{
    /// <summary>Adds one fault per figure that is not true of <paramref name="objective"/>.</summary>
    public void Check(long objective, List<Fault> faults)
    {
        if (Objective != objective)
        {
            faults.Add(Fault.At("objective", $"claimed {Objective}, the assignments are worth {objective}"));
        }

        if (Bound < objective)
        {
            faults.Add(Fault.At("bound", $"claimed {Bound}, which lies below the objective {objective}"));
        }

        if (!Gap.IsTrueFor(objective, Bound))
        {
            var exact = AllocationAnswer.GapBetween(objective, Bound).ToString("R", CultureInfo.InvariantCulture);
            faults.Add(Fault.At("gap", $"claimed {Gap}, objective {objective} and bound {Bound} give {exact}"));
        }

        if (Status == AnswerStatus.Optimal && Bound != objective)
        {
            faults.Add(Fault.At("status", $"claimed optimal, but the bound {Bound} is not the objective {objective}"));
        }

        if (Stop == StopReason.Optimal && Bound != objective)
        {
            faults.Add(Fault.At("stop", $"claimed optimal, but the bound {Bound} is not the objective {objective}"));
        }
    }
}
