using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Care;

/// <summary>Reads care groups with their sessions and the courses they are tied to. What was withdrawn is read only as
/// long as it holds a promise.</summary>
internal static class CareGroupReading
{
    private const string CareGroupRowsSql = """
        select g.care_group_id, g.provider_id, g.key, g.name, g.site_id, g.age_months_from, g.age_months_below,
            g.first_day, g.last_day, g.is_subsidiary
        from care_group g
        where g.municipality_id = @municipality and (not g.is_withdrawn or exists (
            select from care_session s
            join care_promise p on p.municipality_id = s.municipality_id and p.care_session_id = s.care_session_id
            where s.municipality_id = g.municipality_id and s.care_group_id = g.care_group_id
                and p.ended_at is null))
        order by g.care_group_id
        """;

    private const string CareSessionRowsSql = """
        select s.care_group_id, s.care_session_id, s.weekday, s.opens, s.closes, s.places
        from care_session s
        where s.municipality_id = @municipality and (s.is_listed or exists (
            select from care_promise p
            where p.municipality_id = s.municipality_id and p.care_session_id = s.care_session_id
                and p.ended_at is null))
        order by s.care_session_id
        """;

    // The number alone may name courses of several providers; those of the group's own provider come first.
    private const string TieRowsSql = """
        select a.care_group_id, c.course_id
        from care_accompanies a
        join care_group g on g.municipality_id = a.municipality_id and g.care_group_id = a.care_group_id
        left join course c on c.municipality_id = a.municipality_id and c.number = a.course_number
            and (c.provider_id = g.provider_id or not exists (
                select from course own
                where own.municipality_id = a.municipality_id and own.number = a.course_number
                    and own.provider_id = g.provider_id))
        where a.municipality_id = @municipality
        order by a.care_group_id, c.course_id
        """;

    public static async Task<IReadOnlyList<CareGroup>> ReadAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality };
        var sessions = (await scope.RowsAsync<CareSessionRow>(CareSessionRowsSql, values, cancellationToken))
            .ToLookup(row => row.CareGroupId);
        var ties = (await scope.RowsAsync<TieRow>(TieRowsSql, values, cancellationToken))
            .ToLookup(row => row.CareGroupId);
        var groups = await scope.RowsAsync<CareGroupRow>(CareGroupRowsSql, values, cancellationToken);
        return [.. groups.Select(row => new CareGroup(
            row.CareGroupId,
            row.ProviderId,
            row.Key,
            row.Name,
            row.SiteId,
            row.AgeMonthsFrom,
            row.AgeMonthsBelow,
            new DaySpan(row.FirstDay, row.LastDay),
            SessionsOf(sessions[row.CareGroupId]),
            TiesOf(ties[row.CareGroupId]),
            row.IsSubsidiary))];
    }

    private static CareSession[] SessionsOf(IEnumerable<CareSessionRow> rows) =>
        [.. rows
            .OrderBy(row => ((int)row.Weekday + 6) % 7).ThenBy(row => row.Opens).ThenBy(row => row.CareSessionId.Value)
            .Select(row => new CareSession(row.CareSessionId, row.Weekday, row.Opens, row.Closes, row.Places))];

    private static CourseId[]? TiesOf(IEnumerable<TieRow> rows)
    {
        var all = rows.ToArray();
        return all.Length == 0
            ? null
            : [.. all.Where(row => row.CourseId is not null).Select(row => row.CourseId!.Value)];
    }

    private sealed record CareGroupRow(
        CareGroupId CareGroupId,
        ProviderId ProviderId,
        string Key,
        string Name,
        SiteId? SiteId,
        int AgeMonthsFrom,
        int AgeMonthsBelow,
        DateOnly FirstDay,
        DateOnly LastDay,
        bool IsSubsidiary);

    private sealed record CareSessionRow(
        CareGroupId CareGroupId,
        CareSessionId CareSessionId,
        DayOfWeek Weekday,
        TimeOnly Opens,
        TimeOnly Closes,
        int Places);

    private sealed record TieRow(CareGroupId CareGroupId, CourseId? CourseId);
}
