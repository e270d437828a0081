using System.CommandLine;
using System.Diagnostics;
using CourseMatch.Benchmarks.Measuring;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary><c>questions</c>: how long a solved plan takes to answer what clerks ask.</summary>
internal static class QuestionsVerb
{
    /// <summary>Names of the questions, which the bars look for.</summary>
    public const string OptionList = "all options of a person, ranked";
    public const string Candidates = "ten best people for a seat";
    public const string Displaced = "who moves when a person is given an option";
    public const string QuickBound = "bound with 15 more seats";
    public const string Certified = "certified answer with 15 more seats";

    private const int Seats = 15;
    private const double PlanGap = 1e-4;
    private const double CertifiedGap = 3e-4;

    // A clerk waits; what is certified by then is the answer, with the gap it has.
    private static readonly Dictionary<string, double> PatienceSeconds =
        new() { ["S"] = 0.9, ["M"] = 0.9, ["L"] = 3.6 };

    public static Command Build()
    {
        var sizes = new Option<string[]>("--size") { AllowMultipleArgumentsPerToken = true, Required = true };
        var seed = new Option<long>("--seed") { DefaultValueFactory = _ => 1 };
        var time = new Option<double>("--time") { DefaultValueFactory = _ => 60 };
        var file = new Option<string>("--to") { DefaultValueFactory = _ => "artifacts/measurements.jsonl" };
        var command = new Command("questions", "Asks questions of solved plans.") { sizes, seed, time, file };
        command.SetAction(parsed =>
        {
            var target = new MeasurementFile(parsed.GetValue(file)!);
            var stamp = target.NewRun();
            foreach (var size in parsed.GetValue(sizes)!.Select(ProblemSize.Of))
            {
                Measure(size, parsed.GetValue(seed), TimeSpan.FromSeconds(parsed.GetValue(time)), entry =>
                {
                    target.Append(entry with { Run = stamp.Run, Date = stamp.Date, Machine = stamp.Machine });
                    Console.WriteLine($"{entry.Size} {entry.Question}: median {entry.Median * 1e3:F3} ms, "
                        + $"most {entry.Most * 1e3:F3} ms, true: {entry.IsTrue}, largest gap {entry.GapMost:P4}");
                });
            }
        });
        return command;
    }

    private static void Measure(ProblemSize size, long seed, TimeSpan time, Action<QuestionMeasurement> write)
    {
        var problem = ProblemGenerator.Generate(new(size.People, size.Courses, seed, ProblemShape.County));
        var limits = new SearchLimits(PlanGap, time, null, 1, null);
        var patience = limits with
        {
            Gap = CertifiedGap,
            Time = TimeSpan.FromSeconds(PatienceSeconds.GetValueOrDefault(size.Name, 20)),
        };
        var answer = ((AllocationOutcome.Answered)new PriceEngine().Solve(
            problem, limits, SilentObserver.Instance, default)).Answer;
        var plan = SolvedPlan.Of(problem, answer);
        var random = new SplitMix64(seed, 300);
        var gaps = new List<double>();
        Ask(OptionList, 1_000, () =>
        {
            var applicant = random.Below(problem.ApplicantCount);
            var list = plan.OptionsOf(applicant);
            return () => list.Length == problem.OptionsOf(applicant);
        });
        Ask(Candidates, 200, () =>
        {
            var list = plan.CandidatesFor(random.Below(problem.ResourceCount), 10);
            return () => list.Length <= 10;
        });
        Ask(Displaced, 50, () =>
        {
            var applicant = random.Below(problem.ApplicantCount);
            var ripple = problem.OptionsOf(applicant) == 0 ? null : plan.Place(applicant, 0);
            return () => ripple is null || IsTrue(problem, answer, ripple, applicant);
        });
        Ask(QuickBound, 50, () =>
        {
            var bound = plan.BoundWithMore(random.Below(size.Courses), Seats);
            return () => bound >= answer.Objective;
        });
        Ask(Certified, 30, () =>
        {
            var course = random.Below(size.Courses);
            var larger = plan.WithMore(course, Seats);
            var again = ((AllocationOutcome.Answered)new PriceEngine().SolveAgain(
                larger, plan, patience, SilentObserver.Instance, default)).Answer;
            gaps.Add(again.Gap);
            return () => AllocationChecker.Check(larger, again).Accepted
                && plan.BoundWithMore(course, Seats) >= again.Objective;
        });

        // Asking is timed; whether the answer was true is looked at afterwards.
        void Ask(string question, int count, Func<Func<bool>> ask)
        {
            var (isTrue, seconds) = (ask()(), new List<double>());
            for (var asked = 0; asked < count; asked++)
            {
                var watch = Stopwatch.StartNew();
                var check = ask();
                seconds.Add(watch.Elapsed.TotalSeconds);
                isTrue &= check();
            }

            seconds.Sort();
            write(new QuestionMeasurement(
                0, "", "", size.Name, seed, question, count, seconds[count / 2], seconds[^1], isTrue,
                gaps.Count == 0 ? null : gaps.Max()));
        }
    }

    /// <summary>Whether the rearrangement is feasible and worth what it says.</summary>
    private static bool IsTrue(AllocationProblem problem, AllocationAnswer answer, Displacement ripple, int applicant)
    {
        var chosen = answer.ChosenOption.ToArray();
        foreach (var move in ripple.Moves)
        {
            chosen[move.Applicant] = move.To;
        }

        var moved = answer with
        {
            ChosenOption = [.. chosen],
            Objective = answer.Objective + ripple.Change,
            Bound = long.MaxValue,
            Stop = StopReason.Time,
        };
        return chosen[applicant] == 0 && AllocationChecker.Check(problem, moved).Accepted;
    }
}
