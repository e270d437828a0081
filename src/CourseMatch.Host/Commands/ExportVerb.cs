using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Writing.Tables;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch export placements FILE</c>: who gets which seat, as a table for the office.</summary>
internal static class ExportVerb
{
    public static Command Build(Screen screen)
    {
        var file = new Argument<string>("FILE");
        var plan = Values.Integer(screen.Voice, "--plan", 1, int.MaxValue);
        var command = new Command("export", screen.Voice.Say("Verb.export"));
        command.Add(Verb.Of(
            screen,
            "placements",
            (parsed, token) => RunAsync(screen, parsed.GetRequiredValue(file), parsed.GetValue(plan), token),
            file,
            plan));
        return command;
    }

    private static async Task<Answer> RunAsync(Screen screen, string file, int? wanted, CancellationToken token)
    {
        if (WholeFile.Refusal(file) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        var plans = await county.Store.PlansAsync(county.Municipality, token);
        var head = plans.FirstOrDefault(plan =>
            wanted is { } number ? plan.Id == new PlanId(number) : plan.State == PlanState.Published);
        if (head is null)
        {
            return wanted is { } number
                ? Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM3001", Severity.Error, number))
                : Answer.Failed(ExitStatus.Unsatisfiable, screen.Voice, Finding.Of("CM4052", Severity.Error));
        }

        var plan = (await county.Store.PlanAsync(county.Municipality, head.Id, token))!;
        var whole = await county.Store.ReadCountyAsync(county.Municipality, token);
        WholeFile.Write(file, stream => PlacementsTable.Write(stream, whole, plan));
        return Answer.Of(
            ExitStatus.Done,
            new ExportDocument(head.Id.Value, file, plan.Placements.Count),
            HostJson.Default.ExportDocument,
            text => text.WriteLine(screen.Voice.Say("Export.Done", file, plan.Placements.Count, head.Id.Value)));
    }
}
