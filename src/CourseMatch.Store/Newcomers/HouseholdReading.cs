using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Newcomers;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Reads households: partners from the list, children from what the partners' lines say of them.</summary>
internal static class HouseholdReading
{
    // A child no line names any more still belongs to the household while a care place is promised to it.
    private const string ChildNamingRowsSql = """
        select c.household_id, c.child_id, c.birth_date, n.is_birth_date_estimated, n.care_first_day, n.care_last_day,
            n.kita_first_day, n.kita_opens, n.kita_closes
        from child c
        left join child_naming n on n.municipality_id = c.municipality_id and n.child_id = c.child_id
        where c.municipality_id = @municipality and (n.newcomer_id is not null or exists (
            select from care_promise p
            where p.municipality_id = c.municipality_id and p.child_id = c.child_id and p.ended_at is null))
        order by c.household_id, c.birth_date, c.twin_number, c.child_id, n.newcomer_id
        """;

    public static async Task<IReadOnlyList<Household>> ReadAsync(
        CountyScope scope, IReadOnlyList<Newcomer> newcomers, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<ChildNamingRow>(
            ChildNamingRowsSql, new { municipality = scope.Municipality }, cancellationToken);
        var namings = rows.ToLookup(row => row.HouseholdId);
        return [.. newcomers
            .Where(newcomer => newcomer.Household is not null)
            .GroupBy(newcomer => newcomer.Household!.Value, newcomer => newcomer.Id)
            .OrderBy(partners => partners.Key.Value)
            .Select(partners => new Household(partners.Key, [.. partners], ChildrenOf(namings[partners.Key])))];
    }

    private static Child[] ChildrenOf(IEnumerable<ChildNamingRow> rows) =>
        [.. rows.GroupBy(row => row.ChildId).Select(namings => ChildOf([.. namings]))];

    /// <summary>What all lines together say: an exact date counts more than an estimated one, care is needed from the
    /// first day to the last that anybody names, and the first line that knows a Kita place is believed.</summary>
    private static Child ChildOf(IReadOnlyList<ChildNamingRow> namings)
    {
        var needs = namings.Where(naming => naming.CareFirstDay is not null).ToArray();
        var kita = namings.FirstOrDefault(naming => naming.KitaFirstDay is not null);
        return new Child(
            namings[0].ChildId,
            namings[0].BirthDate,
            namings.All(naming => naming.IsBirthDateEstimated == true),
            needs.Length == 0
                ? null
                : new DaySpan(
                    needs.Min(naming => naming.CareFirstDay!.Value), needs.Max(naming => naming.CareLastDay!.Value)),
            kita is { KitaFirstDay: { } first, KitaOpens: { } opens, KitaCloses: { } closes }
                ? new KitaPlace(first, opens, closes)
                : null);
    }

    private sealed record ChildNamingRow(
        HouseholdId HouseholdId,
        ChildId ChildId,
        DateOnly BirthDate,
        bool? IsBirthDateEstimated,
        DateOnly? CareFirstDay,
        DateOnly? CareLastDay,
        DateOnly? KitaFirstDay,
        TimeOnly? KitaOpens,
        TimeOnly? KitaCloses);
}
