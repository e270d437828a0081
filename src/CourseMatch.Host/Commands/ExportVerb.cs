using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Exchange.Writing;
using CourseMatch.Exchange.Writing.SchemaOrg;
using CourseMatch.Exchange.Writing.Tables;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Files;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch export WHAT FILE</c>: lists for the office, registrations for a provider's program, open
/// courses, calendars, and the anonymous problem of a plan. A list is a spreadsheet when the file's name ends in
/// .xlsx, else separated values.</summary>
internal static class ExportVerb
{
    public static Command Build(Screen screen)
    {
        var command = new Command("export", screen.Voice.Say("Verb.export"));
        command.Add(List(screen, "placements", PlacementsTable.Sheet));
        command.Add(List(screen, "waiting", WaitingTable.Sheet));
        command.Add(List(screen, "children", CareChildrenTable.Sheet));
        command.Add(List(screen, "courselist", CourseListTable.Sheet));
        command.Add(Registrations(screen));
        command.Add(Offers(screen));
        command.Add(Problem(screen));
        command.Add(ExportCalendarVerb.Build(screen));
        return command;
    }

    private static Command List(Screen screen, string name, Func<County, Plan, Sheet> list) => OfPlan(
        screen,
        name,
        of =>
        {
            var format = Path.GetExtension(of.File).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? SheetFormat.Xlsx
                : SheetFormat.Csv;
            var sheet = list(of.County, of.Plan);
            var rows = 0;
            var counted = sheet with { Rows = sheet.Rows.Select(row => (rows++, row).row) };
            WholeFile.Write(of.File, stream => counted.Write(stream, format));
            return Task.FromResult(rows);
        });

    private static Command Registrations(Screen screen)
    {
        var provider = new Option<string?>("--provider") { HelpName = "NAME" };
        return OfPlan(
            screen,
            "registrations",
            of =>
            {
                var count = 0;
                WholeFile.Write(of.File, stream => count = KuferRegistrations.Write(
                    stream, of.County, of.Plan, of.Parsed.GetValue(provider), TimeProvider.System.GetUtcNow()));
                return Task.FromResult(count);
            },
            provider);
    }

    private static Command Offers(Screen screen)
    {
        var file = new Argument<string>("FILE");
        return Verb.Of(
            screen,
            "offers",
            async (parsed, token) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (WholeFile.Refusal(path) is { } refusal)
                {
                    return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
                }

                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                var whole = await county.Store.ReadCountyAsync(county.Municipality, token);
                var count = 0;
                WholeFile.Write(
                    path, stream => count = OpenCourses.Write(stream, whole, TimeProvider.System.Today()));
                return Written(screen, "offers", null, path, count);
            },
            file);
    }

    private static Command Problem(Screen screen) => OfPlan(
        screen,
        "problem",
        async of =>
        {
            var problem = await of.Opened.Store.PlanProblemAsync(
                of.Opened.Municipality, of.Plan.Summary.Id, of.Token);
            WholeFile.Write(of.File, stream => stream.Write(problem ?? []));
            return of.Plan.Summary.Newcomers;
        });

    /// <summary>A verb that writes something of one plan: of the one in force, or of the one named.</summary>
    private static Command OfPlan(
        Screen screen, string name, Func<ExportOf, Task<int>> write, params Symbol[] parts)
    {
        var file = new Argument<string>("FILE");
        var number = Values.Integer(screen.Voice, "--plan", 1, int.MaxValue);
        return Verb.Of(
            screen,
            name,
            async (parsed, token) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (WholeFile.Refusal(path) is { } refusal)
                {
                    return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
                }

                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                var wanted = parsed.GetValue(number);
                var plans = await county.Store.PlansAsync(county.Municipality, token);
                var head = plans.FirstOrDefault(one =>
                    wanted is { } id ? one.Id == new PlanId(id) : one.State == PlanState.Published);
                if (head is null)
                {
                    return wanted is { } missing
                        ? Answer.Failed(
                            ExitStatus.BadInput, screen.Voice, Finding.Of("CM3001", Severity.Error, missing))
                        : Answer.Failed(
                            ExitStatus.Unsatisfiable, screen.Voice, Finding.Of("CM4052", Severity.Error));
                }

                var plan = (await county.Store.PlanAsync(county.Municipality, head.Id, token))!;
                var whole = await county.Store.ReadCountyAsync(county.Municipality, token);
                var rows = await write(new ExportOf(whole, plan, path, parsed, county, token));
                return Written(screen, name, head.Id.Value, path, rows);
            },
            [file, number, .. parts]);
    }

    internal static Answer Written(Screen screen, string what, int? plan, string file, int rows) => Answer.Of(
        ExitStatus.Done,
        new ExportDocument(what, plan, file, rows, what == "placements" ? rows : null),
        HostJson.Default.ExportDocument,
        text => text.WriteLine(plan is { } number
            ? screen.Voice.Say("Export.Done", file, rows, number)
            : screen.Voice.Say("Export.Written", file, rows)));

    /// <summary>What is to be written where, and out of what.</summary>
    private sealed record ExportOf(
        County County, Plan Plan, string File, ParseResult Parsed, OpenedCounty Opened, CancellationToken Token);
}
