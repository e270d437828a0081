using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Courses;

/// <summary>All care groups with their places, session by session.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class CareModel : CasePage
{
    private const int Shown = 20;

    internal override string Title => Voice.Say("Care.Title");

    internal IReadOnlyList<CareLine> Groups { get; private set; } = [];

    internal int Count { get; private set; }

    internal Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var search = Asked("q");
        var all = CareLines.Of(await SightAsync(cancellation)).All
            .Where(line => search is null
                || line.Group.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
                || line.ProviderName.Contains(search, StringComparison.OrdinalIgnoreCase)
                || line.Site?.Name.Contains(search, StringComparison.OrdinalIgnoreCase) == true)
            .ToArray();
        Count = all.Length;
        if (export is not null)
        {
            return AsCsv(ExportTable(all), "care");
        }

        var pages = Math.Max(1, (all.Length + Shown - 1) / Shown);
        Paging = new Paging(NumberIn("page", 1, pages, 1), pages, page => AddressWith(("page", $"{page}")));
        Groups = [.. all.Skip((Paging.Page - 1) * Shown).Take(Shown)];
        return Page();
    }

    private PageTable ExportTable(IEnumerable<CareLine> lines) => new(
        Title,
        Voice.Say("Care.Export.Headers").Split('|'),
        [
            .. lines.SelectMany(line => line.Sessions.Select(session => (IReadOnlyList<Cell>)
            [
                line.Group.Name, line.ProviderName, line.Site?.Name ?? "",
                FindingTexts.Term(session.Session.Day, Voice.Culture), $"{session.Session.From:HH\\:mm}",
                $"{session.Session.To:HH\\:mm}", Number(session.Session.Places), Number(session.Promised),
                Number(session.Proposed), Number(session.Free),
            ])),
        ]);
}
