using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Courses;

/// <summary>What it would mean for whom if a course did not take place.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class CancelModel : CasePage
{
    internal override string Title => Line is null
        ? Voice.Say("Courses.Title")
        : Voice.Say("Cancel.Title", Line.Course.Number, Line.Course.Title);

    internal CourseLine Line { get; private set; } = null!;

    internal CancellationEffect Effect { get; private set; } = null!;

    internal PageTable People { get; private set; } = null!;

    internal bool CanBeCancelled => MayWrite
        && Line.Course.State is CourseState.Planned or CourseState.Running or CourseState.Closed;

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation) =>
        !await ReadAsync(id, cancellation) ? NotFound()
        : export is null ? Page()
        : AsCsv(People, "cancelled");

    /// <summary>The course does not take place.</summary>
    public async Task<IActionResult> OnPostAsync(int id, string? note, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        var name = CourseName.Of(await SightAsync(cancellation), Line.Course);
        if (await County.UseCases.CancellingCourses.RunAsync(
            County.Municipality, name, By, Plain(note), isConfirmed: true, cancellation)
            is CancelCourseOutcome.Refused refused)
        {
            Refuse(refused.Finding);
            return AgainWithFaults();
        }

        return LocalRedirect($"/courses/{id}");
    }

    private async Task<bool> ReadAsync(int id, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        if (CourseLines.Of(sight).Find(new CourseId(id)) is not { } line)
        {
            return false;
        }

        Line = line;
        Effect = ReadCourse.EffectOfCancelling(sight, line.Course.Id);
        People = new PageTable(
            Voice.Say("Cancel.People"),
            Voice.Say("Cancel.People.Headers").Split('|'),
            [
                .. Effect.Promised.Concat(Effect.Proposed).Select(person => (IReadOnlyList<Cell>)
                [
                    new Cell(
                        Voice.Say("Person.Name", person.Newcomer.FamilyName, person.Newcomer.GivenName),
                        "/newcomers/" + Uri.EscapeDataString(person.Newcomer.Reference)),
                    Voice.Say(person.IsPromised ? "Standing.Promised" : "Standing.Proposed"),
                    person.Children == 0 ? "" : Number(person.Children),
                    Effect.WithoutOther.Contains(person.Newcomer.Id)
                        ? new Cell(Voice.Say("Cancel.NoOther")) { Badge = "warning" }
                        : new Cell(
                            Voice.Say("Cancel.Other"),
                            $"/newcomers/{Uri.EscapeDataString(person.Newcomer.Reference)}/courses?only=open"),
                ]),
            ])
        {
            Empty = Voice.Say("Cancel.Nobody"),
            ExportAddress = $"/courses/{line.Course.Id.Value}/cancel?export=csv",
        };
        return true;
    }
}
