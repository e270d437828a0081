using System.Data;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Schema;

/// <summary>
/// Every statement is checked against the real schema without running it: PostgreSQL names its parameters and columns,
/// and the columns must be those of the record it fills, in the same order and of a type that fits.
/// </summary>
public sealed class EveryStatementTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Names => [.. Statements.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_statements_to_check() => Assert.InRange(Statements.All.Count, 50, 500);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fits_the_schema(string name)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var columns = await ColumnsAsync(connection, Statements.All[name]);
        var row = Statements.RowOf(name);
        if (row is null)
        {
            Assert.True(columns.Count <= 1, $"{name} returns {columns.Count} columns and no record …Row to fill.");
            return;
        }

        var parameters = row.GetConstructors().Single(one => one.GetParameters().Length > 1).GetParameters();
        Assert.Equal(
            parameters.Select(parameter => parameter.Name!.ToLowerInvariant()),
            columns.Select(column => column.Name.Replace("_", "", StringComparison.Ordinal)));
        foreach (var (parameter, column) in parameters.Zip(columns))
        {
            var wanted = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            Assert.True(
                wanted == column.Type || wanted.Namespace!.StartsWith("CourseMatch", StringComparison.Ordinal)
                    || wanted == typeof(DateTimeOffset) && column.Type == typeof(DateTime)
                    || wanted == typeof(DayOfWeek) && column.Type == typeof(string)
                    || wanted.IsArray && column.Type == typeof(Array),
                $"{name}: {column.Name} is {column.Type}, the record wants {wanted}.");
        }
    }

    [Theory]
    [InlineData("select c.no_such_column from course c")]
    [InlineData("update course set seats = 'many'")]
    [InlineData("select c.title from coarse c where c.course_id = @course")]
    public async Task The_guard_itself_refuses_a_statement_that_does_not_fit(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => ColumnsAsync(connection, sql));
    }

    private static async Task<IReadOnlyList<(string Name, Type Type)>> ColumnsAsync(
        NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        NpgsqlCommandBuilder.DeriveParameters(command);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            parameter.Value = DBNull.Value;
        }

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly);
        var schema = await reader.GetColumnSchemaAsync();
        return [.. schema.Select(column => (column.ColumnName, column.DataType ?? typeof(Array)))];
    }
}
