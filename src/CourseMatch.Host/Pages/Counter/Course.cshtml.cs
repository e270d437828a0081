using System.Globalization;
using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;
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

    /// <summary>What was typed as the number of free seats, when it was refused.</summary>
    internal string? Typed { get; private set; }

    /// <summary>Most seats that can be free.</summary>
    internal int FreeMax => Math.Max(0, Course.Seats - Course.SeatsReserved - Course.Promised);

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        return export is null ? Page() : AsCsv(ExportTable(), "participants");
    }

    /// <summary>Who came, who did not, who left.</summary>
    public async Task<IActionResult> OnPostAsync(
        int id, int place, string? attendance, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation)
            || People.FirstOrDefault(person => person.Place.Value == place) is not { } person)
        {
            return NotFound();
        }

        if (!Enum.TryParse<Attendance>(attendance, ignoreCase: true, out var reported)
            || int.TryParse(attendance, out _))
        {
            Refuse(Finding.Of("CM4207", Severity.Error));
            return AgainWithFaults();
        }

        switch (await Recording.RunAsync(
            County.Municipality, person.Place, reported, new Actor(ActorKind.Provider, Reader!.Login), null,
            cancellation))
        {
            case StepOutcome.Refused refused:
                Refuse(refused.Finding);
                return AgainWithFaults();
            case StepOutcome.NotFound missing:
                Refuse(missing.Finding);
                return AgainWithFaults();
            default:
                return LocalRedirect($"/counter/{id}");
        }
    }

    /// <summary>How many seats are free.</summary>
    public async Task<IActionResult> OnPostSeatsAsync(int id, string? free, CancellationToken cancellation)
    {
        if (!await ReadAsync(id, cancellation))
        {
            return NotFound();
        }

        Typed = free;
        IReadOnlyList<Finding> faults = int.TryParse(free, NumberStyles.None, Voice.Culture, out var seats)
            ? await Reporting.RunAsync(County.Municipality, Course, seats, Reader!.Login, cancellation)
            : [Finding.Of("CM4044", Severity.Error, Voice.Say("Counter.Report.Free"), $"0 … {FreeMax}")];
        foreach (var fault in faults)
        {
            Refuse(fault, "free");
        }

        return faults.Count > 0 ? AgainWithFaults() : LocalRedirect($"/counter/{id}?done=seats");
    }

    /// <summary>What can be reported of somebody now.</summary>
    internal static IReadOnlyList<Attendance> Reports(CounterParticipant person) => person.State switch
    {
        PlaceState.Offered or PlaceState.Accepted => [Attendance.Started, Attendance.DidNotCome],
        PlaceState.Started => [Attendance.Left, Attendance.Completed],
        _ => [],
    };

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
                FindingTexts.Term(person.State, Voice.Culture),
            ]),
        ]);
}
