using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;
using CourseMatch.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CourseMatch.Store.Tests;

/// <summary>A municipality of its own in a shared database, and short ways to fill it.</summary>
internal sealed class TestCounty(TestDatabase database, MunicipalityId municipality)
{
    private static int count;

    public MunicipalityId Municipality { get; } = municipality;

    public CountyStore Store { get; } = new(database.DataSource, NullLogger<CountyStore>.Instance);

    public NpgsqlDataSource Database => database.DataSource;

    public static async Task<TestCounty> MakeAsync(TestDatabase database)
    {
        await using var insert = database.DataSource.CreateCommand(
            "insert into municipality (name) values (@name) returning municipality_id");
        insert.Parameters.AddWithValue("name", $"Kreis {Interlocked.Increment(ref count)}");
        return new TestCounty(database, new MunicipalityId((int)(await insert.ExecuteScalarAsync())!));
    }

    public Task<County> ReadAsync() => Store.ReadCountyAsync(Municipality, CancellationToken.None);

    public Task<T> ChangeAsync<T>(Func<ICountyChange, Task<T>> work) =>
        Store.ChangeAsync(Municipality, (change, _) => work(change), CancellationToken.None);

    public Task ChangeAsync(Func<ICountyChange, Task> work) => ChangeAsync(async change =>
    {
        await work(change);
        return true;
    });

    public Task SaveCoursesAsync(params CourseRecord[] records) => ChangeAsync(async change =>
    {
        var (provider, _) = await change.ProviderAsync("VHS Dresden", CancellationToken.None);
        await change.SaveCoursesAsync(provider, records, CancellationToken.None);
    });

    public Task SaveCareGroupsAsync(params CareGroupRecord[] records) => ChangeAsync(async change =>
    {
        var (provider, _) = await change.ProviderAsync("VHS Dresden", CancellationToken.None);
        await change.SaveCareGroupsAsync(provider, records, CancellationToken.None);
    });

    public Task SaveNewcomersAsync(params NewcomerRecord[] records) =>
        ChangeAsync(change => change.SaveNewcomersAsync(Some.Source, records, CancellationToken.None));

    public Task WithdrawAsync(ImportSubject subject, string source, params string[] keys) =>
        ChangeAsync(change => change.WithdrawAsync(subject, source, keys, CancellationToken.None));

    public Task<PlanId> AddDraftAsync(IReadOnlyList<Placement> placements, params Unplaced[] unplaced) =>
        ChangeAsync(change => change.AddDraftAsync(
            Some.Draft(placements, unplaced), "{}"u8.ToArray(), CancellationToken.None));

    public Task PublishAsync(PlanId plan) =>
        ChangeAsync(change => change.PublishAsync(plan, Some.Instant, CancellationToken.None));

    /// <summary>Ends the promise somebody holds.</summary>
    public Task EndAsync(NewcomerId newcomer) => ChangeAsync(async change =>
    {
        var held = await change.PlacesAsync(new PlaceQuery(Newcomer: newcomer, IsInForce: true), default);
        await change.TakeStepsAsync(
            [StepToTake.Of(held[0], PlaceState.Withdrawn, Some.Instant, new Actor(ActorKind.Coordinator))], default);
    });

    /// <summary>Runs SQL of the test's own; <c>$1</c> is the municipality.</summary>
    public async Task<int> RunSqlAsync(string sql, params object[] values)
    {
        await using var command = CommandOf(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>One value from SQL of the test's own; <c>$1</c> is the municipality.</summary>
    public async Task<T> ValueAsync<T>(string sql, params object[] values)
    {
        await using var command = CommandOf(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlCommand CommandOf(string sql, object[] values)
    {
        var command = Database.CreateCommand(sql);
        if (sql.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Municipality.Value });
        }

        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
