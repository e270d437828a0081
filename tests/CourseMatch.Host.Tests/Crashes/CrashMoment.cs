using System.Diagnostics;
using Npgsql;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>How a process met its end.</summary>
internal enum CrashEnd
{
    EndedBefore,
    KilledElsewhere,
    KilledInTransaction,
}

/// <summary>The moment at which a process is killed with -9.</summary>
/// <param name="Delay">Time to wait.</param>
/// <param name="FromFirstWrite">Counted from the moment its transaction began to write, else from its start.</param>
internal sealed record CrashMoment(TimeSpan Delay, bool FromFirstWrite)
{
    private static readonly TimeSpan PatienceMax = TimeSpan.FromMinutes(2);

    private const string WritingSql = """
        select exists(
            select from pg_stat_activity
            where datname = current_database() and application_name = 'coursematch' and backend_xid is not null)
        """;

    private const string ConnectedSql = """
        select exists(
            select from pg_stat_activity where datname = current_database() and application_name = 'coursematch')
        """;

    /// <summary>Half of the moments lie anywhere in the run, half in and around the writing.</summary>
    public static CrashMoment Choose(Random random, TimeSpan usual) => random.Next(2) == 0
        ? new CrashMoment(usual * random.NextDouble() * 1.1, FromFirstWrite: false)
        : new CrashMoment(TimeSpan.FromMilliseconds(random.NextDouble() * 80), FromFirstWrite: true);

    /// <summary>Waits for the moment and kills.</summary>
    public async Task<CrashEnd> KillAsync(Process process, NpgsqlConnection database)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (FromFirstWrite && !process.HasExited && !await IsAsync(database, WritingSql))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < PatienceMax, "the process neither wrote nor ended");
        }

        // Short waits are the point here, so the thread spins instead of sleeping.
        var begun = FromFirstWrite ? TimeProvider.System.GetTimestamp() : started;
        while (TimeProvider.System.GetElapsedTime(begun) < Delay && !process.HasExited)
        {
            Thread.SpinWait(2_000);
        }

        if (process.HasExited)
        {
            return CrashEnd.EndedBefore;
        }

        var isWriting = await IsAsync(database, WritingSql);
        process.Kill();
        await process.WaitForExitAsync();
        return isWriting ? CrashEnd.KilledInTransaction : CrashEnd.KilledElsewhere;
    }

    /// <summary>Waits until the server has noticed that the killed process is gone.</summary>
    public static async Task SettleAsync(NpgsqlConnection database)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await IsAsync(database, ConnectedSql))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < PatienceMax, "the server keeps a dead session");
            await Task.Delay(5);
        }
    }

    private static async Task<bool> IsAsync(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
