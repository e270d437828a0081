using System.Globalization;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Portable;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>The built program as a cold child process: start, reading, solving, writing.</summary>
internal sealed class ProgramContestant(string engine) : IContestant
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "coursematch");

    public string Name => engine;

    public string? Missing => File.Exists(Program) ? null : "the program coursematch is not built";

    public Outcome Run(Instance instance, Limits limits)
    {
        var answerFile = instance.Path + "." + engine + ".solution";
        var process = MeasuredProcess.Run(
            Program,
            [
                "solve", instance.Path, "--out", answerFile, "--engine", engine, "--json",
                "--gap", limits.Gap.ToString("R", CultureInfo.InvariantCulture),
                "--time", limits.Time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
            ],
            limits.Time + TimeSpan.FromSeconds(60));
        if (process.ExitCode != 0)
        {
            return new Outcome(null, null, process.Seconds, process.PeakBytes,
                process.WasKilled ? "killed" : $"ended with {process.ExitCode}");
        }

        using var stream = File.OpenRead(answerFile);
        return SolutionReader.Read(stream).Match(
            accepted =>
            {
                var chosen = accepted.Claim.Assignments.Select(entry => (int)(entry.Option ?? -1)).ToArray();
                return new Outcome(chosen, accepted.Claim.Bound, process.Seconds, process.PeakBytes);
            },
            refused => new Outcome(null, null, process.Seconds, process.PeakBytes, refused.Faults[0].ToString()));
    }
}
