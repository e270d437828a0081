using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Places;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Store;
using CourseMatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using System.Diagnostics;
using System.Text;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>One night of many municipalities, by one worker, by two, by three: how long it takes, who did what, and
/// whether it comes to the same.</summary>
internal sealed class NightSpread : IDisposable
{
    private static readonly DateOnly Night = new(2030, 1, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly WorkPlace place = new();
    private readonly List<Process> workers = [];

    public static async Task<SpreadReport> RunAsync(
        int municipalities, IReadOnlyList<int> workerCounts, Action<string> say)
    {
        var cluster = await TestCluster.GetAsync();
        var stage = await cluster.CreateDatabaseAsync(isMigrated: true);
        await FillAsync(stage, municipalities);
        say($"{municipalities} municipalities filled");
        var runs = new List<SpreadRun>();
        var results = new List<string>();
        foreach (var count in workerCounts)
        {
            var database = await cluster.CloneDatabaseAsync(stage);
            using var spread = new NightSpread();
            var (run, result) = await spread.MeasureAsync(database, count, municipalities);
            runs.Add(run with { SpeedUp = runs.Count == 0 ? 1 : Math.Round(runs[0].Seconds / run.Seconds, 2) });
            results.Add(result);
            say($"{count} workers: {run.Seconds} s, nights per worker {string.Join(", ", run.NightsPerWorker)}");
        }

        return new SpreadReport(
            municipalities, Environment.ProcessorCount, runs, results.Distinct().Count() == 1,
            runs.Select(run => run.Order).Distinct().Count());
    }

    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Kill(entireProcessTree: true);
            worker.WaitForExit();
            worker.Dispose();
        }
    }

    /// <summary>Counties of different sizes, so that nights take different times.</summary>
    private static async Task FillAsync(string connectionString, int municipalities)
    {
        await using var services = ServicesOf(connectionString);
        var store = services.GetRequiredService<ICountyStore>();
        for (var number = 1; number <= municipalities; number++)
        {
            var municipality = number == 1
                ? await store.DefaultMunicipalityAsync(default)
                : (await services.GetRequiredService<IMunicipalities>().AddAsync($"Landkreis {number}", default))!.Id;
            var planning = await PlanningBooks.ReadAsync(
                store, services.GetRequiredService<IPlaceTables>(), municipality, default);
            var importing = new UseCases(
                store, services.GetRequiredService<IImportStore>(), planning, TimeProvider.System).Importing;
            var county = new SmallCounty(
                People: 60 + number % 7 * 30, Seats: 8, Parents: 12, CarePlaces: 8, CourseCount: 6 + number % 5);
            foreach (var (subject, text) in new[]
            {
                (ImportSubject.Courses, county.Courses()),
                (ImportSubject.Care, county.Care()),
                (ImportSubject.Newcomers, county.Newcomers()),
            })
            {
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                var request = new ImportRequest(ImportWay.TakeInConfirmed, "terminal");
                var file = new IncomingFile(subject, SmallCounty.CourseProvider, request);
                Assert.IsType<ImportOutcome.Imported>(
                    await file.TakeInAsync(importing, municipality, stream, default));
            }
        }

        NpgsqlConnection.ClearAllPools();
    }

    private static ServiceProvider ServicesOf(string connectionString) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(new DatabaseAddress(connectionString))
        .AddStore(_ => connectionString)
        .BuildServiceProvider();

    private async Task<(SpreadRun Run, string Result)> MeasureAsync(
        string connectionString, int count, int municipalities)
    {
        await using var services = ServicesOf(connectionString);
        var database = services.GetRequiredService<NpgsqlDataSource>();
        for (var worker = 0; worker < count; worker++)
        {
            await StartWorkerAsync(connectionString);
        }

        var shift = new NightShift(services, NightSettings.Read(), NullLoggerFactory.Instance, TimeProvider.System);
        var scheduler = await SchedulerSetup.OpenQueueAsync(shift, default);
        var started = TimeProvider.System.GetTimestamp();
        foreach (var municipality in await shift.Municipalities.ListAsync(default))
        {
            await NightQueue.QueueAsync(
                scheduler, shift, municipality.Id, Night, NightTrigger.Hand, default);
        }

        while (await ValueAsync<int>(
            database, "select count(*)::int from night_run where outcome = 'done'") < municipalities)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "the nights do not end");
            await Task.Delay(50);
        }

        var seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1);
        await scheduler.Shutdown(waitForJobsToComplete: true);
        var perWorker = await ValueAsync<int[]>(
            database,
            """
            select array_agg(nights order by nights desc)
            from (select node, count(*)::int as nights from job_run where step = 'publish' group by node) n
            """);
        var order = await ValueAsync<string>(
            database, "select string_agg(municipality_id::text, ' ' order by ended_at) from night_run");
        var result = await ValueAsync<string>(
            database,
            """
            select string_agg(format('%s:%s/%s=%s', municipality_id, placed, newcomers, objective), ' '
                order by municipality_id)
            from plan where state = 'published'
            """);
        return (new SpreadRun(count, seconds, 1, perWorker, order), result);
    }

    /// <summary>Starts one and waits until it says that it runs.</summary>
    private async Task StartWorkerAsync(string connectionString)
    {
        var worker = new BuiltProgram(
            place.Folder,
            ("ConnectionStrings__CourseMatch", connectionString),
            ("COURSEMATCH_NIGHT_WORK", "2000"),
            ("COURSEMATCH_NIGHT_JOBS", "1"),
            ("COURSEMATCH_WATCH_SECONDS", "60"),
            ("COURSEMATCH_CHECKIN_SECONDS", "5")).Start("worker", "--json");
        workers.Add(worker);
        _ = worker.StandardError.ReadToEndAsync();
        while (await worker.StandardOutput.ReadLineAsync() is { } line && line != "}")
        {
        }
    }

    private static async Task<T> ValueAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>One measured night.</summary>
/// <param name="Workers">Worker processes.</param>
/// <param name="Seconds">From queueing the first to the end of the last.</param>
/// <param name="SpeedUp">Against the first run.</param>
/// <param name="NightsPerWorker">Nights each worker did, most first.</param>
/// <param name="Order">Municipalities in the order in which they ended.</param>
internal sealed record SpreadRun(
    int Workers, double Seconds, double SpeedUp, IReadOnlyList<int> NightsPerWorker, string Order);

/// <summary>What spreading a night over workers brought.</summary>
/// <param name="Municipalities">Municipalities.</param>
/// <param name="Cores">Cores of this machine.</param>
/// <param name="Runs">One for each number of workers.</param>
/// <param name="IsSameResult">Every municipality has the same plan in every run, whatever the order.</param>
/// <param name="Orders">Different orders of completion seen.</param>
internal sealed record SpreadReport(
    int Municipalities, int Cores, IReadOnlyList<SpreadRun> Runs, bool IsSameResult, int Orders);
