using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes who waits and why, longest first.</summary>
public static class WaitingTable
{
    private static readonly IReadOnlyList<(string Header, Func<Row, object?> Cell)> Columns =
    [
        ("Aktenzeichen", row => row.Newcomer.Reference),
        ("Name", row => row.Newcomer.FamilyName),
        ("Vorname", row => row.Newcomer.GivenName),
        ("wartet seit", row => row.Newcomer.RegisteredOn),
        ("Wartetage", row => Math.Max(0, row.Day.DayNumber - row.Newcomer.RegisteredOn.DayNumber)),
        ("Niveau", row => row.Newcomer.Proof?.EntryLevel.ToString()),
        ("Berechtigung gültig bis", row => row.Newcomer.Entitlements.Min(right => right.ValidUntil)),
        ("PLZ", row => row.Newcomer.Address.Postcode),
        ("Kinder", row => row.Children),
        ("Befund", row => row.Reason?.Code),
        ("Grund", row => row.Reason is { } reason ? FindingTexts.Sentence(reason, FindingTexts.German) : null),
        ("Rat", row => row.Reason is { } reason ? FindingTexts.Advice(reason, FindingTexts.German) : null),
        ("weitere Befunde", row => string.Join(", ", row.OtherCodes)),
    ];

    /// <summary>The waiting list of a plan.</summary>
    /// <param name="county">The county the plan speaks of. People no longer on file are left out.</param>
    /// <param name="plan">The plan.</param>
    public static Sheet Sheet(County county, Plan plan)
    {
        var index = new CountyIndex(county);
        var children = county.Households
            .SelectMany(household => household.Partners.Select(partner => (partner, household.Children.Count)))
            .ToDictionary(pair => pair.partner, pair => pair.Count);
        var rows = plan.Unplaced
            .Where(unplaced => index.Newcomers.ContainsKey(unplaced.Newcomer))
            .Select(unplaced => new Row(
                index.Newcomers[unplaced.Newcomer],
                plan.Summary.Day,
                children.GetValueOrDefault(unplaced.Newcomer),
                unplaced.Findings.Count > 0 ? unplaced.Findings[0] : null,
                [.. unplaced.Findings.Skip(1).Select(finding => finding.Code).Distinct()]))
            .OrderBy(row => row.Newcomer.RegisteredOn)
            .ThenBy(row => row.Newcomer.Id.Value);
        return Tables.Sheet.Of("Warteliste", Columns, rows);
    }

    private sealed record Row(
        Newcomer Newcomer, DateOnly Day, int Children, Finding? Reason, IReadOnlyList<string> OtherCodes);
}
