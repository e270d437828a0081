using System.Net.Sockets;
using CourseMatch.Application.Nights;
using Npgsql;
using Polly;
using Polly.Retry;

namespace CourseMatch.Host.Jobs;

/// <summary>Tries again where database, network or disk failed in a way that may pass; a mistake of ours is not tried
/// twice.</summary>
internal sealed class NightRetry : INightRetry
{
    private const int AttemptsMax = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly ResiliencePropertyKey<Action<int, string>> Told = new("told");

    private readonly ResiliencePipeline<StepResult> pipeline;

    public NightRetry(TimeProvider time) => pipeline = new ResiliencePipelineBuilder<StepResult> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<StepResult>
        {
            MaxRetryAttempts = AttemptsMax - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } fault && MayPass(fault)),
            OnRetry = args =>
            {
                if (args.Context.Properties.TryGetValue(Told, out var told))
                {
                    told(args.AttemptNumber + 1, NameOf(args.Outcome.Exception!));
                }

                return ValueTask.CompletedTask;
            },
        })
        .Build();

    public async Task<StepResult> RunAsync(
        Func<CancellationToken, Task<StepResult>> work,
        Action<int, string> failed,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Told, failed);
        try
        {
            return await pipeline.ExecuteAsync(
                async inner => await work(inner.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether a fault is the machine's and may pass: a server that restarts, a connection cut, a disk that is
    /// busy.</summary>
    internal static bool MayPass(Exception fault) => fault switch
    {
        PostgresException database => database.IsTransient
            || database.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException or SocketException or TimeoutException => true,
        IOException => true,
        _ => false,
    };

    private static string NameOf(Exception fault) =>
        fault is PostgresException database ? $"PostgreSQL {database.SqlState}" : fault.GetType().Name;
}
