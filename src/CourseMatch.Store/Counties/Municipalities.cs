using CourseMatch.Application;
using CourseMatch.Application.Counties;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Counties;

/// <summary>The database behind <see cref="IMunicipalities"/>.</summary>
public sealed class Municipalities(NpgsqlDataSource database) : IMunicipalities
{
    private const string MunicipalityRowsSql = """
        select m.municipality_id, m.name
        from municipality m
        order by m.municipality_id
        """;

    private const string AddSql = """
        insert into municipality (name) values (@name)
        on conflict on constraint municipality_name_unique do nothing
        returning municipality_id
        """;

    static Municipalities() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Municipality>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<MunicipalityRow>(
            new CommandDefinition(MunicipalityRowsSql, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new Municipality(row.MunicipalityId, row.Name))];
    }

    /// <inheritdoc/>
    public async Task<Municipality?> AddAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var id = await connection.QuerySingleOrDefaultAsync<MunicipalityId?>(
            new CommandDefinition(AddSql, new { name = name.Trim() }, cancellationToken: cancellationToken));
        return id is { } added ? new Municipality(added, name.Trim()) : null;
    }

    private sealed record MunicipalityRow(MunicipalityId MunicipalityId, string Name);
}
