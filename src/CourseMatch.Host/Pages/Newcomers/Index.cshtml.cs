using System.Globalization;
using CourseMatch.Application.Access;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>The list of newcomers: search, filters and order live in the address.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class NewcomersModel : CasePage
{
    internal override string Title => Voice.Say("Newcomers.Title");

    internal PageOf<NewcomerLine> Found { get; private set; } = null!;

    internal PeopleTable Lines { get; private set; } = null!;

    internal Paging Paging { get; private set; } = null!;

    internal NewcomerQuery Query { get; private set; } = null!;

    /// <summary>What was typed as the reason of a step for several people.</summary>
    internal string? Reason { get; private set; }

    /// <summary>People for whom a step was just taken, or null.</summary>
    internal int? StepsDone { get; private set; }

    /// <summary>Whether steps for several people are offered.</summary>
    internal bool TakesSteps => Reader!.Role == Role.Coordinator;

    internal IReadOnlyList<FormField> Filters =>
    [
        Field("q", Query.Search) with { Type = "search", Hint = Voice.Say("Newcomers.Filter.q.Hint") },
        Field("standing", Query.Standing?.ToString().ToLowerInvariant()) with
        {
            Choices =
            [
                ("", Voice.Say("Newcomers.OnTheList")),
                .. Enum.GetValues<Standing>().Select(standing =>
                    (standing.ToString().ToLowerInvariant(), Voice.Say("Standing." + standing))),
            ],
        },
        Field("level", Query.Level?.Step.ToString(CultureInfo.InvariantCulture)) with
        {
            Choices =
            [
                ("", Voice.Say("Filter.All")),
                .. Enumerable.Range(0, 9).Select(step =>
                    (step.ToString(CultureInfo.InvariantCulture), new Level(step).ToString())),
            ],
        },
        Field("care", Query.NeedsCare switch { null => "", true => "yes", false => "no" }) with
        {
            Choices =
            [
                ("", Voice.Say("Filter.All")), ("yes", Voice.Say("Newcomers.Care.Yes")),
                ("no", Voice.Say("Newcomers.Care.No")),
            ],
        },
        Field("speaks", Query.Language) with { LengthMax = 40 },
        Field("postcode", Query.Postcode) with { LengthMax = 5 },
        Field("soon", Query.EndsSoon ? "yes" : "") with
        {
            Choices = [("", Voice.Say("Filter.All")), ("yes", Voice.Say("Newcomers.Soon.Yes"))],
        },
        Field("answer", Query.AnswerBy is null ? "" : "due") with
        {
            Choices = [("", Voice.Say("Filter.All")), ("due", Voice.Say("Newcomers.Answer.Due"))],
        },
        Field("order", Query.Order.ToString().ToLowerInvariant()) with
        {
            Choices =
            [
                .. Enum.GetValues<NewcomerOrder>().Select(order =>
                    (order.ToString().ToLowerInvariant(), Voice.Say("NewcomerOrder." + order))),
            ],
        },
    ];

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        Query = Asked(NumberIn("page", 1, 1_000_000, 1));
        StepsDone ??= Asked("done") is { } && NumberIn("done", 0, StepForMany.PeopleMax, 0) is > 0 and var done
            ? done
            : null;
        var desk = await DeskAsync(cancellation);
        Found = await desk.People.RunAsync(
            County.Municipality,
            export is null ? Query : Query with { Page = 1, Size = NewcomerQuery.SizeMax },
            cancellation);
        if (Found.Page > Found.Pages)
        {
            Found = await desk.People.RunAsync(County.Municipality, Query with { Page = Found.Pages }, cancellation);
        }

        Lines = TableOf(Found.Lines);
        Paging = new Paging(
            Found.Page, Found.Pages, page => AddressWith(("handler", null), ("done", null), ("page", $"{page}")));
        return export is null ? Page() : AsCsv(Lines.Table, "newcomers");
    }

    /// <summary>The lines that were ticked, as a file.</summary>
    public async Task<IActionResult> OnPostExportAsync(int[]? id, CancellationToken cancellation)
    {
        Query = new NewcomerQuery();
        if (id is not { Length: > 0 })
        {
            Refuse(Application.Findings.Finding.Of("CM4201", Application.Findings.Severity.Error), "people");
            await OnGetAsync(null, cancellation);
            return AgainWithFaults();
        }

        var wanted = id.Take(NewcomerQuery.SizeMax).Select(number => new Application.NewcomerId(number)).ToArray();
        var lines = await (await DeskAsync(cancellation)).People.AmongAsync(
            County.Municipality, wanted, cancellation);
        return AsCsv(TableOf(lines).Table, "newcomers");
    }

    /// <summary>One step for everybody who was ticked.</summary>
    public async Task<IActionResult> OnPostStepAsync(
        int[]? id, string? step, string? reason, CancellationToken cancellation)
    {
        Reason = Plain(reason);
        if (Reader!.Role != Role.Coordinator)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        var lines = await (await DeskAsync(cancellation)).People.AmongAsync(
            County.Municipality,
            [.. (id ?? []).Take(StepForMany.PeopleMax + 1).Select(number => new Application.NewcomerId(number))],
            cancellation);
        if (step == "letters" && lines.Count > 0)
        {
            return LocalRedirect(QueryHelpers.AddQueryString(
                "/letters", lines.Select(line => KeyValuePair.Create("who", (string?)line.Reference))));
        }

        if (EnumWords.Read<ManyStep>(step) is not { } wanted)
        {
            Refuse(Application.Findings.Finding.Of("CM4207", Application.Findings.Severity.Error));
            await OnGetAsync(null, cancellation);
            return AgainWithFaults();
        }

        var outcome = await County.UseCases.SteppingForMany.RunAsync(
            County.Municipality, [.. lines.Select(line => line.Reference)], wanted, By, Reason ?? "", cancellation);
        foreach (var finding in outcome.Refused.Take(10))
        {
            Refuse(finding, finding.Code == "CM3111" ? "reason" : null);
        }

        if (outcome.Done == 0 || Faults.Count > 0)
        {
            StepsDone = outcome.Done;
            await OnGetAsync(null, cancellation);
            return AgainWithFaults();
        }

        return LocalRedirect(AddressWith(("handler", null), ("done", $"{outcome.Done}")));
    }

    private NewcomerQuery Asked(int page) => new(
        Asked("q"),
        Asked<Standing>("standing"),
        int.TryParse(Asked("level"), out var step) && step is >= 0 and <= Level.HighestStep ? new Level(step) : null,
        Asked("care") switch { "yes" => true, "no" => false, _ => null },
        Asked("speaks"),
        Asked("postcode"),
        Asked("soon") == "yes",
        Asked<NewcomerOrder>("order") ?? NewcomerOrder.Waiting,
        page,
        Paging.Size,
        Asked("answer") == "due" ? TimeProvider.System.Today().AddDays(Desks.OpenOffers.LapsingDays) : null);

    private PeopleTable TableOf(IReadOnlyList<NewcomerLine> lines) => PeopleTable.Of(
        this, lines, County.Rules, AddressWith(("handler", null), ("done", null), ("export", "csv")));

    private FormField Field(string name, string? value) =>
        new(name, Voice.Say("Newcomers.Filter." + name), value) { IsRequired = false };
}
