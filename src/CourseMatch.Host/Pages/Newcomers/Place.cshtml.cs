using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Searching;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>Before somebody is placed by hand: what the rules say, who would be displaced, what the plan loses.
/// </summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlaceModel : CasePage
{
    internal override string Title => Person is null
        ? Voice.Say("Newcomers.Title")
        : Voice.Say("Place.Title", Person.FamilyName, Person.GivenName);

    internal Newcomer Person { get; private set; } = null!;

    internal WayCard Way { get; private set; } = null!;

    internal PlacingCost Cost { get; private set; } = null!;

    internal PageTable? Moved { get; private set; }

    /// <summary>What was typed as the reason.</summary>
    internal string? Reason { get; private set; }

    internal string Path => "/newcomers/" + Uri.EscapeDataString(Person.Reference);

    public async Task<IActionResult> OnGetAsync(string reference, int course, CancellationToken cancellation) =>
        await ReadAsync(reference, new CourseId(course), cancellation) ? Page() : NotFound();

    /// <summary>Gives the place.</summary>
    public async Task<IActionResult> OnPostAsync(
        string reference, int course, string? reason, CancellationToken cancellation)
    {
        Reason = Plain(reason);
        var sight = await SightAsync(cancellation);
        if (sight.Ask(c => c.Find(new CourseId(course))) is not { } wanted)
        {
            return NotFound();
        }

        var outcome = await Task.Run(
            () => County.UseCases.PlacingByHand(EngineRegistry.Default).RunAsync(
                County.Municipality, reference, CourseName.Of(sight, wanted), By, Reason ?? "", cancellation),
            cancellation);
        if (outcome is not PlaceByHandOutcome.Refused refused)
        {
            return LocalRedirect("/newcomers/" + Uri.EscapeDataString(reference) + "?done=placed");
        }

        foreach (var finding in refused.Findings.Take(10))
        {
            Refuse(finding, finding.Code == "CM3111" ? "reason" : null);
        }

        return await ReadAsync(reference, wanted.Id, cancellation) ? AgainWithFaults() : NotFound();
    }

    /// <summary>What the plan loses or gains, in a sentence.</summary>
    internal string CostSentence() => Cost switch
    {
        PlacingCost.Known { Change: >= 0 } known => Voice.Say("Place.Gains", known.Change, known.Moved.Count),
        PlacingCost.Known known => Voice.Say(
            "Place.Loses", -known.Change, -known.Change / (double)Math.Max(1, known.Objective), known.Moved.Count),
        PlacingCost.NoRoom => Voice.Say("Place.NoRoom"),
        PlacingCost.NotYet => Voice.Say("NotYet"),
        _ => Voice.Say("Place.NotInPlan"),
    };

    private async Task<bool> ReadAsync(string reference, CourseId course, CancellationToken cancellation)
    {
        var desk = await DeskAsync(cancellation);
        var sight = await desk.SightAsync(cancellation);
        if (ReadPerson.Find(sight, reference) is not { } person
            || WhereToGo.Of(sight, person).FirstOrDefault(way => way.Entry.Course.Id == course) is not { } way)
        {
            return false;
        }

        Person = person;
        Way = WayCard.Of(way, 1, person, this, sight) with { PlaceAddress = null };
        Cost = await desk.Costs.OfAsync(sight, person.Id, course, cancellation);
        Moved = Cost is PlacingCost.Known { Moved: { Count: > 0 } moved }
            ? new PageTable(
                Voice.Say("Place.Moved"),
                Voice.Say("Place.Moved.Headers").Split('|'),
                [
                    .. moved.Select(other => (IReadOnlyList<Cell>)
                    [
                        new Cell(
                            Voice.Say("Person.Name", other.Newcomer.FamilyName, other.Newcomer.GivenName),
                            "/newcomers/" + Uri.EscapeDataString(other.Newcomer.Reference)),
                        other.Newcomer.Reference,
                        NameOf(sight, other.From),
                        NameOf(sight, other.To),
                    ]),
                ])
            : null;
        return true;
    }

    private string NameOf(CountySight sight, CourseId? course) =>
        course is { } id && sight.Ask(c => c.Find(id)) is { } found
            ? Voice.Say("Course.Name", found.Number, found.Title)
            : Voice.Say("Place.Waits");
}
