using CourseMatch.Application;
using CourseMatch.Application.Offers;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Offers;

/// <summary>Reads promised places, in force or over, with everything that happened to them.</summary>
internal static class PlaceReading
{
    private const string PlaceRowsSql = """
        select p.promise_id, p.newcomer_id, n.reference, p.course_id, c.number, c.title, v.name as provider,
            coalesce(concat_ws(', ', s.name, nullif(s.street, ''), nullif(concat_ws(' ', s.postcode, s.town), '')), '')
                as site,
            p.module_number, p.entry_day,
            coalesce((
                select max(m.last_day) from course_module m
                where m.municipality_id = p.municipality_id and m.course_id = p.course_id), p.entry_day) as last_day,
            p.plan_id, p.state, p.reply_by, p.is_locked, p.is_willing_to_move, p.ended_at,
            (select count(distinct k.child_id)::int from care_promise k
                where k.municipality_id = p.municipality_id and k.promise_id = p.promise_id) as children,
            n.languages[1] as language, p.step_number
        from promise p
        join newcomer n on n.municipality_id = p.municipality_id and n.newcomer_id = p.newcomer_id
        join course c on c.municipality_id = p.municipality_id and c.course_id = p.course_id
        join provider v on v.municipality_id = c.municipality_id and v.provider_id = c.provider_id
        left join site s on s.municipality_id = c.municipality_id and s.site_id = c.site_id
        where p.municipality_id = @municipality
            and (@promise::int is null or p.promise_id = @promise)
            and (@newcomer::int is null or p.newcomer_id = @newcomer)
            and (@reference::text is null or n.reference = @reference)
            and (@course::int is null or p.course_id = @course)
            and (@plan::int is null or p.plan_id = @plan)
            and (@state::text is null or p.state = @state)
            and (@isInForce::boolean is null or (p.ended_at is null) = @isInForce)
        order by p.promise_id
        """;

    private const string StepRowsSql = """
        select s.promise_id, s.step_number, s.from_state, s.state, s.at, s.by_whom, s.account, s.reason, s.note
        from promise_step s
        where s.municipality_id = @municipality and s.promise_id = any(@promises::int[])
        order by s.promise_id, s.step_number
        """;

    private const string PastRowsSql = """
        select p.newcomer_id, p.course_id, p.module_number, p.entry_day, p.state, p.ended_at
        from promise p
        where p.municipality_id = @municipality and p.ended_at is not null
        order by p.ended_at, p.promise_id
        """;

    public static async Task<IReadOnlyList<Place>> ReadAsync(
        CountyScope scope, PlaceQuery query, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<PlaceRow>(
            PlaceRowsSql,
            new
            {
                municipality = scope.Municipality,
                promise = query.Promise?.Value,
                newcomer = query.Newcomer?.Value,
                reference = query.Reference,
                course = query.Course?.Value,
                plan = query.Plan?.Value,
                state = EnumText<PlaceState>.Of(query.State),
                isInForce = query.IsInForce,
            },
            cancellationToken);
        var steps = (await scope.RowsAsync<StepRow>(
            StepRowsSql,
            new
            {
                municipality = scope.Municipality,
                promises = rows.Select(row => row.PromiseId.Value).ToArray(),
            },
            cancellationToken)).ToLookup(row => row.PromiseId);
        return [.. rows.Select(row => new Place(
            row.PromiseId, row.NewcomerId, row.Reference, row.CourseId, row.Number, row.Title, row.Provider, row.Site,
            row.ModuleNumber, row.EntryDay, row.LastDay, row.PlanId, row.State, row.ReplyBy, row.IsLocked,
            row.IsWillingToMove, row.EndedAt, row.Children, row.Language,
            [.. steps[row.PromiseId].Select(step => new PlaceStep(
                step.StepNumber, step.FromState, step.State, step.At, new Actor(step.ByWhom, step.Account),
                step.Reason, step.Note))])
        {
            LastStep = row.StepNumber,
        })];
    }

    /// <summary>Places that are over, oldest first.</summary>
    public static async Task<IReadOnlyList<PastPlace>> PastAsync(
        CountyScope scope, CancellationToken cancellationToken) =>
        [.. (await scope.RowsAsync<PastRow>(
            PastRowsSql, new { municipality = scope.Municipality }, cancellationToken))
            .Select(row => new PastPlace(
                row.NewcomerId, row.CourseId, row.ModuleNumber, row.EntryDay, row.State, row.EndedAt))];

    private sealed record PlaceRow(
        PromiseId PromiseId,
        NewcomerId NewcomerId,
        string Reference,
        CourseId CourseId,
        string Number,
        string Title,
        string Provider,
        string Site,
        int ModuleNumber,
        DateOnly EntryDay,
        DateOnly LastDay,
        PlanId PlanId,
        PlaceState State,
        DateOnly? ReplyBy,
        bool IsLocked,
        bool IsWillingToMove,
        DateTimeOffset? EndedAt,
        int Children,
        string? Language,
        int StepNumber);

    private sealed record StepRow(
        PromiseId PromiseId,
        int StepNumber,
        PlaceState? FromState,
        PlaceState State,
        DateTimeOffset At,
        ActorKind ByWhom,
        string? Account,
        string? Reason,
        string? Note);

    private sealed record PastRow(
        NewcomerId NewcomerId,
        CourseId CourseId,
        int ModuleNumber,
        DateOnly EntryDay,
        PlaceState State,
        DateTimeOffset EndedAt);
}
