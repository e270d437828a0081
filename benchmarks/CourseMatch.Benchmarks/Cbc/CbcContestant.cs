using System.Globalization;
using CourseMatch.Benchmarks.Contestants;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.CpSat.Modelling;

namespace CourseMatch.Benchmarks.Cbc;

/// <summary>
/// CBC, the free branch-and-cut solver, as installed: one thread, reading a file, like everybody else.
/// </summary>
internal sealed class CbcContestant : IContestant
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "cbc")).FirstOrDefault(File.Exists);

    public string Name => "CBC";

    public string? Missing => Program is null ? "cbc is not installed (Debian: coinor-cbc)" : null;

    public Outcome Run(Instance instance, Limits limits)
    {
        var rows = AllocationRowsBuilder.Of(instance.Problem);
        var modelFile = instance.Path + ".mps";
        var answerFile = instance.Path + ".cbc";
        using (var text = new StreamWriter(modelFile))
        {
            MpsWriter.Write(rows, text);
        }

        File.Delete(answerFile);
        var process = MeasuredProcess.Run(
            Program!,
            [
                modelFile,
                "-ratioGap", limits.Gap.ToString("R", CultureInfo.InvariantCulture),
                "-timeMode", "elapsed",
                "-seconds", limits.Time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
                "-solve", "-solution", answerFile,
            ],
            (2 * limits.Time) + TimeSpan.FromSeconds(30));
        File.Delete(modelFile);
        var said = CbcOutput.Of(process.Output);
        if (!File.Exists(answerFile) || !said.HasAnswer)
        {
            return new Outcome(null, null, process.Seconds, process.PeakBytes,
                process.WasKilled ? "killed" : "no answer");
        }

        var isOne = CbcOutput.ReadOnes(answerFile, rows.ColumnCount);
        File.Delete(answerFile);
        return new Outcome(rows.ChosenOf(column => isOne[column]), said.BoundOf(rows.Constant), process.Seconds,
            process.PeakBytes);
    }
}
