using System.CommandLine;
using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>cancel</c>: how long after a cancellation at a random moment the best answer so far is there.</summary>
internal static class CancelVerb
{
    /// <summary>Name of the figure, which the bars look for.</summary>
    public const string Answered = "answer after a cancellation";

    private const double ShortestSeconds = 0.02;

    public static Command Build()
    {
        var sizes = new Option<string[]>("--size") { AllowMultipleArgumentsPerToken = true, Required = true };
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 20 };
        var longest = new Option<double>("--longest") { DefaultValueFactory = _ => 4 };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("cancel", "Cancels searches at random moments.") { sizes, count, longest, file };
        command.SetAction(parsed =>
        {
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            foreach (var size in parsed.GetValue(sizes)!.Select(ProblemSize.Of))
            {
                var entry = Measure(size, parsed.GetValue(count), parsed.GetValue(longest));
                target.Append(entry with { Run = stamp.Run, Date = stamp.Date, Machine = stamp.Machine });
                Console.WriteLine($"{entry.Size}: median {entry.Median * 1e3:F0} ms, most {entry.Most * 1e3:F0} ms, "
                    + $"accepted by the checker: {entry.IsTrue}");
            }
        });
        return command;
    }

    private static QuestionMeasurement Measure(ProblemSize size, int count, double longest)
    {
        var problem = ProblemGenerator.Generate(new(size.People, size.Courses, 1, ProblemShape.County));
        var random = new SplitMix64(1, 310);
        var (seconds, isTrue) = (new List<double>(), true);
        for (var asked = 0; asked <= count; asked++)
        {
            // Gap 0 is never reached in so short a time; moments lie closer together where the search begins.
            var moment = ShortestSeconds * Math.Pow(longest / ShortestSeconds, random.Below(1000) / 1000.0);
            using var source = new CancellationTokenSource();
            var watch = new Stopwatch();
            using var timer = new Timer(
                _ =>
                {
                    watch.Start();
                    source.Cancel();
                },
                null,
                TimeSpan.FromSeconds(moment),
                Timeout.InfiniteTimeSpan);
            var outcome = new PriceEngine().Solve(
                problem, new SearchLimits(0, null, null, 1, null), SilentObserver.Instance, source.Token);
            var elapsed = watch.Elapsed.TotalSeconds;

            // The first search warms the program up and does not count.
            if (asked > 0)
            {
                seconds.Add(elapsed);
            }

            isTrue &= outcome is AllocationOutcome.Answered { Answer: var answer }
                && AllocationChecker.Check(problem, answer).Accepted;
        }

        seconds.Sort();
        return new QuestionMeasurement(
            0, "", "", size.Name, 1, Answered, count, seconds[count / 2], seconds[^1], isTrue);
    }
}
