using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>A published plan never changes, not even by SQL past the program; a draft can only be thrown
/// away.</summary>
public sealed class PublishedPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] EveryChange =
    [
        "update plan set objective = objective - 1 where municipality_id = $1",
        "update plan set state = 'draft', published_at = null where municipality_id = $1",
        "update plan set state = 'superseded', seed = 8 where municipality_id = $1",
        "update plan set problem = '' where municipality_id = $1",
        "delete from plan where municipality_id = $1",
        "update placement set score = 1 where municipality_id = $1",
        "update placement set plan_id = plan_id - 1 where municipality_id = $1",
        // Only where no promise was made by this very plan; otherwise the promise's own reference speaks first.
        """
        delete from placement p
        where p.municipality_id = $1 and not exists (
            select from promise m where m.plan_id = p.plan_id and m.newcomer_id = p.newcomer_id)
        """,
        """
        insert into placement
        select p.municipality_id, p.plan_id, u.newcomer_id, p.course_id, p.module_number, p.entry_day, p.score,
            p.journey_minutes, false
        from placement p
        join unplaced u on u.municipality_id = p.municipality_id and u.plan_id = p.plan_id
        where p.municipality_id = $1
        """,
        "update care_placement set last_day = last_day + 1 where municipality_id = $1",
        "delete from care_placement where municipality_id = $1",
        "update unplaced set findings = '[1]' where municipality_id = $1",
        "delete from unplaced where municipality_id = $1",
        "truncate plan cascade",
        "truncate placement cascade",
        "truncate care_placement",
        "truncate unplaced",
    ];

    public static TheoryData<string> Changes => [.. EveryChange];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Refuses(string change)
    {
        var (county, plan) = await WithPublishedAsync();
        var before = await county.Store.PlanAsync(county.Municipality, plan, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => county.RunSqlAsync(change));

        Assert.Equal("plan_never_changes", refused.ConstraintName);
        Assert.Equivalent(
            before, await county.Store.PlanAsync(county.Municipality, plan, CancellationToken.None), strict: true);
    }

    [Fact]
    public async Task A_superseded_plan_refuses_as_well()
    {
        var (county, _) = await WithPublishedAsync();
        await county.RunSqlAsync(
            "update plan set state = 'superseded' where municipality_id = $1 and state = 'published'");
        foreach (var change in EveryChange.Append("update plan set state = 'published' where municipality_id = $1"))
        {
            await Assert.ThrowsAsync<PostgresException>(() => county.RunSqlAsync(change));
        }
    }

    [Fact]
    public async Task A_draft_is_thrown_away_as_a_whole()
    {
        var (county, _) = await WithDraftAsync();
        await county.RunSqlAsync("delete from plan where municipality_id = $1");
        Assert.Equal(0L, await county.ValueAsync<long>(
            """
            select count(*) from (
                select from placement where municipality_id = $1
                union all select from care_placement where municipality_id = $1
                union all select from unplaced where municipality_id = $1) as left_over
            """));
    }

    [Theory]
    [InlineData("update placement set score = 1 where municipality_id = $1")]
    [InlineData("update plan set objective = 0 where municipality_id = $1")]
    [InlineData("update plan set state = 'superseded', published_at = now() where municipality_id = $1")]
    [InlineData("update plan set state = 'published', published_at = now(), placed = 0 where municipality_id = $1")]
    public async Task A_draft_is_not_corrected(string change)
    {
        var (county, _) = await WithDraftAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => county.RunSqlAsync(change));
        Assert.Equal("plan_never_changes", refused.ConstraintName);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_plan_that_is_being_published_at_the_same_moment()
    {
        var (county, plan) = await WithDraftAsync();
        await using var publishing = await county.Database.OpenConnectionAsync();
        await using var transaction = await publishing.BeginTransactionAsync();
        await using (var publish = new NpgsqlCommand(
            "update plan set state = 'published', published_at = now() where plan_id = $1", publishing, transaction))
        {
            publish.Parameters.Add(new NpgsqlParameter { Value = plan.Value });
            await publish.ExecuteNonQueryAsync();
        }

        var removal = county.RunSqlAsync("delete from unplaced where municipality_id = $1");
        await transaction.CommitAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => removal);
        Assert.Equal("plan_never_changes", refused.ConstraintName);
    }

    [Fact]
    public async Task Two_plans_are_never_in_force_at_once()
    {
        var (county, plan) = await WithDraftAsync();
        await county.PublishAsync(plan);
        await county.AddDraftAsync([]);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => county.RunSqlAsync(
            """
            update plan set state = 'published', published_at = now()
            where municipality_id = $1 and state = 'draft'
            """));
        Assert.Equal("plan_published_once", refused.ConstraintName);
    }

    [Fact]
    public async Task Nobody_waits_without_a_reason()
    {
        var (county, _) = await WithDraftAsync();
        var waiting = (await county.ReadAsync()).Newcomers[1].Id;
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => county.AddDraftAsync([], new Unplaced(waiting, [])));
        Assert.Equal("unplaced_has_a_finding", refused.ConstraintName);
    }

    [Fact]
    public async Task A_bound_below_the_objective_is_refused()
    {
        var county = await TestCounty.MakeAsync(database);
        var draft = Some.Draft([]);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => county.ChangeAsync(change =>
            change.AddDraftAsync(
                draft with { Summary = draft.Summary with { Objective = 101, Bound = 100 } }, [], default)));
        Assert.Equal("plan_figures_possible", refused.ConstraintName);
    }

    /// <summary>A plan that made a promise, superseded by one that builds on it.</summary>
    private async Task<(TestCounty County, PlanId Plan)> WithPublishedAsync()
    {
        var (county, earlier) = await WithDraftAsync();
        await county.PublishAsync(earlier);
        var plan = await county.ChangeAsync(async change =>
        {
            var first = await change.PlanAsync(earlier, CancellationToken.None);
            return await change.AddDraftAsync(
                first! with { Placements = [first.Placements[0] with { IsPromised = true }] },
                [],
                CancellationToken.None);
        });
        await county.PublishAsync(plan);
        return (county, plan);
    }

    /// <summary>A draft with one placement, its child's care, and one who waits.</summary>
    private async Task<(TestCounty County, PlanId Plan)> WithDraftAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", null, Some.Child(new(2024, 6, 1))), Some.Newcomer("B"));
        var onFile = await county.ReadAsync();
        var care = new CarePlacement(
            onFile.Households[0].Children[0].Id,
            onFile.CareGroups[0].Id,
            new DaySpan(Some.Start, Some.End),
            [onFile.CareGroups[0].Sessions[0].Id]);
        var plan = await county.AddDraftAsync(
            [Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, false, care)],
            new Unplaced(onFile.Newcomers[1].Id, [Some.Finding()]));
        return (county, plan);
    }
}
