using System.Text.Json;
using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Imports;

/// <summary>The table behind <see cref="IColumnMappings"/>.</summary>
public sealed class ColumnMappings(NpgsqlDataSource database) : IColumnMappings
{
    private const string MappingRowsSql = """
        select c.fields, c.minimum_is_booked
        from column_mapping c
        where c.municipality_id = @municipality and c.subject = @subject and c.source = @source
        """;

    private const string SaveSql = """
        insert into column_mapping (municipality_id, subject, source, fields, minimum_is_booked)
        values (@municipality, @subject, @source, @fields::jsonb, @minimumIsBooked)
        on conflict on constraint column_mapping_key do update set
            fields = excluded.fields,
            minimum_is_booked = excluded.minimum_is_booked
        """;

    private const string ForgetSql = """
        delete from column_mapping c
        where c.municipality_id = @municipality and c.subject = @subject and c.source = @source
        """;

    static ColumnMappings() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<ColumnMapping?> FindAsync(
        MunicipalityId municipality, ImportSubject subject, string source, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<MappingRow>(
            new CommandDefinition(
                MappingRowsSql, new { municipality, subject, source }, cancellationToken: cancellationToken));
        return row is null
            ? null
            : new ColumnMapping(subject, JsonSerializer.Deserialize<Dictionary<string, string?>>(row.Fields)!)
            {
                MinimumIsBooked = row.MinimumIsBooked,
            };
    }

    /// <inheritdoc/>
    public async Task SaveAsync(
        MunicipalityId municipality, string source, ColumnMapping mapping, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var fields = JsonSerializer.Serialize(mapping.Fields);
        await connection.ExecuteAsync(
            new CommandDefinition(
                mapping.IsEmpty ? ForgetSql : SaveSql,
                new
                {
                    municipality,
                    subject = mapping.Subject,
                    source,
                    fields,
                    minimumIsBooked = mapping.MinimumIsBooked,
                },
                cancellationToken: cancellationToken));
    }

    private sealed record MappingRow(string Fields, bool? MinimumIsBooked);
}
