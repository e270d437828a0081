using System.Text;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.Tables.SheetCell;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes care groups as a table that reads back to the same records.</summary>
public static class CareTable
{
    private static readonly IReadOnlyList<(string Header, Func<CareGroupRecord, object?> Cell)> Columns =
    [
        Of<CareGroupRecord>(CareColumns.Key, group => group.Key),
        Of<CareGroupRecord>(CareColumns.Name, group => group.Name),
        Of<CareGroupRecord>(CareColumns.Building, group => group.Site?.Name),
        Of<CareGroupRecord>(CareColumns.Street, group => group.Site?.Address.Street),
        Of<CareGroupRecord>(CareColumns.Postcode, group => group.Site?.Address.Postcode),
        Of<CareGroupRecord>(CareColumns.Town, group => group.Site?.Address.Town),
        Of<CareGroupRecord>(CareColumns.Latitude, group => group.Site?.Address.Point?.Latitude),
        Of<CareGroupRecord>(CareColumns.Longitude, group => group.Site?.Address.Point?.Longitude),
        Of<CareGroupRecord>(CareColumns.StepFree, group => Offers(group, FunctionalNeeds.StepFree)),
        Of<CareGroupRecord>(CareColumns.Hearing, group => Offers(group, FunctionalNeeds.HearingSupport)),
        Of<CareGroupRecord>(CareColumns.Vision, group => Offers(group, FunctionalNeeds.VisionSupport)),
        Of<CareGroupRecord>(CareColumns.AgeFrom, group => $"{group.AgeMonthsFrom} Monate"),
        Of<CareGroupRecord>(CareColumns.AgeBelow, group => $"{group.AgeMonthsBelow} Monate"),
        Of<CareGroupRecord>(CareColumns.From, group => group.Days.First),
        Of<CareGroupRecord>(CareColumns.To, group => group.Days.Last),
        Of<CareGroupRecord>(CareColumns.Sessions, group => CareSessionsText.Write(group.Sessions)),
        Of<CareGroupRecord>(CareColumns.Courses, group => string.Join(", ", group.CourseNumbers)),
        Of<CareGroupRecord>(CareColumns.Subsidiary, group => group.IsSubsidiary),
    ];

    /// <summary>Writes the groups.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="encoding">Null = UTF-8 with mark.</param>
    public static void Write(Stream stream, IEnumerable<CareGroupRecord> groups, Encoding? encoding = null) =>
        Sheet(groups).Write(stream, SheetFormat.Csv, encoding);

    /// <summary>The groups as a list.</summary>
    public static Sheet Sheet(IEnumerable<CareGroupRecord> groups) =>
        Tables.Sheet.Of("Betreuungsgruppen", Columns, groups);

    private static string? Offers(CareGroupRecord group, FunctionalNeeds need) =>
        group.Site is { } site ? YesNo(site.Offers.HasFlag(need)) : null;
}
