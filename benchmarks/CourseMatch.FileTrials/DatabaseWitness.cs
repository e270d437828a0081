using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Exchange;
using CourseMatch.Exchange.Places;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Database;
using CourseMatch.Store.Imports;
using CourseMatch.Store.Places;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.FileTrials;

/// <summary>Sends damaged files through the real import into a real PostgreSQL and looks at every row of every table:
/// a file that was refused must have left all of them as they were.</summary>
public sealed class DatabaseWitness : IAsyncDisposable
{
    private const string Source = "Versuch";

    private const string TablesSql = """
        select format('%I.%I', schemaname, tablename)
        from pg_tables
        where schemaname = 'coursematch'
        order by 1
        """;

    private static readonly DateOnly Day = new(2026, 11, 23);

    private readonly NpgsqlDataSource database;
    private readonly CountyStore store;
    private readonly ImportFile importing;
    private readonly LoadPlaces loading;
    private readonly MunicipalityId municipality;
    private string state = "";

    private DatabaseWitness(NpgsqlDataSource database, CountyStore store, MunicipalityId municipality)
    {
        (this.database, this.store, this.municipality) = (database, store, municipality);
        importing = new ImportFile(new ImportStore(store), ImportPolicy.Default, TimeProvider.System);
        loading = new LoadPlaces(store, new PlaceTables(store));
    }

    /// <summary>Files sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Of these, how often one was refused and the database was found as it was.</summary>
    public int RefusedUnchanged { get; private set; }

    /// <summary>Opens a migrated database and fills it with the good files, so that there is something to
    /// spoil.</summary>
    public static async Task<DatabaseWitness> OpenAsync(string connectionString, IEnumerable<byte[]> goodFiles)
    {
        var database = CourseMatchDatabase.Connect(connectionString);
        var store = new CountyStore(database, NullLogger<CountyStore>.Instance);
        var witness = new DatabaseWitness(database, store, await store.DefaultMunicipalityAsync(default));
        foreach (var file in goodFiles)
        {
            await witness.SendAsync(file);
        }

        (witness.Sent, witness.RefusedUnchanged) = (0, 0);
        return witness;
    }

    /// <summary>Sends one file as courses, newcomers, care groups and tables of places.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> SendAsync(byte[] file)
    {
        Sent++;
        foreach (var subject in Enum.GetValues<ImportSubject>())
        {
            var outcome = await importing.RunAsync(
                municipality, Delivery(subject, file), new ImportRequest(ImportWay.TakeInConfirmed, "fuzz"), default);
            if (await LookAsync(outcome is ImportOutcome.Refused) is { } fault)
            {
                return $"{subject}: {fault}";
            }
        }

        var postcodes = await loading.PostcodesAsync(
            municipality, PostcodeFiles.Read(new MemoryStream(file)), default);
        if (await LookAsync(postcodes.IsRefused) is { } changed)
        {
            return $"postcodes: {changed}";
        }

        var travel = await loading.TravelAsync(municipality, TravelFiles.Read(new MemoryStream(file)), default);
        return await LookAsync(travel.IsRefused) is { } moved ? $"travel times: {moved}" : null;
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    private static Delivery Delivery(ImportSubject subject, byte[] file)
    {
        var (stream, options) = (new MemoryStream(file), ReadingOptions.Default);
        return subject switch
        {
            ImportSubject.Courses => Application.Imports.Delivery.Of(Source, CourseFiles.Read(stream, Day, options)),
            ImportSubject.Care => Application.Imports.Delivery.Of(Source, CareFiles.Read(stream, Day, options)),
            _ => Application.Imports.Delivery.Of(Source, NewcomerFiles.Read(stream, Day, options)),
        };
    }

    /// <summary>Compares all tables with what they were; says which differ though the file was refused.</summary>
    private async Task<string?> LookAsync(bool isRefused)
    {
        var before = state;
        state = await StateAsync();
        if (!isRefused)
        {
            return null;
        }

        if (before == state)
        {
            RefusedUnchanged++;
            return null;
        }

        return "changed " + string.Join(", ", state.Split('\n').Except(before.Split('\n')));
    }

    /// <summary>A digest of every table of the schema.</summary>
    private async Task<string> StateAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        var lines = new List<string>();
        foreach (var table in await TextsAsync(connection, TablesSql))
        {
            var rows = "string_agg(t::text, e'\\n' order by t::text)";
            var digest = await TextsAsync(
                connection, $"select count(*) || ' ' || coalesce(md5({rows}), '') from {table} t");
            lines.Add($"{table} {digest[0]}");
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
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
