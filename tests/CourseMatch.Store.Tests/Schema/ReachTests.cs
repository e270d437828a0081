using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Store.Database;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Schema;

/// <summary>The database itself holds a session to its reach, whatever the page it serves forgot to check.</summary>
public sealed class ReachTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_table_of_a_municipality_is_protected_and_no_other_is_open()
    {
        Assert.Empty(await TextsAsync(
            database.DataSource,
            """
            select c.relname
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
            where c.relnamespace = 'coursematch'::regnamespace and c.relkind = 'r'
                and not (c.relrowsecurity and exists (
                    select from pg_policy p where p.polrelid = c.oid and p.polname = 'session_reach'))
            order by c.relname
            """));
        Assert.Empty(await TextsAsync(
            database.DataSource,
            """
            select c.relname
            from pg_class c
            where c.relnamespace = 'coursematch'::regnamespace and c.relkind in ('r', 'v', 'm') and not c.relrowsecurity
                and has_table_privilege('coursematch_session', c.oid, 'select, insert, update, delete')
            order by c.relname
            """));
        Assert.False(await ValueAsync<bool>(
            database.DataSource, "select has_table_privilege('coursematch_session', 'account', 'select')"));
    }

    /// <summary>Two municipalities with the same records; a session of the first looks for rows of the second in every
    /// table and tries to change and to remove them.</summary>
    [Fact]
    public async Task A_foreign_row_is_neither_read_nor_changed_nor_removed_in_any_table()
    {
        var own = await FilledAsync();
        var other = await FilledAsync();
        await using var session = Session(own, Sight.Cases, null);
        var filled = 0;
        foreach (var table in await OpenTablesAsync())
        {
            var foreign = $"where municipality_id = {other.Municipality.Value}";
            var count = $"select count(*) from {table} {foreign}";
            filled += await ValueAsync<long>(database.DataSource, count) > 0 ? 1 : 0;
            Assert.Equal(0, await ValueAsync<long>(session, count));
            Assert.Equal(0, await RunAsync(session, $"delete from {table} {foreign}"));
            var column = table == "municipality" ? "name" : "municipality_id";
            Assert.Equal(0, await RunAsync(session, $"update {table} set {column} = {column} {foreign}"));
        }

        Assert.InRange(filled, 12, 200);
        Assert.Equal(
            await ValueAsync<long>(
                database.DataSource, $"select count(*) from newcomer where municipality_id = {own.Municipality.Value}"),
            await ValueAsync<long>(session, "select count(*) from newcomer"));
    }

    [Fact]
    public async Task No_row_can_be_written_into_another_municipality()
    {
        var own = await FilledAsync();
        var other = await FilledAsync();
        await using var session = Session(own, Sight.Cases, null);

        foreach (var sql in new[]
            {
                $"insert into provider (municipality_id, name) values ({other.Municipality.Value}, 'Slipped in')",
                $"update household set municipality_id = {other.Municipality.Value}",
            })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(session, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_provider_sees_its_own_courses_and_nobody_who_was_not_promised_to_it()
    {
        var county = await FilledAsync();
        await county.ChangeAsync(async change =>
        {
            var (provider, _) = await change.ProviderAsync("Another school", CancellationToken.None);
            await change.SaveCoursesAsync(provider, [Some.Course("Z")], CancellationToken.None);
        });
        var school = await county.ValueAsync<int>(
            "select provider_id from provider where municipality_id = $1 and name = 'Another school'");
        await using var session = Session(county, Sight.Provider, new ProviderId(school));

        Assert.Equal(["Another school"], await TextsAsync(session, "select name from provider"));
        Assert.Equal(["Z"], await TextsAsync(session, "select key from course"));
        Assert.All(
            new[] { "newcomer", "child", "promise", "care_promise", "message" },
            table => Assert.Equal(0, ValueAsync<long>(session, $"select count(*) from {table}").Result));
        Assert.Equal(0, await RunAsync(session, "update course set title = 'ours now' where key <> 'Z'"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(
            session, $"update course set provider_id = {school} - 1 where key = 'Z'"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_administration_sees_no_person()
    {
        var county = await FilledAsync();
        await using var session = Session(county, Sight.Administration, null);

        Assert.All(
            new[] { "newcomer", "child", "household", "entitlement", "promise", "course", "import_record" },
            table => Assert.Equal(0, ValueAsync<long>(session, $"select count(*) from {table}").Result));
        Assert.Equal(["VHS Dresden"], await TextsAsync(session, "select name from provider"));
    }

    [Fact]
    public async Task A_session_stays_confined_when_its_connection_comes_back_from_the_pool()
    {
        var county = await FilledAsync();
        await using var session = Session(county, Sight.Cases, null);
        for (var use = 0; use < 3; use++)
        {
            Assert.Equal(
                [CourseMatchDatabase.SessionRole], await TextsAsync(session, "select current_user::text"));
        }
    }

    [Fact]
    public async Task Without_settings_the_role_sees_nothing()
    {
        await FilledAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "set local role coursematch_session; select count(*) from newcomer", connection, transaction);

        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_session_that_only_reads_changes_nothing()
    {
        var county = await FilledAsync();
        await using var session = CourseMatchDatabase.Connect(
            database.ConnectionString, null, new Reach(county.Municipality, Sight.Cases, null, IsReadOnly: true));

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => RunAsync(session, "update newcomer set is_active = false"));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    private NpgsqlDataSource Session(TestCounty county, Sight sight, ProviderId? provider) =>
        CourseMatchDatabase.Connect(
            database.ConnectionString, null, new Reach(county.Municipality, sight, provider, IsReadOnly: false));

    private async Task<TestCounty> FilledAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(Some.Newcomer("N", null, Some.Child(new(2024, 6, 1))));
        return county;
    }

    /// <summary>Tables a session may touch at all.</summary>
    private Task<IReadOnlyList<string>> OpenTablesAsync() => TextsAsync(
        database.DataSource,
        """
        select c.relname
        from pg_class c
        where c.relnamespace = 'coursematch'::regnamespace and c.relkind = 'r' and c.relrowsecurity
            and has_table_privilege('coursematch_session', c.oid, 'select')
        order by c.relname
        """);

    private static async Task<T> ValueAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
