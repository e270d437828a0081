using System.CommandLine;
using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>tiny</c>: random small problems against exhaustive search; prints how many disagreed.</summary>
internal static class TinyVerb
{
    /// <summary>The engine without its exhaustive search of tiny parts: prices have to prove everything.</summary>
    public const string WithoutShortCut = "prices-only";

    public static Command Build()
    {
        var from = new Option<int>("--from") { DefaultValueFactory = _ => 1_000_000 };
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 10_000 };
        var work = new Option<long>("--work") { DefaultValueFactory = _ => 2_000_000 };
        var name = new Option<string>("--engine") { DefaultValueFactory = _ => "prices" };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("tiny", "Compares an engine with exhaustive search on random small problems.")
        {
            from, count, work, name, file,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(name)!, parsed.GetValue(from), parsed.GetValue(count), parsed.GetValue(work),
            new MeasurementFile(parsed.GetValue(file)!)));
        return command;
    }

    private static IAllocationEngine EngineOf(string name) => name switch
    {
        "prices" => new PriceEngine(),
        WithoutShortCut => new PriceEngine(new PriceSettings { TinyCombinations = 0 }),
        CpSatEngine.EngineName => new CpSatEngine(new NodeRuntime()),
        _ => throw new ArgumentException($"There is no engine \"{name}\".", nameof(name)),
    };

    private static int Run(string name, int from, int count, long work, MeasurementFile target)
    {
        var engine = EngineOf(name);
        var stamp = target.NewRun();
        var watch = Stopwatch.StartNew();
        var (disagreements, infeasible) = (0, 0);
        for (var seed = from; seed < from + count; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var best = ExhaustiveSearch.Best(problem);
            infeasible += best is null ? 1 : 0;
            var outcome = engine.Solve(problem, SearchLimits.ForWork(work), SilentObserver.Instance, default);
            if (Disagreement(problem, outcome, best) is { } what)
            {
                disagreements++;
                Console.WriteLine($"seed {seed}: {what}");
            }

            if ((seed - from + 1) % 50_000 == 0)
            {
                Console.Error.WriteLine($"{seed - from + 1} of {count}, {watch.Elapsed.TotalSeconds:F0} s");
            }
        }

        target.Append(new TinyMeasurement(
            stamp.Run, stamp.Date, stamp.Machine, name, from, count, infeasible, disagreements,
            watch.Elapsed.TotalSeconds));
        Console.WriteLine($"{name}: {count} problems from seed {from}, {infeasible} of them with promises that "
            + $"cannot hold, {disagreements} disagreements, {watch.Elapsed.TotalSeconds:F0} s");
        return disagreements == 0 ? 0 : 1;
    }

    private static string? Disagreement(AllocationProblem problem, AllocationOutcome outcome, long? best) =>
        outcome.Match(
            answered =>
            {
                var verdict = AllocationChecker.Check(problem, answered.Answer);
                return !verdict.Accepted ? string.Join("; ", verdict.Faults)
                    : answered.Answer.Bound < best ? $"bound {answered.Answer.Bound} below the best {best}"
                    : answered.Answer.Objective != best ? $"objective {answered.Answer.Objective}, best {best}"
                    : answered.Answer.Status != AnswerStatus.Optimal ? $"bound {answered.Answer.Bound}, best {best}"
                    : null;
            },
            _ => best is null ? null : $"infeasible, but {best} is possible",
            _ => "undecided");
}
