using Npgsql;

namespace CourseMatch.Host.Tests.County;

/// <summary>Everything the program keeps, table by table, as one text: equal texts, equal databases.</summary>
internal static class DatabaseState
{
    private const string TablesSql = """
        select format('%I.%I', schemaname, tablename)
        from pg_tables
        where schemaname = 'coursematch'
        order by 1
        """;

    public static async Task<string> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in await TextsAsync(connection, TablesSql))
        {
            var content = $"""
                select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\n' order by t::text)), '')
                from {table} t
                """;
            lines.Add($"{table} {(await TextsAsync(connection, content))[0]}");
        }

        Assert.True(lines.Count > 10, "the schema should hold more tables than that");
        return string.Join('\n', lines);
    }

    public static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
