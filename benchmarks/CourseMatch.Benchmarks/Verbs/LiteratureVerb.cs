using System.CommandLine;
using CourseMatch.Benchmarks.Cbc;
using CourseMatch.Benchmarks.Contestants;
using CourseMatch.Benchmarks.Literature;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Benchmarks.Reporting;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>literature</c>: generalised assignment instances from files somebody fetched.</summary>
internal static class LiteratureVerb
{
    private static readonly IContestant[] Contestants =
        [new ProgramContestant("prices"), new CpSatContestant(), new CbcContestant()];

    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var time = new Option<double?>("--time") { Description = "Seconds for each; else 10 to 30 by its options." };
        var who = new Option<string[]>("--who") { AllowMultipleArgumentsPerToken = true };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("literature", "Answers instances of the literature (OR-Library's format).")
        {
            files, time, who, file,
        };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(who) is { Length: > 0 } names
                ? Contestants.Where(contestant => names.Contains(contestant.Name)).ToArray()
                : Contestants;
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            var folder = Directory.CreateTempSubdirectory("coursematch-benchmarks-").FullName;
            foreach (var path in parsed.GetValue(files)!)
            {
                var assignment = AssignmentFile.Read(path);
                var name = Path.GetFileNameWithoutExtension(path);
                var instance = Instance.Of(name, LiteratureTable.Family, name, 0, assignment.ToProblem(), folder)
                    with
                { Reward = assignment.Reward };
                var seconds = parsed.GetValue(time) ?? SecondsFor(assignment.Cost.Length);
                Contest.Run(instance, chosen, new Limits(0, TimeSpan.FromSeconds(seconds)), stamp, target);
                File.Delete(instance.Path);
            }

            Directory.Delete(folder, recursive: true);
        });
        return command;
    }

    // The more options, the longer prices and plan take; half a minute is enough for 128,000.
    private static double SecondsFor(int options) => Math.Clamp(Math.Round(options / 250.0), 10, 30);
}
