using System.CommandLine;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Json;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch sample DIR</c>: writes an invented county as files that take the real way in. Starts no
/// database.</summary>
internal static class SampleVerb
{
    public static Command Build(Screen screen)
    {
        var directory = new Argument<string>("DIR");
        var seed = Values.Integer(screen.Voice, "--seed", 1, int.MaxValue);
        var day = Values.Day(screen.Voice, "--day");
        var people = Values.Integer(screen.Voice, "--people", 1, SampleSize.PeopleMax);
        var courses = Values.Integer(screen.Voice, "--courses", 1, SampleSize.CoursesMax);
        return Verb.Of(
            screen,
            "sample",
            (parsed, _) => Task.FromResult(Run(
                screen,
                parsed.GetRequiredValue(directory),
                parsed.GetValue(day) ?? TimeProvider.System.Today(),
                parsed.GetValue(seed) ?? 1,
                new SampleSize(
                    parsed.GetValue(people) ?? SampleSize.Default.People,
                    parsed.GetValue(courses) ?? SampleSize.Default.Courses))),
            directory,
            seed,
            day,
            people,
            courses);
    }

    private static Answer Run(Screen screen, string directory, DateOnly day, int seed, SampleSize size)
    {
        if (File.Exists(directory))
        {
            return Answer.Failed(
                ExitStatus.BadInput, screen.Voice, Finding.Of("CM4053", Severity.Error, directory));
        }

        var manifest = SampleCounty.Write(directory, day, seed, size);
        return Answer.Of(
            ExitStatus.Done,
            new SampleDocument(
                manifest.County,
                manifest.Day,
                manifest.Seed,
                [.. manifest.Files.Select(file => new SampleFileDocument(
                    file.File, ImportDocument.SubjectName(file.Subject), file.Source))]),
            HostJson.Default.SampleDocument,
            text =>
            {
                text.WriteLine(screen.Voice.Say("Sample.Done", manifest.County, directory, manifest.Files.Count));
                foreach (var file in manifest.Files)
                {
                    text.WriteLine(
                        $"  coursematch import {ImportDocument.SubjectName(file.Subject)} "
                        + $"\"{Path.Combine(directory, file.File)}\" --provider \"{file.Source}\"");
                }
            });
    }
}
