using System.Globalization;
using CourseMatch.Application.Access;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

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
        Paging = new Paging(Found.Page, Found.Pages, page => AddressWith(("page", $"{page}")));
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
        Paging.Size);

    private PeopleTable TableOf(IReadOnlyList<NewcomerLine> lines) => PeopleTable.Of(
        this, lines, County.Rules, AddressWith(("export", "csv")));

    private FormField Field(string name, string? value) =>
        new(name, Voice.Say("Newcomers.Filter." + name), value) { IsRequired = false };
}
