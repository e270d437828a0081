using System.CommandLine;
using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Generation.Nights;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary>
/// <c>nights</c>: 1.5 % of everything changes, and the plan is made again, from yesterday and from nothing.
/// </summary>
internal static class NightsVerb
{
    private const int ChangedPerMille = 15;
    private const double GapAsked = 3e-4;

    private static readonly int[] Bonuses = [0, 150, 400];

    public static Command Build()
    {
        var sizes = new Option<string[]>("--size") { AllowMultipleArgumentsPerToken = true, Required = true };
        var seeds = new Option<long[]>("--seed")
        {
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1],
        };
        var time = new Option<double>("--time") { DefaultValueFactory = _ => 60 };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("nights", "Solves changed problems again.") { sizes, seeds, time, file };
        command.SetAction(parsed =>
        {
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            var limits = new SearchLimits(GapAsked, TimeSpan.FromSeconds(parsed.GetValue(time)), null, 1, null);
            foreach (var size in parsed.GetValue(sizes)!.Select(ProblemSize.Of))
            {
                foreach (var seed in parsed.GetValue(seeds)!)
                {
                    Measure(size, seed, limits, stamp, target);
                }
            }
        });
        return command;
    }

    private static void Measure(
        ProblemSize size, long seed, SearchLimits limits, RunStamp stamp, MeasurementFile target)
    {
        var yesterday = ProblemGenerator.Generate(new(size.People, size.Courses, seed, ProblemShape.County));
        var before = Answer(new PriceEngine().Solve(yesterday, limits, SilentObserver.Instance, default));
        var plan = SolvedPlan.Of(yesterday, before);
        var night = NextNight.Make(yesterday, ChangedPerMille, seed);
        foreach (var bonus in Bonuses)
        {
            var problem = StabilityBonus.Add(night.Problem, yesterday, before.ChosenOption.AsSpan(), bonus);
            var held = StabilityBonus.Held(problem, yesterday, before.ChosenOption.AsSpan());
            foreach (var isWarm in new[] { true, false })
            {
                var watch = Stopwatch.StartNew();
                var engine = new PriceEngine();
                var answer = Answer(isWarm
                    ? engine.SolveAgain(problem, plan, limits, SilentObserver.Instance, default)
                    : engine.Solve(problem, limits, SilentObserver.Instance, default));
                var seconds = watch.Elapsed.TotalSeconds;
                var moved = held.Index().Count(at => at.Item >= 0 && answer.ChosenOption[at.Index] != at.Item);
                var entry = new NightMeasurement(
                    stamp.Run, stamp.Date, stamp.Machine, size.Name, seed, bonus, night.ChangedItems, isWarm, GapAsked,
                    answer.Gap, seconds, moved, held.Count(option => option >= 0),
                    AllocationChecker.Check(problem, answer).Accepted);
                target.Append(entry);
                Console.WriteLine($"{size.Name} {seed} bonus {bonus} {(isWarm ? "warm" : "cold")}: {entry.Gap:P4} in "
                    + $"{entry.Seconds:F2} s, {entry.Moved} of {entry.Stayed} moved, {entry.ChangedItems} changed");
            }
        }
    }

    private static AllocationAnswer Answer(AllocationOutcome outcome) =>
        ((AllocationOutcome.Answered)outcome).Answer;
}
