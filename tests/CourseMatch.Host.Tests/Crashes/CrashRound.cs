using CourseMatch.Host.Tests.County;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>One process, one kill, and a close look at what is left.</summary>
/// <param name="Stage">What it starts from.</param>
/// <param name="Scene">What is going on.</param>
/// <param name="Moment">When it is killed.</param>
internal sealed record CrashRound(CrashStage Stage, CrashScene Scene, CrashMoment Moment)
{
    private const string PublishedSql = """
        select format('plan %s was published, which no longer fits the courses', plan_id)
        from coursematch.plan
        where state <> 'draft'
        """;

    private readonly List<string> faults = [];

    /// <returns>How the process ended, whether everything was done or nothing, and every fault.</returns>
    public async Task<(CrashEnd End, bool IsDone, IReadOnlyList<string> Faults)> RunAsync()
    {
        var cluster = await TestCluster.GetAsync();
        var database = await cluster.CloneDatabaseAsync(Scene switch
        {
            CrashScene.Import or CrashScene.Match => Stage.Imported,
            CrashScene.Publish or CrashScene.PublishRace => Stage.Drafted,
            CrashScene.PublishShrunk => Stage.Shrunk,
        });
        try
        {
            var before = await DatabaseState.ReadAsync(database);
            var end = await KillAsync(database);
            var isUnchanged = before == await DatabaseState.ReadAsync(database);
            await LookAsync(database, isUnchanged);
            await StartAgainAsync(database);
            return (end, !isUnchanged, faults);
        }
        finally
        {
            await cluster.DropDatabaseAsync(database);
        }
    }

    private string[] Args => Scene switch
    {
        CrashScene.Import => CrashStage.Import("second", "newcomers"),
        CrashScene.Match => CrashStage.Match,
        CrashScene.Publish or CrashScene.PublishRace or CrashScene.PublishShrunk => ["publish", "1"],
    };

    private async Task<CrashEnd> KillAsync(string database)
    {
        await using var watch = new NpgsqlConnection(database + ";Pooling=false");
        await watch.OpenAsync();
        var program = Stage.ProgramOn(database);
        var rival = Scene == CrashScene.PublishRace ? program.RunAsync("publish", "2") : null;
        using var process = program.Start(Args);
        var end = await Moment.KillAsync(process, watch);
        if (rival is not null && (await rival).Status is not (<= 1 or 3))
        {
            faults.Add($"the rival of a killed publication failed: {await rival}");
        }

        await CrashMoment.SettleAsync(watch);
        return end;
    }

    /// <summary>By plain questions to the tables, and by the judge that shares no code with the engine.</summary>
    private async Task LookAsync(string database, bool isUnchanged)
    {
        faults.AddRange(await Promises.FaultsAsync(database));
        if (Scene != CrashScene.PublishShrunk)
        {
            faults.AddRange(await JudgedPlans.FaultsAsync(database));
        }
        else
        {
            // The gate's verdict on it may be kept; nothing else.
            await using var connection = new NpgsqlConnection(database + ";Pooling=false");
            await connection.OpenAsync();
            faults.AddRange(await DatabaseState.TextsAsync(connection, PublishedSql));
        }

        if (Scene == CrashScene.Import)
        {
            var state = isUnchanged ? "first" : "second";
            var look = await Stage.ProgramOn(database)
                .RunAsync([.. CrashStage.Import(state, "newcomers"), "--dry-run", "--json"]);
            var differing = new[] { "new", "changed", "withdrawn" }.Sum(name => look.Json.GetProperty(name).GetInt32());
            if (differing != 0)
            {
                faults.Add($"half an import: {differing} records differ from the {state} file");
            }
        }
    }

    /// <summary>A second start does what the first one could not.</summary>
    private async Task StartAgainAsync(string database)
    {
        var run = await Stage.ProgramOn(database).RunAsync(Args);
        var isFine = Scene switch
        {
            CrashScene.Import or CrashScene.Match => run.Status <= 1,

            // It may have been published before the kill, or lost against its rival.
            CrashScene.Publish or CrashScene.PublishRace => run.Status is <= 1 or 3,
            CrashScene.PublishShrunk => run.Status == 3,
        };
        if (!isFine)
        {
            faults.Add($"the second start failed: {run}");
        }

        faults.AddRange(await Promises.FaultsAsync(database));
    }
}
