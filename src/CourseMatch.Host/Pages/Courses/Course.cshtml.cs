using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Courses;

/// <summary>One course: seats, week, care beside it, participants, and who would fit a free seat.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class CourseModel : CasePage
{
    /// <summary>Care groups shown on this page; all of a site stand on the page of care groups.</summary>
    internal const int GroupsShown = 6;

    private const int SeekersShown = 10;

    internal override string Title => OnFile is null
        ? Voice.Say("Courses.Title")
        : Voice.Say("Course.Name", OnFile.Line.Course.Number, OnFile.Line.Course.Title);

    internal CourseFile OnFile { get; private set; } = null!;

    internal CountySight Sight { get; private set; } = null!;

    internal PageTable People { get; private set; } = null!;

    /// <summary>Who would fit a free seat; null while that is being worked out.</summary>
    internal PageTable? Seekers { get; private set; }

    internal PageTable Modules { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        var desk = await DeskAsync(cancellation);
        Sight = await desk.SightAsync(cancellation);
        if (ReadCourse.Of(Sight, new CourseId(id)) is not { } file)
        {
            return NotFound();
        }

        OnFile = file;
        People = PeopleTable();
        if (export == "seekers")
        {
            var all = await desk.Courses.SeekersAsync(Sight, new CourseId(id), SeekersShown, cancellation);
            return AsCsv(SeekersTable(all ?? []), "seekers");
        }

        if (export is not null)
        {
            return AsCsv(People, "participants");
        }

        Modules = new PageTable(
            Voice.Say("Course.Modules"),
            Voice.Say("Course.Modules.Headers").Split('|'),
            [
                .. file.Line.Course.Modules.Select(module => (IReadOnlyList<Cell>)
                [
                    Number(module.Number), module.Level.ToString(), Day(module.Days.First), Day(module.Days.Last),
                    Number(module.Units),
                ]),
            ]);
        Seekers = await desk.Courses.SeekersAsync(Sight, new CourseId(id), SeekersShown, cancellation) is { } found
            ? SeekersTable(found)
            : null;
        return Page();
    }

    /// <summary>What is on file of the course, name and value.</summary>
    internal IReadOnlyList<(string Name, string Value)> Facts()
    {
        var (line, course) = (OnFile.Line, OnFile.Line.Course);
        return
        [
            (Voice.Say("Course.Kind"), FindingTexts.Term(course.Kind, Voice.Culture)),
            (Voice.Say("Course.State"), FindingTexts.Term(course.State, Voice.Culture)),
            (Voice.Say("Course.Provider"), line.ProviderName),
            (Voice.Say("Course.Site"), line.Site is { } site
                ? string.Join(", ", new[] { site.Name, site.Address.Street, site.Address.Town }
                    .Where(part => !string.IsNullOrEmpty(part)))
                : FindingTexts.Term(course.Mode, Voice.Culture)),
            (Voice.Say("Course.Days"), Voice.Say("Course.Days.Value", course.FirstDay, course.LastDay)),
            (Voice.Say("Course.Funding"), FindingTexts.Term(course.Funding, Voice.Culture)),
            (Voice.Say("Course.For"), string.Join(", ", new[]
            {
                course.IsWomenOnly ? Voice.Say("Wish.WomenOnly") : null,
                course.IsForParents ? Voice.Say("Course.ForParents") : null,
            }.OfType<string>()) is { Length: > 0 } words ? words : Voice.Say("Course.ForAll")),
            (Voice.Say("Course.Minimum"), CoursesModel.MinimumOf(line, this).Text),
        ];
    }

    /// <summary>Lessons of a week: one cell for each hour that touches a lesson.</summary>
    internal WeekTable Week() => new(
        Voice.Say("Course.Week.Caption"),
        WeekTable.NamesOf(Voice),
        [
            .. Enumerable.Range(0, 24)
                .Where(hour => OnFile.Lessons.Weekly.Any(lesson => Touches(lesson, hour)))
                .Select(hour => (
                    WeekTable.HourOf(hour),
                    (IReadOnlyList<WeekCell>)[.. WeekTable.DaysInOrder.Select(day => CellOf(day, hour))])),
        ]);

    /// <remarks>A lesson that ends at midnight ends at 00:00.</remarks>
    private static bool Touches(WeeklyLesson lesson, int hour) =>
        lesson.From < new TimeOnly(hour, 59) && (lesson.To > new TimeOnly(hour, 0) || lesson.To == TimeOnly.MinValue);

    private WeekCell CellOf(DayOfWeek day, int hour) =>
        OnFile.Lessons.Weekly.Where(lesson => lesson.Day == day && Touches(lesson, hour)).ToArray()
            is { Length: > 0 } here
            ? new WeekCell(
                string.Join(", ", here.Select(lesson => $"{lesson.From:HH\\:mm}–{lesson.To:HH\\:mm}")), "full")
            : new WeekCell("–", "none");

    private PageTable PeopleTable() => new(
        Voice.Say("Course.People.Caption"),
        Voice.Say("Course.People.Headers").Split('|'),
        [
            .. OnFile.Participants.Select(person => (IReadOnlyList<Cell>)
            [
                new Cell(
                    Voice.Say("Person.Name", person.Newcomer.FamilyName, person.Newcomer.GivenName),
                    "/newcomers/" + Uri.EscapeDataString(person.Newcomer.Reference)),
                person.Newcomer.Reference,
                Day(person.EntryDay),
                Number(person.ModuleNumber),
                person.Children == 0 ? "" : Number(person.Children),
                new Cell(Voice.Say(person.IsPromised ? "Standing.Promised" : "Standing.Proposed"))
                {
                    Badge = person.IsPromised ? "success" : "info",
                },
            ]),
        ])
    {
        Empty = Voice.Say("Course.People.Empty"),
        ExportAddress = $"/courses/{OnFile.Line.Course.Id.Value}?export=csv",
    };

    private PageTable SeekersTable(IReadOnlyList<SeatSeeker> seekers) => new(
        Voice.Say("Course.Seekers.Caption"),
        SeesPlans
            ? Voice.Say("Course.Seekers.Headers").Split('|')
            : Voice.Say("Course.Seekers.Headers").Split('|')[..^1],
        [
            .. seekers.Select(seeker => (IReadOnlyList<Cell>)
            [
                new Cell(
                    Voice.Say("Person.Name", seeker.Newcomer.FamilyName, seeker.Newcomer.GivenName),
                    "/newcomers/" + Uri.EscapeDataString(seeker.Newcomer.Reference)),
                seeker.Newcomer.Reference,
                seeker.Now is { } now && Sight.Ask(c => c.Find(now)) is { } course
                    ? Voice.Say("Course.Seekers.From", course.Number)
                    : Voice.Say("Course.Seekers.Waits"),
                Number((long)seeker.Gain),
                .. SeesPlans ? [PlaceLink(seeker)] : Array.Empty<Cell>(),
            ]),
        ])
    {
        Empty = Voice.Say("Course.Seekers.Empty"),
        ExportAddress = $"/courses/{OnFile.Line.Course.Id.Value}?export=seekers",
    };

    private Cell PlaceLink(SeatSeeker seeker) => new(
        Voice.Say("Course.Seekers.Place"),
        $"/newcomers/{Uri.EscapeDataString(seeker.Newcomer.Reference)}/place?course={OnFile.Line.Course.Id.Value}");
}
