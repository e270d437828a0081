using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>One contestant on one instance: a row of the table and a line of the measurement file.</summary>
/// <param name="Run">Number of the run; times are compared within one run only.</param>
/// <param name="Date">Day of the run, yyyy-MM-dd.</param>
/// <param name="Machine">Kind of machine.</param>
/// <param name="Size">Size or family.</param>
/// <param name="Shape">Shape.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Options">Options of the instance.</param>
/// <param name="Contestant">Who.</param>
/// <param name="GapAsked">Relative gap at which it could stop; 0 for a proof.</param>
/// <param name="SecondsAllowed">Time limit.</param>
/// <param name="Objective">Points, recomputed by the checker; null without an answer.</param>
/// <param name="Bound">Proven upper bound; null when none is claimed.</param>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="PeakBytes">Most memory, null when not known.</param>
/// <param name="Placed">People with an option.</param>
/// <param name="People">People of the instance.</param>
/// <param name="Faults">What the checker found wrong, first of all; null when accepted.</param>
/// <param name="Note">Anything to know.</param>
/// <param name="Reward">What placing one applicant is worth before costs, where the scores hide costs.</param>
internal sealed record Measurement(
    int Run,
    string Date,
    string Machine,
    string Size,
    string Shape,
    long Seed,
    int Options,
    string Contestant,
    double GapAsked,
    double SecondsAllowed,
    long? Objective,
    long? Bound,
    double Seconds,
    long? PeakBytes,
    int Placed,
    int People,
    string? Faults,
    string? Note,
    int? Reward)
    : Entry(Run, Date, Machine)
{
    /// <summary>(bound − objective) / max(1, bound), null while either is missing.</summary>
    public double? Gap => Objective is { } objective && Bound is { } bound
        ? AllocationAnswer.GapBetween(objective, bound)
        : null;

    /// <summary>Judges an outcome with the independent checker and makes the row.</summary>
    public static Measurement Of(
        RunStamp stamp, Instance instance, string contestant, Limits limits, Outcome outcome)
    {
        var verdict = outcome.Chosen is null ? null : Judged(instance.Problem, outcome.Chosen, outcome.Bound);
        return new Measurement(
            stamp.Run, stamp.Date, stamp.Machine, instance.Size, instance.Shape, instance.Seed,
            instance.Problem.OptionCount, contestant, limits.Gap, limits.Time.TotalSeconds,
            verdict?.Objective, outcome.Bound, outcome.Seconds, outcome.PeakBytes, verdict?.Placed ?? 0,
            instance.Problem.ApplicantCount, verdict?.Faults.FirstOrDefault()?.ToString(), outcome.Note,
            instance.Reward);
    }

    private static CheckVerdict Judged(AllocationProblem problem, int[] chosen, long? bound)
    {
        var answer = new AllocationAnswer
        {
            ChosenOption = [.. chosen],
            Objective = 0,
            Bound = bound ?? long.MaxValue,
            Stop = StopReason.Time,
            Engine = "",
            Seconds = 0,
            Seed = 0,
        };
        var objective = AllocationChecker.Check(problem, answer).Objective;
        return AllocationChecker.Check(problem, answer with { Objective = objective });
    }
}
