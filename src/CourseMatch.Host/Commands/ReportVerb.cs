using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Reports;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch report [ID]</c>: the morning report of the newest plan, or of one.</summary>
internal static class ReportVerb
{
    public static Command Build(Screen screen)
    {
        var id = Values.PlanNumber(screen.Voice, isRequired: false);
        return Verb.Of(screen, "report", (parsed, token) => RunAsync(screen, parsed.GetValue(id), token), id);
    }

    private static async Task<Answer> RunAsync(Screen screen, int? id, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        PlanId? wanted = id is { } number ? new PlanId(number) : null;
        var report = await LatestReport.ReadAsync(county.Served, wanted, token);
        return report is null
            ? id is { } missing
                ? Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM3001", Severity.Error, missing))
                : Answer.Failed(ExitStatus.Unsatisfiable, screen.Voice, Finding.Of("CM4050", Severity.Error))
            : Answer.Of(
                ExitStatus.Done,
                ReportDocument.Of(report, screen.Voice),
                HostJson.Default.ReportDocument,
                text => ReportText.Write(text, report, screen.Voice));
    }
}
