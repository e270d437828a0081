using System.CommandLine;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Benchmarks.Reporting;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>report</c>: writes the tables of everything measured as Markdown.</summary>
internal static class ReportVerb
{
    public static Command Build()
    {
        var from = new Option<string>("--from") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var to = new Option<string>("--out") { Required = true };
        var command = new Command("report", "Writes the tables of everything measured as Markdown.") { from, to };
        command.SetAction(parsed =>
        {
            var entries = new MeasurementFile(parsed.GetValue(from)!).Read();
            File.WriteAllText(parsed.GetValue(to)!, BenchmarkPage.Of(entries));
        });
        return command;
    }
}
