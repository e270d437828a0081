using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Files;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;
using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch solve</c>: answers a portable problem file. Starts no database.</summary>
internal static class SolveVerb
{
    public static Command Build(Screen screen)
    {
        var problemFile = new Argument<string>("PROBLEM");
        var solutionFile = new Option<string>("--out") { HelpName = "SOLUTION", Required = true };
        var search = new SearchOptions(screen.Voice, SearchLimits.Default.Gap);
        var yesterday = new Option<string[]>("--yesterday")
        {
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "PROBLEM SOLUTION",
        };
        var stability = Values.Integer(screen.Voice, "--stability", 0, EarlierAnswer.StabilityMax);
        return Verb.Of(
            screen,
            "solve",
            (parsed, token) => Task.FromResult(Run(
                screen,
                parsed.GetRequiredValue(problemFile),
                parsed.GetRequiredValue(solutionFile),
                parsed.GetValue(yesterday) is [var problemBefore, var solutionBefore]
                    ? new EarlierFiles(problemBefore, solutionBefore, parsed.GetValue(stability) ?? 0) : null,
                search.EngineOf(parsed),
                search.LimitsOf(parsed),
                token)),
            [problemFile, solutionFile, yesterday, stability, .. search.All]);
    }

    private static Answer Run(
        Screen screen, string problemFile, string solutionFile, EarlierFiles? earlierFiles, IAllocationEngine engine,
        SearchLimits limits, CancellationToken token)
    {
        if (WholeFile.Refusal(solutionFile) is { } unwritable)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, unwritable);
        }

        return PortableFiles.ReadProblem(problemFile).Match(
            problem => earlierFiles is null
                ? Solved(screen, problem, null, solutionFile, engine, limits, token)
                : earlierFiles.Read().Match(
                    earlier => Solved(screen, problem, earlier, solutionFile, engine, limits, token),
                    findings => Answer.Failed(ExitStatus.BadInput, screen.Voice, findings)),
            findings => Answer.Failed(ExitStatus.BadInput, screen.Voice, findings));
    }

    private static Answer Solved(
        Screen screen, AllocationProblem problem, EarlierAnswer? earlier, string solutionFile,
        IAllocationEngine engine, SearchLimits limits, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        var watch = new SearchWatch(line);
        var outcome = earlier is null ? engine.Solve(problem, limits, watch, token)
            : earlier.Solve(problem, engine, limits, watch, token);
        return outcome.Match(
            answered =>
            {
                SayWhatWouldProve(screen, answered.Answer, limits);
                return Written(screen.Voice, problem, answered.Answer, earlier, solutionFile);
            },
            infeasible => Answer.Failed(
                ExitStatus.Unsatisfiable, screen.Voice, PortableFiles.Conflict(infeasible.Conflict)),
            undecided => Answer.Failed(
                ExitStatus.Unsatisfiable, screen.Voice,
                Finding.Of("CM4023", Severity.Error, PortableNames.Of(undecided.Stop))));
    }

    /// <summary>A proof that was asked for and not reached may be in reach of an engine that is not set up.</summary>
    private static void SayWhatWouldProve(Screen screen, AllocationAnswer answer, SearchLimits limits)
    {
        if (answer.Status == AnswerStatus.Feasible && limits is { Gap: 0, Work: null }
            && EngineRegistry.WhyMissing(CpSatEngine.EngineName) is { } why)
        {
            screen.Error.WriteLine(screen.Voice.Say("Solve.NoProof", why));
        }
    }

    private static Answer Written(
        Voice voice, AllocationProblem problem, AllocationAnswer answer, EarlierAnswer? earlier, string file)
    {
        PortableFiles.WriteSolution(problem, answer, file);
        return new Answer(
            ExitStatus.Done,
            json =>
            {
                using var summary = new MemoryStream();
                SolutionWriter.WriteSummary(problem, answer, summary, earlier?.MovesIn(problem, answer));
                json.WriteRawValue(summary.GetBuffer().AsSpan(0, (int)summary.Length));
            },
            text =>
            {
                text.WriteLine(voice.Say(
                    "Solve.Done",
                    file,
                    answer.ChosenOption.Count(option => option >= 0),
                    problem.ApplicantCount,
                    answer.Objective,
                    answer.Bound,
                    answer.Gap,
                    answer.Seconds,
                    voice.Say($"Stop.{answer.Stop}")));
                text.WriteLine(voice.Say("Solve.People", TierGap.Of(problem, answer).PeopleOfLowestTier));
                if (earlier?.MovesIn(problem, answer) is { } moves)
                {
                    text.WriteLine(voice.Say("Solve.Moved", moves.Moved, moves.Held));
                }
            });
    }
}
