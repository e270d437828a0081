using System.Data;
using CourseMatch.Application;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;
using Npgsql;

namespace CourseMatch.Store.Plans;

/// <summary>Turns a draft into the plan in force and its new placements into promises.</summary>
internal static class PlanPublishing
{
    private const string SupersedeSql = """
        update plan p set state = 'superseded'
        where p.municipality_id = @municipality and p.state = 'published' and p.plan_id <> @plan
        """;

    private const string PublishSql = """
        update plan p set state = 'published', published_at = @at
        where p.municipality_id = @municipality and p.plan_id = @plan and p.state = 'draft'
        """;

    // A placement without a free seat gets none, and the constraint promise_holds_a_seat refuses it.
    private const string MadePromiseRowsSql = """
        with fresh as (
            select p.newcomer_id, p.course_id, p.module_number, p.entry_day,
                row_number() over (partition by p.course_id order by p.newcomer_id) as turn
            from placement p
            where p.municipality_id = @municipality and p.plan_id = @plan and not p.is_promised
        ),
        free as (
            select s.course_id, s.seat_number,
                row_number() over (partition by s.course_id order by s.seat_number) as turn
            from seat s
            where s.municipality_id = @municipality and not exists (
                select from promise p
                where p.municipality_id = s.municipality_id and p.course_id = s.course_id
                    and p.seat_number = s.seat_number)
        )
        insert into promise (municipality_id, newcomer_id, course_id, module_number, entry_day, plan_id, seat_number,
            is_locked)
        select @municipality, fresh.newcomer_id, fresh.course_id, fresh.module_number, fresh.entry_day, @plan,
            free.seat_number, coalesce(k.is_locked, false)
        from fresh
        left join proposal_decision k on k.municipality_id = @municipality and k.newcomer_id = fresh.newcomer_id
            and k.course_id = fresh.course_id
        left join free on free.course_id = fresh.course_id and free.turn = fresh.turn
        returning promise_id, newcomer_id
        """;

    // A child born or named since the promise was made gets its place by a later plan.
    private const string KeptWithCareRowsSql = """
        select distinct k.promise_id, k.newcomer_id
        from placement p
        join care_placement c on c.municipality_id = p.municipality_id and c.plan_id = p.plan_id
            and c.newcomer_id = p.newcomer_id
        join promise k on k.municipality_id = p.municipality_id and k.newcomer_id = p.newcomer_id
            and k.ended_at is null
        where p.municipality_id = @municipality and p.plan_id = @plan and p.is_promised
        order by k.promise_id
        """;

    private const string BrokenPromisesSql = """
        select count(*)::int
        from placement p
        where p.municipality_id = @municipality and p.plan_id = @plan and p.is_promised and not exists (
            select from promise earlier
            where earlier.municipality_id = p.municipality_id and earlier.newcomer_id = p.newcomer_id
                and earlier.course_id = p.course_id and earlier.ended_at is null)
        """;

    /// <summary>Publishes.</summary>
    /// <exception cref="DBConcurrencyException">The plan is no draft; the use case looks first, under the same lock.
    /// </exception>
    /// <exception cref="PromiseConflict">A seat or care place would be promised twice, or a promise the draft builds on
    /// has ended since.</exception>
    public static async Task PublishAsync(
        CountyScope scope, PlanId plan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality, plan };
        try
        {
            await scope.RunAsync(SupersedeSql, values, cancellationToken);
            var published = await scope.RunAsync(
                PublishSql, new { values.municipality, values.plan, at }, cancellationToken);
            if (published != 1)
            {
                throw new DBConcurrencyException($"Plan {plan.Value} is no draft.");
            }

            if (await scope.RowAsync<int>(BrokenPromisesSql, values, cancellationToken) is > 0 and var broken)
            {
                throw new PromiseConflict(
                    "placement_promise_in_force",
                    new DBConcurrencyException($"{broken} promises that plan {plan.Value} builds on have ended."));
            }

            var made = await scope.RowsAsync<MadePromiseRow>(MadePromiseRowsSql, values, cancellationToken);
            var kept = await scope.RowsAsync<KeptWithCareRow>(KeptWithCareRowsSql, values, cancellationToken);
            await CarePromising.PromiseAsync(
                scope,
                plan,
                [
                    .. made.Select(row => (row.PromiseId, row.NewcomerId.Value)),
                    .. kept.Select(row => (row.PromiseId, row.NewcomerId.Value)),
                ],
                cancellationToken);
        }
        catch (PostgresException refused) when (PromiseConstraints.Refuse(refused))
        {
            throw new PromiseConflict(refused.ConstraintName!, refused);
        }
    }

    private sealed record MadePromiseRow(int PromiseId, NewcomerId NewcomerId);

    private sealed record KeptWithCareRow(int PromiseId, NewcomerId NewcomerId);
}
