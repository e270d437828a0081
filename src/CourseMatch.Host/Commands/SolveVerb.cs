using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Files;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;
using CourseMatch.Solving.CpSat;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Portable;
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
        return Verb.Of(
            screen,
            "solve",
            (parsed, token) => Task.FromResult(Run(
                screen,
                parsed.GetRequiredValue(problemFile),
                parsed.GetRequiredValue(solutionFile),
                search.EngineOf(parsed),
                search.LimitsOf(parsed),
                token)),
            [problemFile, solutionFile, .. search.All]);
    }

    private static Answer Run(
        Screen screen, string problemFile, string solutionFile, IAllocationEngine engine, SearchLimits limits,
        CancellationToken token)
    {
        if (WholeFile.Refusal(solutionFile) is { } unwritable)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, unwritable);
        }

        return PortableFiles.ReadProblem(problemFile).Match(
            problem =>
            {
                using var line = new ProgressLine(screen);
                return engine.Solve(problem, limits, new SearchWatch(line), token).Match(
                    answered =>
                    {
                        SayWhatWouldProve(screen, answered.Answer, limits);
                        return Written(screen.Voice, problem, answered.Answer, solutionFile);
                    },
                    infeasible => Answer.Failed(
                        ExitStatus.Unsatisfiable, screen.Voice, PortableFiles.Conflict(infeasible.Conflict)),
                    undecided => Answer.Failed(
                        ExitStatus.Unsatisfiable, screen.Voice,
                        Finding.Of("CM4023", Severity.Error, PortableNames.Of(undecided.Stop))));
            },
            findings => Answer.Failed(ExitStatus.BadInput, screen.Voice, findings));
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

    private static Answer Written(Voice voice, AllocationProblem problem, AllocationAnswer answer, string file)
    {
        PortableFiles.WriteSolution(problem, answer, file);
        return new Answer(
            ExitStatus.Done,
            json =>
            {
                using var summary = new MemoryStream();
                SolutionWriter.Write(problem, answer, summary, withAssignments: false);
                json.WriteRawValue(summary.GetBuffer().AsSpan(0, (int)summary.Length));
            },
            text => text.WriteLine(voice.Say(
                "Solve.Done",
                file,
                answer.ChosenOption.Count(option => option >= 0),
                problem.ApplicantCount,
                answer.Objective,
                answer.Bound,
                answer.Gap,
                answer.Seconds,
                voice.Say($"Stop.{answer.Stop}"))));
    }
}
