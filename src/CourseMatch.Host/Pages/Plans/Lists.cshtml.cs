using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Who sits in which course, course by course, to be printed.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PlanListsModel : CasePage
{
    /// <summary>Courses of one printed part: about 200 people.</summary>
    private const int CoursesPerPart = 10;

    internal override string Title => Voice.Say("Plan.Lists.Title", Id);

    internal int Id { get; private set; }

    internal IReadOnlyList<PageTable> Lists { get; private set; } = [];

    internal Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, string? export, CancellationToken cancellation)
    {
        Id = id;
        var sight = await SightAsync(cancellation);
        var known = new[] { sight.InForce, sight.Proposal }.FirstOrDefault(plan => plan?.Summary.Id.Value == id);
        if ((known ?? await County.Store.PlanAsync(County.Municipality, new PlanId(id), cancellation)) is not { } plan)
        {
            return NotFound();
        }

        var names = sight.Once(circumstances => new PlanNames(circumstances.County));
        var courses = plan.Placements.GroupBy(placement => placement.Course)
            .Select(group => (Name: names.Course(group.Key), Placements: group))
            .OrderBy(course => course.Name, StringComparer.Ordinal)
            .ToArray();
        if (export is not null)
        {
            return AsCsv(
                new PageTable(
                    Title,
                    [Voice.Say("Plan.Lists.Course"), .. Voice.Say("Plan.Lists.Headers").Split('|')],
                    [
                        .. courses.SelectMany(course => RowsOf(course.Placements, names)
                            .Select(row => (IReadOnlyList<Cell>)[course.Name, .. row])),
                    ]),
                $"plan-{id}-lists");
        }

        var pages = Math.Max(1, (courses.Length + CoursesPerPart - 1) / CoursesPerPart);
        Paging = new Paging(NumberIn("page", 1, pages, 1), pages, page => $"/plans/{id}/lists?page={page}");
        Lists =
        [
            .. courses.Skip((Paging.Page - 1) * CoursesPerPart).Take(CoursesPerPart).Select(course => new PageTable(
                course.Name,
                Voice.Say("Plan.Lists.Headers").Split('|'),
                RowsOf(course.Placements, names))),
        ];
        return Page();
    }

    private IReadOnlyList<IReadOnlyList<Cell>> RowsOf(IEnumerable<Placement> placements, PlanNames names) =>
    [
        .. placements
            .Select(placement => (IReadOnlyList<Cell>)
            [
                names.Person(placement.Newcomer),
                placement.EntryDay.ToString("d", Voice.Culture),
                $"{placement.Care.Select(care => care.Child).Distinct().Count()}",
            ])
            .OrderBy(row => row[0].Text, StringComparer.Ordinal),
    ];
}
