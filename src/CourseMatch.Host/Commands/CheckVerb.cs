using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Json;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch check</c>: judges a solution file without any engine's code. Starts no database.</summary>
internal static class CheckVerb
{
    public static Command Build(Screen screen)
    {
        var problemFile = new Argument<string>("PROBLEM");
        var solutionFile = new Argument<string>("SOLUTION");
        return Verb.Of(
            screen,
            "check",
            (parsed, _) => Task.FromResult(Run(
                screen.Voice, parsed.GetRequiredValue(problemFile), parsed.GetRequiredValue(solutionFile))),
            problemFile,
            solutionFile);
    }

    private static Answer Run(Voice voice, string problemFile, string solutionFile) =>
        PortableFiles.ReadProblem(problemFile).Match(
            problem => PortableFiles.ReadSolution(solutionFile).Match(
                claim => Judged(voice, AllocationChecker.Check(problem, claim), problem),
                findings => Answer.Failed(ExitStatus.BadInput, voice, findings)),
            findings => Answer.Failed(ExitStatus.BadInput, voice, findings));

    private static Answer Judged(Voice voice, CheckVerdict verdict, AllocationProblem problem)
    {
        IReadOnlyList<Finding> findings = PortableFiles.Faults(verdict.Faults, "CM4024");
        var document = new CheckDocument(
            verdict.Accepted, verdict.Objective, verdict.Placed, FindingView.All(findings, voice));
        return Answer.Of(
            verdict.Accepted ? ExitStatus.Done : ExitStatus.Findings,
            document,
            HostJson.Default.CheckDocument,
            text =>
            {
                text.WriteLine(voice.Say(
                    verdict.Accepted ? "Check.Accepted" : "Check.Refused",
                    verdict.Placed,
                    problem.ApplicantCount,
                    verdict.Objective,
                    findings.Count));
                FindingLines.Write(text, findings, voice);
            });
    }
}
