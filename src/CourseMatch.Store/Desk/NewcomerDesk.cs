using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Store.Counties;
using Npgsql;

namespace CourseMatch.Store.Desk;

/// <summary>The list of newcomers: numbers of one page by the indexes, then what the lines show of these.</summary>
public sealed class NewcomerDesk(NpgsqlDataSource database) : INewcomerDesk
{
    private const string LineRowsSql = """
        with proposal as (
            select max(o.plan_id) as plan_id
            from plan o
            where o.municipality_id = @municipality and o.state = 'draft' and o.plan_id > coalesce((
                select i.plan_id
                from plan i
                where i.municipality_id = @municipality and i.state = 'published'), 0)
        ), newest as (
            select coalesce((select plan_id from proposal), (
                select i.plan_id
                from plan i
                where i.municipality_id = @municipality and i.state = 'published')) as plan_id
        )
        select n.newcomer_id, n.reference, n.family_name, n.given_name, n.birth_date, n.languages[1] as language,
            n.proof_level_step, n.postcode, n.town, n.registered_on,
            case
                when not n.is_active then 'inactive'
                when p.promise_id is not null then 'promised'
                when d.newcomer_id is not null then 'proposed'
                else 'waiting'
            end as standing,
            (
                select count(distinct c.child_id)::int
                from child c
                join child_naming g on g.municipality_id = c.municipality_id and g.child_id = c.child_id
                where c.municipality_id = n.municipality_id and c.household_id = n.household_id
                    and g.care_last_day >= current_date
            ) as children_in_need,
            k.course_id, k.number as course_number, k.title as course_title,
            coalesce(p.entry_day, d.entry_day) as entry_day,
            (
                select jsonb_build_array(u.findings -> 0)::text
                from unplaced u
                where u.municipality_id = n.municipality_id and u.newcomer_id = n.newcomer_id
                    and u.plan_id = (select plan_id from newest)
            ) as waits_because
        from unnest(@page::int[]) with ordinality as w (newcomer_id, place)
        join newcomer n on n.municipality_id = @municipality and n.newcomer_id = w.newcomer_id
        left join promise p on p.municipality_id = n.municipality_id and p.newcomer_id = n.newcomer_id
            and p.ended_at is null
        left join placement d on d.municipality_id = n.municipality_id and d.newcomer_id = n.newcomer_id
            and d.plan_id = (select plan_id from proposal)
        left join course k on k.municipality_id = n.municipality_id
            and k.course_id = coalesce(p.course_id, d.course_id)
        order by w.place
        """;

    private const string EntitlementRowsSql = """
        select e.newcomer_id, e.scheme, e.kind, e.issuer, e.issued_on, e.valid_until, e.permit_issued_on,
            e.registered_on, e.interrupted_since, e.units_consumed, e.repeat_units_granted, e.repeat_units_consumed
        from entitlement e
        where e.municipality_id = @municipality and e.newcomer_id = any(@page)
        order by e.newcomer_id, e.entitlement_number
        """;

    private const string PastRowsSql = """
        select x.at, x.kind, x.plan_id, c.number as course_number, c.title as course_title, x.because, x.state, x.note
        from (
            select i.at, 'imported' as kind, null::int as plan_id, null::int as course_id, null::text as because,
                null::text as state, null::text as note
            from newcomer n
            join import_record r on r.municipality_id = n.municipality_id and r.subject = 'newcomers'
                and r.source = n.source and r.key = n.key
            join import_run i on i.municipality_id = r.municipality_id and i.import_id = r.import_id
            where n.municipality_id = @municipality and n.newcomer_id = @newcomer
            union all
            select o.created_at, 'proposed', o.plan_id, d.course_id, null, null, null
            from placement d
            join plan o on o.municipality_id = d.municipality_id and o.plan_id = d.plan_id
            where d.municipality_id = @municipality and d.newcomer_id = @newcomer and not d.is_promised
            union all
            select o.created_at, 'left_waiting', o.plan_id, null, jsonb_build_array(u.findings -> 0)::text, null, null
            from unplaced u
            join plan o on o.municipality_id = u.municipality_id and o.plan_id = u.plan_id
            where u.municipality_id = @municipality and u.newcomer_id = @newcomer
            union all
            select t.at, 'place_changed', p.plan_id, p.course_id, null, t.state, t.note
            from promise p
            join promise_step t on t.municipality_id = p.municipality_id and t.promise_id = p.promise_id
            where p.municipality_id = @municipality and p.newcomer_id = @newcomer
        ) x
        left join course c on c.municipality_id = @municipality and c.course_id = x.course_id
        order by x.at desc, x.kind
        limit @count
        """;

    static NewcomerDesk() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<PageOf<NewcomerLine>> ListAsync(
        MunicipalityId municipality,
        NewcomerQuery query,
        IReadOnlyList<NewcomerId>? among,
        CancellationToken cancellationToken) =>
        database.ReadAsync(
            municipality,
            async scope =>
            {
                var (count, page) = await NewcomerFinding.FindAsync(scope, query, among, cancellationToken);
                return new PageOf<NewcomerLine>(
                    page.Count == 0 ? [] : await LinesAsync(scope, page, cancellationToken),
                    count,
                    query.Page,
                    query.Size);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PastEvent>> HistoryAsync(
        MunicipalityId municipality, NewcomerId newcomer, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PastEvent>>(
            municipality,
            async scope =>
            {
                var rows = await scope.RowsAsync<PastRow>(
                    PastRowsSql, new { municipality, newcomer, count }, cancellationToken);
                return [.. rows.Select(row => new PastEvent(
                    row.At,
                    EnumText<PastKind>.Read(row.Kind),
                    row.PlanId,
                    row.CourseNumber,
                    row.CourseTitle,
                    row.Because is null ? null : FindingJson.Read(row.Because)[0],
                    row.State,
                    row.Note))];
            },
            cancellationToken);

    private static async Task<IReadOnlyList<NewcomerLine>> LinesAsync(
        CountyScope scope, IReadOnlyList<NewcomerId> page, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality, page = page.Select(id => id.Value).ToArray() };
        var entitlements = (await scope.RowsAsync<EntitlementRow>(EntitlementRowsSql, values, cancellationToken))
            .ToLookup(row => row.NewcomerId);
        var rows = await scope.RowsAsync<LineRow>(LineRowsSql, values, cancellationToken);
        return [.. rows.Select(row => LineOf(row, entitlements[row.NewcomerId]))];
    }

    private static NewcomerLine LineOf(LineRow row, IEnumerable<EntitlementRow> entitlements) => new(
        row.NewcomerId,
        row.Reference,
        row.FamilyName,
        row.GivenName,
        row.BirthDate,
        row.Language,
        row.ProofLevelStep,
        row.Postcode,
        row.Town,
        row.RegisteredOn,
        EnumText<Standing>.Read(row.Standing),
        row.ChildrenInNeed,
        row is { CourseId: { } course, EntryDay: { } entry }
            ? new PlaceNamed(course, row.CourseNumber ?? "", row.CourseTitle ?? "", entry)
            : null,
        row.WaitsBecause is { } because && row.CourseId is null ? FindingJson.Read(because)[0] : null,
        [.. entitlements.Select(EntitlementOf)]);

    private static Entitlement EntitlementOf(EntitlementRow row) => new(
        row.Scheme,
        row.Kind,
        row.Issuer,
        row.IssuedOn,
        row.ValidUntil,
        row.PermitIssuedOn,
        row.RegisteredOn,
        row.InterruptedSince,
        row.UnitsConsumed,
        row.RepeatUnitsGranted,
        row.RepeatUnitsConsumed);

    private sealed record LineRow(
        NewcomerId NewcomerId,
        string Reference,
        string FamilyName,
        string GivenName,
        DateOnly BirthDate,
        string? Language,
        Level? ProofLevelStep,
        string? Postcode,
        string? Town,
        DateOnly RegisteredOn,
        string Standing,
        int ChildrenInNeed,
        CourseId? CourseId,
        string? CourseNumber,
        string? CourseTitle,
        DateOnly? EntryDay,
        string? WaitsBecause);

    private sealed record EntitlementRow(
        NewcomerId NewcomerId,
        Scheme Scheme,
        EntitlementKind Kind,
        Issuer Issuer,
        DateOnly? IssuedOn,
        DateOnly? ValidUntil,
        DateOnly? PermitIssuedOn,
        DateOnly? RegisteredOn,
        DateOnly? InterruptedSince,
        int UnitsConsumed,
        int RepeatUnitsGranted,
        int RepeatUnitsConsumed);

    private sealed record PastRow(
        DateTimeOffset At,
        string Kind,
        PlanId? PlanId,
        string? CourseNumber,
        string? CourseTitle,
        string? Because,
        PlaceState? State,
        string? Note);
}
