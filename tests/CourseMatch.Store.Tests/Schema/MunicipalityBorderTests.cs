using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Schema;

/// <summary>Every row belongs to one municipality, and no row can point into another.</summary>
public sealed class MunicipalityBorderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] OfTheMachine = ["schema_migration", "municipality"];

    [Fact]
    public async Task Every_table_carries_the_municipality_and_its_keys_begin_with_it()
    {
        var tables = await RowsAsync(
            """
            select t.relname, coalesce((
                select a.attname || '/' || a.attnotnull
                from pg_constraint k
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                where k.conrelid = t.oid and k.contype = 'p'), '')
            from pg_class t
            where t.relkind = 'r' and t.relnamespace = 'coursematch'::regnamespace
            order by t.relname
            """);
        Assert.InRange(tables.Count, 22, 200);
        Assert.All(
            tables.Where(table => !OfTheMachine.Contains(table[0])),
            table => Assert.Equal(new[] { table[0], "municipality_id/true" }, table));
    }

    [Fact]
    public async Task Every_reference_carries_the_municipality_on_both_sides()
    {
        var references = await RowsAsync(
            """
            select k.conname,
                (select string_agg(a.attname, ',') from pg_attribute a
                    where a.attrelid = k.conrelid and a.attnum = k.conkey[1]),
                (select string_agg(a.attname, ',') from pg_attribute a
                    where a.attrelid = k.confrelid and a.attnum = k.confkey[1])
            from pg_constraint k
            where k.contype = 'f' and k.connamespace = 'coursematch'::regnamespace
            order by k.conname
            """);
        Assert.InRange(references.Count, 30, 300);
        Assert.All(
            references,
            reference => Assert.Equal(new[] { reference[0], "municipality_id", "municipality_id" }, reference));
    }

    [Fact]
    public async Task Every_constraint_and_index_has_a_name_we_gave_it()
    {
        // Names PostgreSQL makes up end in _check, _fkey, _pkey, _key1, _idx, _excl.
        var names = await RowsAsync(
            """
            select k.conname from pg_constraint k where k.connamespace = 'coursematch'::regnamespace
            union
            select c.relname from pg_class c where c.relkind = 'i' and c.relnamespace = 'coursematch'::regnamespace
            """);
        Assert.DoesNotContain(
            names, name => System.Text.RegularExpressions.Regex.IsMatch(name[0], "_(check|fkey|pkey|idx|excl)[0-9]*$"));
    }

    [Theory]
    [InlineData("update course set site_id = $2 where municipality_id = $1", "site", "course_site")]
    [InlineData("update course set provider_id = $2 where municipality_id = $1", "provider", "course_provider")]
    [InlineData("update newcomer set household_id = $2 where municipality_id = $1", "household", "newcomer_household")]
    [InlineData("update lesson set course_id = $2 where municipality_id = $1", "course", "lesson_course")]
    [InlineData("update child_naming set child_id = $2 where municipality_id = $1", "child", "child_naming_child")]
    [InlineData(
        "update care_session set care_group_id = $2 where municipality_id = $1", "care_group", "care_session_group")]
    public async Task A_row_of_another_municipality_cannot_be_pointed_at(string sql, string table, string constraint)
    {
        var own = await FilledAsync();
        var other = await FilledAsync();
        var foreign = await other.ValueAsync<int>($"select min({table}_id) from {table} where municipality_id = $1");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => own.RunSqlAsync(sql, foreign));
        Assert.Equal((PostgresErrorCodes.ForeignKeyViolation, constraint), (refused.SqlState, refused.ConstraintName));
    }

    [Fact]
    public async Task What_one_municipality_does_another_does_not_see()
    {
        var own = await FilledAsync();
        var other = await FilledAsync();
        var before = await own.ReadAsync();
        await other.SaveCoursesAsync(Some.Course("K", seats: 1), Some.Course("L"));
        await other.WithdrawAsync(Application.Imports.ImportSubject.Newcomers, Some.Source, "N");
        await other.WithdrawAsync(Application.Imports.ImportSubject.Care, "VHS Dresden", "G");
        Assert.Equivalent(before, await own.ReadAsync(), strict: true);
    }

    private async Task<TestCounty> FilledAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(Some.Newcomer("N", null, Some.Child(new(2024, 6, 1))));
        return county;
    }

    private async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => $"{reader.GetValue(index)}")]);
        }

        return rows;
    }
}
