using System.CommandLine;
using CourseMatch.Benchmarks.Contestants;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Generation;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>uncoupled</c>: problems in which nobody is in anybody's way.</summary>
internal static class UncoupledVerb
{
    /// <summary>Name of the shape in the tables.</summary>
    public const string Shape = "uncoupled";

    public static Command Build()
    {
        var sizes = new Option<string[]>("--size") { AllowMultipleArgumentsPerToken = true, Required = true };
        var seed = new Option<long>("--seed") { DefaultValueFactory = _ => 1 };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("uncoupled", "Answers problems without any coupling.") { sizes, seed, file };
        command.SetAction(parsed =>
        {
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            var folder = Directory.CreateTempSubdirectory("coursematch-benchmarks-").FullName;
            foreach (var size in parsed.GetValue(sizes)!.Select(ProblemSize.Of))
            {
                var chance = parsed.GetValue(seed);
                var problem = UncoupledProblem.Of(
                    ProblemGenerator.Generate(new(size.People, size.Courses, chance, ProblemShape.County)));
                Contest.Run(
                    Instance.Of($"{size.Name} {Shape} {chance}", size.Name, Shape, chance, problem, folder),
                    [new ProgramContestant("prices")], new Limits(0, TimeSpan.FromSeconds(60)), stamp, target);
            }

            Directory.Delete(folder, recursive: true);
        });
        return command;
    }
}
