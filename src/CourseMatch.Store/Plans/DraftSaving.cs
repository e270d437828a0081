using CourseMatch.Application;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Stores a new draft with everything in it.</summary>
internal static class DraftSaving
{
    private const string AddPlanSql = """
        insert into plan (municipality_id, day, state, created_at, policy_version, law_version, newcomers, placed,
            children_placed, objective, bound, engine, seed, seconds, notes, problem)
        values (@municipality, @day, 'draft', @createdAt, @policyVersion, @lawVersion, @newcomers, @placed,
            @childrenPlaced, @objective, @bound, @engine, @seed, @seconds, @notes::jsonb, @problem)
        returning plan_id
        """;

    private const string AddPlacementsSql = """
        insert into placement (municipality_id, plan_id, newcomer_id, course_id, module_number, entry_day, score,
            journey_minutes, is_promised)
        select @municipality, @plan, r.newcomer_id, r.course_id, r.module_number, r.entry_day, r.score,
            r.journey_minutes, r.is_promised
        from unnest(@newcomers::int[], @courses::int[], @modules::int[], @entryDays::date[], @scores::int[],
            @journeys::int[], @arePromised::boolean[])
            as r (newcomer_id, course_id, module_number, entry_day, score, journey_minutes, is_promised)
        """;

    private const string AddCarePlacementsSql = """
        insert into care_placement (municipality_id, plan_id, newcomer_id, child_id, care_group_id, care_session_id,
            first_day, last_day)
        select @municipality, @plan, r.newcomer_id, r.child_id, r.care_group_id, r.care_session_id, r.first_day,
            r.last_day
        from unnest(@newcomers::int[], @children::int[], @groups::int[], @sessions::int[], @firstDays::date[],
            @lastDays::date[]) as r (newcomer_id, child_id, care_group_id, care_session_id, first_day, last_day)
        """;

    private const string AddUnplacedSql = """
        insert into unplaced (municipality_id, plan_id, newcomer_id, findings)
        select @municipality, @plan, r.newcomer_id, r.findings::jsonb
        from unnest(@newcomers::int[], @findings::text[]) as r (newcomer_id, findings)
        """;

    public static async Task<PlanId> AddAsync(
        CountyScope scope, Plan draft, byte[] problem, CancellationToken cancellationToken)
    {
        var head = draft.Summary;
        var plan = await scope.RowAsync<PlanId>(
            AddPlanSql,
            new
            {
                municipality = scope.Municipality,
                day = head.Day,
                createdAt = head.CreatedAt,
                policyVersion = head.PolicyVersion,
                lawVersion = head.LawVersion,
                newcomers = head.Newcomers,
                placed = head.Placed,
                childrenPlaced = head.ChildrenPlaced,
                objective = head.Objective,
                bound = head.Bound,
                engine = head.Engine,
                seed = head.Seed,
                seconds = head.Seconds,
                notes = FindingJson.Write(draft.Notes),
                problem = PackedProblem.Pack(problem),
            },
            cancellationToken);
        await AddPlacementsAsync(scope, plan, draft.Placements, cancellationToken);
        await AddCareAsync(scope, plan, draft.Placements, cancellationToken);
        await scope.RunAsync(
            AddUnplacedSql,
            new
            {
                municipality = scope.Municipality,
                plan,
                newcomers = draft.Unplaced.Select(unplaced => unplaced.Newcomer.Value).ToArray(),
                findings = draft.Unplaced.Select(unplaced => FindingJson.Write(unplaced.Findings)).ToArray(),
            },
            cancellationToken);
        return plan;
    }

    private static Task AddPlacementsAsync(
        CountyScope scope, PlanId plan, IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        T[] Each<T>(Func<Placement, T> part) => [.. placements.Select(part)];

        return scope.RunAsync(
            AddPlacementsSql,
            new
            {
                municipality = scope.Municipality,
                plan,
                newcomers = Each(placement => placement.Newcomer.Value),
                courses = Each(placement => placement.Course.Value),
                modules = Each(placement => placement.ModuleNumber),
                entryDays = Each(placement => placement.EntryDay),
                scores = Each(placement => placement.Score),
                journeys = Each(placement => placement.JourneyMinutes),
                arePromised = Each(placement => placement.IsPromised),
            },
            cancellationToken);
    }

    private static Task AddCareAsync(
        CountyScope scope, PlanId plan, IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        var rows = placements
            .SelectMany(placement => placement.Care, (placement, care) => (placement.Newcomer, Care: care))
            .SelectMany(row => row.Care.Sessions, (row, session) => (row.Newcomer, row.Care, Session: session))
            .ToArray();
        return scope.RunAsync(
            AddCarePlacementsSql,
            new
            {
                municipality = scope.Municipality,
                plan,
                newcomers = rows.Select(row => row.Newcomer.Value).ToArray(),
                children = rows.Select(row => row.Care.Child.Value).ToArray(),
                groups = rows.Select(row => row.Care.Group.Value).ToArray(),
                sessions = rows.Select(row => row.Session.Value).ToArray(),
                firstDays = rows.Select(row => row.Care.Days.First).ToArray(),
                lastDays = rows.Select(row => row.Care.Days.Last).ToArray(),
            },
            cancellationToken);
    }
}
