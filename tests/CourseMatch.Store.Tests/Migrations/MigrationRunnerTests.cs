using CourseMatch.Store.Database;
using CourseMatch.Store.Migrations;
using CourseMatch.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Store.Tests.Migrations;

/// <summary>Each test has its own empty database: what is applied in one must not be there in the next.</summary>
public sealed class MigrationRunnerTests : IAsyncLifetime
{
    private static readonly Migration First = Migration.Read("0001_first.sql", "create table first (id int);");
    private static readonly Migration Second = Migration.Read("0002_second.sql", "create table second (id int);");
    private static readonly Migration Third = Migration.Read("0003_third.sql", "create table third (id int);");

    private readonly EmptyTestDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Applies_what_is_missing_in_order_and_nothing_the_second_time()
    {
        Assert.Equal(["0001_first"], await AppliedAsync(First));
        Assert.Equal(["0002_second", "0003_third"], await AppliedAsync(Third, First, Second));
        Assert.Empty(await AppliedAsync(First, Second, Third));

        Assert.Equal(
            "first,schema_migration,second,third",
            await ScalarAsync("""
                select string_agg(table_name, ',' order by table_name) from information_schema.tables
                where table_schema = 'coursematch'
                """));
    }

    [Fact]
    public async Task Of_several_programs_at_once_one_applies_everything()
    {
        var slow = Migration.Read("0002_slow.sql", "select pg_sleep(0.2); create table slow (id int);");
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AppliedAsync(First, slow)));

        Assert.Equal(["0001_first", "0002_slow"], runs.SelectMany(names => names));
    }

    [Fact]
    public async Task A_failing_migration_is_undone_and_those_before_it_stay()
    {
        var broken = Migration.Read("0002_broken.sql", "create table half (id int); select 1/0;");

        await Assert.ThrowsAsync<PostgresException>(() => AppliedAsync(First, broken, Third));

        Assert.Equal("0001_first", await ScalarAsync("select string_agg(name, ',') from schema_migration"));
        Assert.Null(await ScalarAsync("select to_regclass('coursematch.half')::text"));
        Assert.Equal(["0002_second"], await AppliedAsync(First, Second));
    }

    [Fact]
    public async Task Refuses_a_file_changed_after_it_was_applied()
    {
        await AppliedAsync(First, Second);
        var changed = Migration.Read("0001_first.sql", First.Sql + " ");

        var refused = await RefusedAsync(changed, Second, Third);

        Assert.Equal(MigrationRefusal.Changed, refused.Reason);
        Assert.Contains("0001_first", refused.Message, StringComparison.Ordinal);
        Assert.Contains(First.Checksum[..12], refused.Message, StringComparison.Ordinal);
        Assert.Null(await ScalarAsync("select to_regclass('coursematch.third')::text"));
    }

    // A release changed comments of these two after databases had applied them; those databases keep the earlier sum.
    [Theory]
    [InlineData("0015_life_of_a_place", "3276bde6ee13dc180f37dcd0d47e096515750ddf185ab1b06c31328a7d0039bf")]
    [InlineData("0017_reach", "03e97adfa1850e25dcb21ae15eee1008a889bf1b096234d02112e403d5e880f4")]
    public async Task A_database_from_before_a_comment_was_corrected_upgrades(string name, string earlier)
    {
        var known = Migration.Embedded;
        await AppliedAsync([.. known.Take(known.Count - 1)]);
        await ScalarAsync($"update schema_migration set checksum = '{earlier}' where name = '{name}'");

        Assert.Equal([known[^1].Name], await AppliedAsync([.. known]));

        // The earlier sum of one file is foreign to every other one.
        var other = name == "0017_reach" ? "0015_life_of_a_place" : "0017_reach";
        await ScalarAsync($"update schema_migration set checksum = '{earlier}' where name = '{other}'");
        var refused = await RefusedAsync([.. known]);
        Assert.Equal(MigrationRefusal.Changed, refused.Reason);
        Assert.Contains(other, refused.Message, StringComparison.Ordinal);
        Assert.Contains(earlier[..12], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_database_that_is_newer_than_the_program()
    {
        await AppliedAsync(First, Second, Third);

        var refused = await RefusedAsync(First, Second);

        Assert.Equal(MigrationRefusal.DatabaseNewer, refused.Reason);
        Assert.Contains("0003_third", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_when_an_applied_file_is_missing()
    {
        await AppliedAsync(First, Second);
        var other = Migration.Read("0002_other.sql", "create table other (id int);");

        var refused = await RefusedAsync(First, other);

        Assert.Equal(MigrationRefusal.Missing, refused.Reason);
        Assert.Contains("0002_second", refused.Message, StringComparison.Ordinal);
        Assert.Null(await ScalarAsync("select to_regclass('coursematch.other')::text"));
    }

    [Fact]
    public async Task Refuses_a_number_below_the_highest_applied_one()
    {
        await AppliedAsync(First, Second, Third);
        await ScalarAsync("delete from schema_migration where number = 2");

        var refused = await RefusedAsync(First, Second, Third);

        Assert.Equal(MigrationRefusal.OutOfOrder, refused.Reason);
        Assert.Contains("0002_second", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_no_lock_behind_even_after_a_failure()
    {
        var broken = Migration.Read("0001_broken.sql", "select 1/0;");
        await Assert.ThrowsAsync<PostgresException>(() => AppliedAsync(broken));
        await AppliedAsync(First);

        Assert.Equal("0", await ScalarAsync("select count(*)::text from pg_locks where locktype = 'advisory'"));
    }

    private async Task<string[]> AppliedAsync(params Migration[] migrations) =>
        (await ApplyAsync(migrations)).Match(
            migrated => migrated.Applied.Select(migration => migration.Name).ToArray(),
            refused => throw new InvalidOperationException(refused.Message));

    private async Task<MigrationOutcome.Refused> RefusedAsync(params Migration[] migrations) =>
        Assert.IsType<MigrationOutcome.Refused>(await ApplyAsync(migrations));

    private async Task<MigrationOutcome> ApplyAsync(Migration[] migrations)
    {
        // A pool of its own for each run, as each program has one.
        await using var connections = CourseMatchDatabase.Connect(database.ConnectionString);
        return await new MigrationRunner(connections, NullLogger<MigrationRunner>.Instance)
            .ApplyAsync(migrations, CancellationToken.None);
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}
