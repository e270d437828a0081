using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Newcomers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>Where one person could go: all courses ranked, each with the reasons.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class WaysModel : CasePage
{
    private const int Shown = 15;

    internal override string Title => Person is null
        ? Voice.Say("Person.Ways")
        : Voice.Say("Ways.Title", Person.FamilyName, Person.GivenName);

    internal Newcomer Person { get; private set; } = null!;

    internal IReadOnlyList<WayCard> Ways { get; private set; } = [];

    internal Paging Paging { get; private set; } = null!;

    internal int Count { get; private set; }

    internal string? Only { get; private set; }

    internal string Path => "/newcomers/" + Uri.EscapeDataString(Person.Reference);

    public async Task<IActionResult> OnGetAsync(string reference, string? export, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        if (ReadPerson.Find(sight, reference) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Only = Asked("only");
        var ways = WhereToGo.Of(sight, person)
            .Where(way => Only switch
            {
                "open" => way.IsOpen,
                "full" => way.IsAdmitted && !way.IsOpen,
                "refused" => !way.IsAdmitted,
                _ => true,
            })
            .ToArray();
        Count = ways.Length;
        if (export is not null)
        {
            var all = ways.Select((way, index) => WayCard.Of(way, index + 1, person, this, sight));
            return AsCsv(TableOf([.. all]), "courses");
        }

        var pages = Math.Max(1, (ways.Length + Shown - 1) / Shown);
        Paging = new Paging(NumberIn("page", 1, pages, 1), pages, page => AddressWith(("page", $"{page}")));
        var skipped = (Paging.Page - 1) * Shown;
        Ways =
        [
            .. ways.Skip(skipped).Take(Shown)
                .Select((way, index) => WayCard.Of(way, skipped + index + 1, person, this, sight)),
        ];
        return Page();
    }

    private PageTable TableOf(IReadOnlyList<WayCard> ways) => new(
        Title,
        Voice.Say("Ways.Headers").Split('|'),
        [
            .. ways.Select(way => (IReadOnlyList<Cell>)
            [
                Number(way.Rank), way.Name, way.VerdictWord, .. way.Facts.Select(fact => new Cell(fact.Value)),
                string.Join(" ", way.For), string.Join(" ", way.Against), string.Join(" ", way.Changes),
            ]),
        ]);
}
