using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Care;

/// <summary>Brings the weekly sessions of care groups to what the file says.</summary>
internal static class CareSessionSaving
{
    private const string KnownSessionRowsSql = """
        select s.care_group_id, s.care_session_id, s.weekday, s.opens, s.closes
        from care_session s
        where s.municipality_id = @municipality and s.care_group_id = any(@groups::int[])
        order by s.care_session_id
        """;

    private const string ChangeSql = """
        update care_session s set
            weekday = r.weekday, opens = r.opens, closes = r.closes, places = r.places, is_listed = true
        from unnest(@sessions::int[], @weekdays::text[], @opens::time[], @closes::time[], @places::int[])
            as r (care_session_id, weekday, opens, closes, places)
        where s.municipality_id = @municipality and s.care_session_id = r.care_session_id
            and (s.weekday, s.opens, s.closes, s.places, s.is_listed)
                is distinct from (r.weekday, r.opens, r.closes, r.places, true)
        """;

    private const string AddSql = """
        insert into care_session (municipality_id, care_group_id, weekday, opens, closes, places)
        select @municipality, r.care_group_id, r.weekday, r.opens, r.closes, r.places
        from unnest(@groups::int[], @weekdays::text[], @opens::time[], @closes::time[], @places::int[])
            with ordinality as r (care_group_id, weekday, opens, closes, places, place_in_file)
        order by r.place_in_file
        """;

    private const string RemoveSql = """
        delete from care_session s
        where s.municipality_id = @municipality and s.care_session_id = any(@sessions::int[])
            and not exists (
                select from care_placement p
                where p.municipality_id = s.municipality_id and p.care_session_id = s.care_session_id)
            and not exists (
                select from care_promise p
                where p.municipality_id = s.municipality_id and p.care_session_id = s.care_session_id)
        """;

    private const string CloseSql = """
        update care_session s set places = 0, is_listed = false
        where s.municipality_id = @municipality and s.care_session_id = any(@sessions::int[]) and s.is_listed
        """;

    public static async Task SaveAsync(
        CountyScope scope,
        IReadOnlyList<(int Group, IReadOnlyList<CareSessionRecord> Sessions)> groups,
        CancellationToken cancellationToken)
    {
        var known = (await scope.RowsAsync<KnownSessionRow>(
            KnownSessionRowsSql,
            new { municipality = scope.Municipality, groups = groups.Select(group => group.Group).ToArray() },
            cancellationToken)).ToLookup(row => row.CareGroupId);
        var pairs = groups
            .SelectMany(group => SessionPairing
                .Pair(
                    [.. known[group.Group].Select(row =>
                        new KnownSession(row.CareSessionId, row.Weekday, row.Opens, row.Closes))],
                    group.Sessions)
                .Select(pair => (group.Group, pair.Known, pair.Record)))
            .ToArray();
        await ChangeAsync(
            scope,
            [.. pairs.Where(pair => pair.Known is not null && pair.Record is not null)
                .Select(pair => (pair.Known!.Id, pair.Record!))],
            cancellationToken);
        await AddAsync(
            scope,
            [.. pairs.Where(pair => pair.Known is null).Select(pair => (pair.Group, pair.Record!))],
            cancellationToken);
        var gone = new
        {
            municipality = scope.Municipality,
            sessions = pairs.Where(pair => pair.Record is null).Select(pair => pair.Known!.Id).ToArray(),
        };
        await scope.RunAsync(RemoveSql, gone, cancellationToken);
        await scope.RunAsync(CloseSql, gone, cancellationToken);
    }

    private static Task ChangeAsync(
        CountyScope scope,
        IReadOnlyList<(int Session, CareSessionRecord Record)> rows,
        CancellationToken cancellationToken) => scope.RunAsync(
            ChangeSql,
            new
            {
                municipality = scope.Municipality,
                sessions = rows.Select(row => row.Session).ToArray(),
                weekdays = rows.Select(row => EnumText<DayOfWeek>.Of(row.Record.Day)).ToArray(),
                opens = rows.Select(row => row.Record.From).ToArray(),
                closes = rows.Select(row => row.Record.To).ToArray(),
                places = rows.Select(row => row.Record.Places).ToArray(),
            },
            cancellationToken);

    private static Task AddAsync(
        CountyScope scope,
        IReadOnlyList<(int Group, CareSessionRecord Record)> rows,
        CancellationToken cancellationToken) => scope.RunAsync(
            AddSql,
            new
            {
                municipality = scope.Municipality,
                groups = rows.Select(row => row.Group).ToArray(),
                weekdays = rows.Select(row => EnumText<DayOfWeek>.Of(row.Record.Day)).ToArray(),
                opens = rows.Select(row => row.Record.From).ToArray(),
                closes = rows.Select(row => row.Record.To).ToArray(),
                places = rows.Select(row => row.Record.Places).ToArray(),
            },
            cancellationToken);

    private sealed record KnownSessionRow(
        int CareGroupId, int CareSessionId, DayOfWeek Weekday, TimeOnly Opens, TimeOnly Closes);
}
