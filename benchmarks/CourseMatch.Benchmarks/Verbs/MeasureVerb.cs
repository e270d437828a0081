using System.CommandLine;
using CourseMatch.Benchmarks.Cbc;
using CourseMatch.Benchmarks.Contestants;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>measure</c>: lets contestants answer generated problems, one after the other.</summary>
internal static class MeasureVerb
{
    private static readonly IContestant[] Contestants =
    [
        new QueueContestant("first come, first served", isByPriority: false),
        new QueueContestant("priority list", isByPriority: true),
        new FlowContestant(),
        new ProgramContestant("prices"),
        new EngineContestant("prices, warm", new PriceEngine(), null),
        new CpSatContestant(),
        new CbcContestant(),
    ];

    public static Command Build()
    {
        var sizes = new Option<string[]>("--size") { AllowMultipleArgumentsPerToken = true, Required = true };
        var shapes = new Option<string[]>("--shape")
        {
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["county"],
        };
        var seeds = new Option<long[]>("--seed")
        {
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1],
        };
        var who = new Option<string[]>("--who") { AllowMultipleArgumentsPerToken = true };
        var gaps = new Option<double[]>("--gap")
        {
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1e-4],
        };
        var time = new Option<double>("--time") { DefaultValueFactory = _ => 300 };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("measure", "Lets contestants answer generated problems, one after the other.")
        {
            sizes, shapes, seeds, who, gaps, time, file,
        };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(who) is { Length: > 0 } names
                ? Contestants.Where(contestant => names.Contains(contestant.Name)).ToArray()
                : Contestants;
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            foreach (var instance in Instances(
                parsed.GetValue(sizes)!, parsed.GetValue(shapes)!, parsed.GetValue(seeds)!))
            {
                foreach (var gap in parsed.GetValue(gaps)!)
                {
                    var limits = new Limits(gap, TimeSpan.FromSeconds(parsed.GetValue(time)));
                    Contest.Run(instance, chosen, limits, stamp, target);
                }

                File.Delete(instance.Path);
            }
        });
        return command;
    }

    private static IEnumerable<Instance> Instances(string[] sizes, string[] shapes, long[] seeds)
    {
        var folder = Directory.CreateTempSubdirectory("coursematch-benchmarks-").FullName;
        foreach (var size in sizes)
        {
            foreach (var shape in shapes)
            {
                foreach (var seed in seeds)
                {
                    yield return Instance.Make(
                        ProblemSize.Of(size), ProblemShapeNames.ShapeOf(shape)!.Value, seed, folder);
                }
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
