using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch generate</c>: makes a problem file to measure engines on. Starts no database.</summary>
internal static class GenerateVerb
{
    public static Command Build(Screen screen)
    {
        var people = Values.Integer(screen.Voice, "--people", 1, GenerationRequest.PeopleMax);
        var courses = Values.Integer(screen.Voice, "--courses", 1, GenerationRequest.CoursesMax);
        var seed = Values.Long(screen.Voice, "--seed", 0);
        var shape = Values.Choice(screen.Voice, "--shape", [.. ProblemShapeNames.All]);
        var file = new Option<string>("--out") { HelpName = "PROBLEM", Required = true };
        people.Required = true;
        courses.Required = true;
        return Verb.Of(
            screen,
            "generate",
            (parsed, _) => Task.FromResult(Run(
                screen,
                new GenerationRequest(
                    parsed.GetValue(people) ?? 0,
                    parsed.GetValue(courses) ?? 0,
                    parsed.GetValue(seed) ?? 1,
                    ProblemShapeNames.ShapeOf(parsed.GetValue(shape) ?? ProblemShapeNames.All[0])!.Value),
                parsed.GetRequiredValue(file))),
            people,
            courses,
            seed,
            shape,
            file);
    }

    private static Answer Run(Screen screen, GenerationRequest request, string file)
    {
        if (!request.Fits)
        {
            return Answer.Failed(
                ExitStatus.BadInput, screen.Voice,
                Finding.Of("CM4039", Severity.Error, ProblemShapeNames.NameOf(request.Shape),
                    GenerationRequest.PairsMax));
        }

        if (WholeFile.Refusal(file) is { } unwritable)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, unwritable);
        }

        var problem = ProblemGenerator.Generate(request);
        PortableFiles.WriteProblem(problem, file);
        return Answer.Of(
            ExitStatus.Done,
            DocumentOf(problem, request),
            HostJson.Default.GenerateDocument,
            text => text.WriteLine(screen.Voice.Say(
                "Generate.Done", file, problem.ApplicantCount, problem.ResourceCount, problem.OptionCount)));
    }

    private static GenerateDocument DocumentOf(AllocationProblem problem, GenerationRequest request) => new(
        ProblemShapeNames.NameOf(request.Shape),
        request.Seed,
        problem.ApplicantCount,
        problem.ResourceCount,
        problem.OptionCount,
        problem.ExclusionCount,
        problem.BonusCount);
}
