using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Newcomers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Newcomers;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Linkage;

/// <summary>Records that may be one person, side by side: a click says whether they are.</summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class DuplicatesModel : CasePage
{
    private const int Shown = 10;

    internal override string Title => Voice.Say("Duplicates.Title");

    internal LinkState State { get; private set; }

    internal int Count { get; private set; }

    internal IReadOnlyList<PairCard> Pairs { get; private set; } = [];

    internal Paging Paging { get; private set; } = null!;

    internal string? Done => Asked("done") is "merge" or "apart" or "undo"
        ? Voice.Say("Duplicates.Done." + Asked("done"))
        : null;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        return export is null
            ? Page()
            : AsCsv(
                ExportTable(await County.Linkage.LinksAsync(County.Municipality, State, cancellation)), "duplicates");
    }

    public Task<IActionResult> OnPostMergeAsync(int id, string? from, CancellationToken cancellation) =>
        DecideAsync("merge", County.UseCases.DecidingDuplicates.MergeAsync, id, from, cancellation);

    public Task<IActionResult> OnPostApartAsync(int id, string? from, CancellationToken cancellation) =>
        DecideAsync("apart", County.UseCases.DecidingDuplicates.ApartAsync, id, from, cancellation);

    public Task<IActionResult> OnPostUndoAsync(int id, string? from, CancellationToken cancellation) =>
        DecideAsync("undo", County.UseCases.DecidingDuplicates.UndoAsync, id, from, cancellation);

    /// <summary>What can be done with a pair of the list that is shown: handler and words.</summary>
    internal IReadOnlyList<(string Handler, string Text)> Steps() => State switch
    {
        LinkState.Proposed =>
            [("Merge", Voice.Say("Duplicates.Merge")), ("Apart", Voice.Say("Duplicates.Apart"))],
        LinkState.Merged => [("Undo", Voice.Say("Duplicates.Undo"))],
        LinkState.Apart => [("Merge", Voice.Say("Duplicates.Merge"))],
    };

    private async Task<IActionResult> DecideAsync(
        string step,
        Func<Application.MunicipalityId, int, string, CancellationToken, Task<LinkDecision>> decide,
        int id,
        string? from,
        CancellationToken cancellation)
    {
        if (await decide(County.Municipality, id, Reader!.Login, cancellation) is LinkDecision.Refused refused)
        {
            Refuse(refused.Finding);
            await ReadAsync(cancellation);
            return AgainWithFaults();
        }

        return LocalRedirect(from == "today" ? $"/?done={step}" : AddressWith(("handler", null), ("done", step)));
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        State = Asked<LinkState>("state") ?? LinkState.Proposed;
        var asked = NumberIn("page", 1, 1_000_000, 1);
        var (count, links) = await County.Linkage.SomeAsync(
            County.Municipality, State, (asked - 1) * Shown, Shown, cancellation);
        var sight = await SightAsync(cancellation);
        Count = count;
        var pages = Math.Max(1, (count + Shown - 1) / Shown);
        Paging = new Paging(
            Math.Min(asked, pages), pages, page => AddressWith(("handler", null), ("page", $"{page}")));
        Pairs = [.. links.Select(link => PairCard.Of(link, this, sight))];
    }

    private PageTable ExportTable(IReadOnlyList<NewcomerLink> links) => new(
        Title,
        Voice.Say("Duplicates.Export.Headers").Split('|'),
        [
            .. links.Select(link => (IReadOnlyList<Cell>)
            [
                link.Kept.Reference, link.Kept.Source, link.Duplicate.Reference, link.Duplicate.Source,
                Voice.Say("Duplicates.State." + link.State),
                string.Join(", ", link.Reasons.Select(reason => FindingTexts.Term(reason.Trait, Voice.Culture))),
                link.DecidedBy ?? "",
            ]),
        ]);
}

/// <summary>Two records side by side.</summary>
/// <param name="Id">Number of the pair.</param>
/// <param name="Title">Both names.</param>
/// <param name="Sides">What each list says.</param>
/// <param name="For">What speaks for one person.</param>
/// <param name="Against">What speaks against.</param>
/// <param name="DecidedBy">Who decided and when, in a sentence, or null.</param>
internal sealed record PairCard(
    int Id,
    string Title,
    PageTable Sides,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against,
    string? DecidedBy)
{
    public static PairCard Of(NewcomerLink link, CasePage page, CountySight sight)
    {
        var voice = page.Voice;
        var one = sight.Ask(c => c.Find(link.Kept.Newcomer));
        var other = sight.Ask(c => c.Find(link.Duplicate.Newcomer));
        return new PairCard(
            link.Id,
            voice.Say("Duplicates.Pair", NameOf(one, link.Kept, page), NameOf(other, link.Duplicate, page)),
            new PageTable(
                voice.Say("Duplicates.Sides"),
                voice.Say("Duplicates.Headers").Split('|'),
                [RowOf(one, link.Kept, page), RowOf(other, link.Duplicate, page)]),
            WordsOf(link, page, reason => reason.Bits > 0),
            WordsOf(link, page, reason => reason.Bits <= 0),
            link is { DecidedBy: { } by, DecidedAt: { } at }
                ? voice.Say("Duplicates.Decided", by, BerlinText.Of(at, voice))
                : null);
    }

    internal static string NameOf(Newcomer? newcomer, LinkedPerson side, CasePage page) => newcomer is null
        ? side.Reference
        : page.Voice.Say("Person.Name", newcomer.FamilyName, newcomer.GivenName);

    private static IReadOnlyList<string> WordsOf(NewcomerLink link, CasePage page, Func<LinkReason, bool> isWanted) =>
    [
        .. link.Reasons.Where(isWanted).OrderByDescending(reason => Math.Abs(reason.Bits))
            .Select(reason => FindingTexts.Term(reason.Trait, page.Voice.Culture)),
    ];

    private static IReadOnlyList<Cell> RowOf(Newcomer? newcomer, LinkedPerson side, CasePage page) =>
    [
        new Cell(NameOf(newcomer, side, page), "/newcomers/" + Uri.EscapeDataString(side.Reference)),
        side.Reference,
        side.Source,
        newcomer is null ? "" : page.Day(newcomer.BirthDate),
        newcomer is null ? "" : FindingTexts.Term(newcomer.Gender, page.Voice.Culture),
        newcomer is null ? "" : string.Join(", ", newcomer.Languages.Select(LanguageWords.Of)),
        string.Join(
            ", ",
            new[] { newcomer?.Address.Street, $"{newcomer?.Address.Postcode} {newcomer?.Address.Town}".Trim() }
                .Where(part => !string.IsNullOrEmpty(part))),
        newcomer is null ? "" : page.Day(newcomer.RegisteredOn),
    ];
}
