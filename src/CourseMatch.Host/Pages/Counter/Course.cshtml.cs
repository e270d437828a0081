using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Counter;

/// <summary>One course at the provider's counter: who comes.</summary>
[Access(Role.ProviderStaff)]
public sealed class CounterCourseModel : CounterPage
{
    internal override string Title => Course is null
        ? Voice.Say("Counter.Title")
        : Voice.Say("Course.Name", Course.Number, Course.Title);

    internal CounterCourse Course { get; private set; } = null!;

    internal IReadOnlyList<CounterParticipant> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        return export is null ? Page() : AsCsv(ExportTable(), "participants");
    }

    private async Task<bool> ReadAsync(int id, CancellationToken cancellation)
    {
        var own = await Desk.CoursesAsync(County.Municipality, Provider, cancellation);
        if (own.FirstOrDefault(course => course.Id.Value == id) is not { } course)
        {
            return false;
        }

        Course = course;
        People = await Desk.ParticipantsAsync(County.Municipality, Provider, new CourseId(id), cancellation);
        return true;
    }

    private PageTable ExportTable() => new(
        Title,
        Voice.Say("Counter.People.Headers").Split('|'),
        [
            .. People.Select(person => (IReadOnlyList<Cell>)
            [
                Voice.Say("Person.Name", person.FamilyName, person.GivenName), person.Reference,
                Day(person.BirthDate), Day(person.EntryDay), Number(person.ModuleNumber), Number(person.Children),
            ]),
        ]);
}
