using CourseMatch.Application.Calendar;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>The list of newcomers as a table, and the numbers its rows are ticked by.</summary>
internal sealed record PeopleTable(PageTable Table, IReadOnlyList<int> Numbers)
{
    public static PeopleTable Of(
        CasePage page, IReadOnlyList<NewcomerLine> lines, RuleBook rules, string exportAddress)
    {
        var today = TimeProvider.System.Today();
        return new PeopleTable(
            new PageTable(
                page.Voice.Say("Newcomers.Caption"),
                page.Voice.Say("Newcomers.Headers").Split('|'),
                [.. lines.Select(line => RowOf(page, line, rules, today))])
            {
                Empty = page.Voice.Say("Newcomers.Empty"),
                ExportAddress = exportAddress,
            },
            [.. lines.Select(line => line.Id.Value)]);
    }

    /// <summary>Badge of a standing: its text says the same.</summary>
    public static string BadgeOf(Standing standing) => standing switch
    {
        Standing.Waiting => "warning",
        Standing.Proposed => "info",
        Standing.Promised => "success",
        Standing.Inactive => "info",
    };

    private static IReadOnlyList<Cell> RowOf(CasePage page, NewcomerLine line, RuleBook rules, DateOnly today)
    {
        var clock = RunningClock.Of(line.Entitlements, today, rules).FirstOrDefault();
        return
        [
            new Cell(
                page.Voice.Say("Person.Name", line.FamilyName, line.GivenName),
                "/newcomers/" + Uri.EscapeDataString(line.Reference)),
            line.Reference,
            new Cell(page.Voice.Say("Standing." + line.Standing)) { Badge = BadgeOf(line.Standing) },
            line.Place is { } place
                ? page.Voice.Say("Newcomers.Place", place.Number, place.Title, place.EntryDay)
                : line.WaitsBecause is { } because ? Sentences.Sentence(because, page.Voice) : "",
            line.Level?.ToString() ?? page.Voice.Say("Newcomers.NoTest"),
            line.ChildrenInNeed == 0 ? "" : page.Number(line.ChildrenInNeed),
            clock is null ? "" : ClockWords.Left(clock, page.Voice),
            page.Day(line.RegisteredOn),
            $"{line.Postcode} {line.Town}".Trim(),
        ];
    }
}
