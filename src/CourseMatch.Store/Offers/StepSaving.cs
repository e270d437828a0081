using System.Data;
using CourseMatch.Application;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;
using Npgsql;

namespace CourseMatch.Store.Offers;

/// <summary>Writes steps down and brings their places into the new states.</summary>
internal static class StepSaving
{
    private const string AddStepsSql = """
        insert into promise_step (municipality_id, promise_id, step_number, from_state, state, at, by_whom, account,
            reason, note)
        select @municipality, r.promise_id, r.step_number, r.from_state, r.state, r.at, r.by_whom, r.account, r.reason,
            r.note
        from unnest(@promises::int[], @numbers::int[], @froms::text[], @states::text[], @instants::timestamptz[],
            @actors::text[], @accounts::text[], @reasons::text[], @notes::text[])
            as r (promise_id, step_number, from_state, state, at, by_whom, account, reason, note)
        """;

    // Whoever took a step meanwhile made the number another one: then the place is not found, and nothing happens.
    private const string MoveOnSql = """
        update promise p
        set state = r.state, step_number = r.step_number, reply_by = r.reply_by, is_locked = r.is_locked,
            is_willing_to_move = r.is_willing,
            ended_at = case when r.is_in_force then null else r.at end,
            seat_number = case when r.is_in_force then p.seat_number end
        from unnest(@promises::int[], @numbers::int[], @states::text[], @instants::timestamptz[], @replyBys::date[],
            @locks::boolean[], @willing::boolean[], @inForce::boolean[])
            as r (promise_id, step_number, state, at, reply_by, is_locked, is_willing, is_in_force)
        where p.municipality_id = @municipality and p.promise_id = r.promise_id
            and p.step_number = r.step_number - 1 and p.ended_at is null
        """;

    private const string SetReplyBySql = """
        update promise p set reply_by = r.reply_by
        from unnest(@promises::int[], @replyBys::date[]) as r (promise_id, reply_by)
        where p.municipality_id = @municipality and p.promise_id = r.promise_id and p.state = 'offered'
        """;

    public static Task SetReplyByAsync(
        CountyScope scope, IReadOnlyDictionary<PromiseId, DateOnly> lastDays, CancellationToken cancellationToken) =>
        scope.RunAsync(
            SetReplyBySql,
            new
            {
                municipality = scope.Municipality,
                promises = lastDays.Keys.Select(promise => promise.Value).ToArray(),
                replyBys = lastDays.Values.ToArray(),
            },
            cancellationToken);

    public static async Task SaveAsync(
        CountyScope scope, IReadOnlyList<StepToTake> steps, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
        {
            return;
        }

        T[] Each<T>(Func<StepToTake, T> part) => [.. steps.Select(part)];

        var values = new
        {
            municipality = scope.Municipality,
            promises = Each(step => step.Promise.Value),
            numbers = Each(step => step.Step.Number),
            froms = Each(step => EnumText<PlaceState>.Of(step.Step.From)),
            states = Each(step => EnumText<PlaceState>.Of(step.Step.State)),
            instants = Each(step => step.Step.At.UtcDateTime),
            actors = Each(step => EnumText<ActorKind>.Of(step.Step.By.Kind)),
            accounts = Each(step => step.Step.By.Account),
            reasons = Each(step => step.Step.Reason),
            notes = Each(step => step.Step.Note),
            replyBys = Each(step => step.ReplyBy),
            locks = Each(step => step.IsLocked),
            willing = Each(step => step.IsWillingToMove),
            inForce = Each(step => PlaceLife.IsInForce(step.Step.State)),
        };
        try
        {
            await scope.RunAsync(AddStepsSql, values, cancellationToken);
        }
        catch (PostgresException refused) when (
            refused.ConstraintName?.StartsWith("promise_step", StringComparison.Ordinal) == true)
        {
            throw new PromiseConflict(refused.ConstraintName, refused);
        }

        if (await scope.RunAsync(MoveOnSql, values, cancellationToken) != steps.Count)
        {
            throw new PromiseConflict(
                "promise_step_continues", new DBConcurrencyException("A place took another step meanwhile."));
        }
    }
}
