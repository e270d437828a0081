using System.Runtime.InteropServices;

namespace CourseMatch.Host.Commands;

/// <summary>Ctrl-C and SIGTERM as a cancellation: work ends where it can, a search keeps its best answer.</summary>
/// <remarks>A second signal is no longer held back and ends the process at once.</remarks>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    public CancellationToken Token => source.Token;

    /// <summary>Waits for the signal.</summary>
    public static async Task UntilStoppedAsync(CancellationToken token)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = token.Register(stopped.SetResult);
        await stopped.Task;
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (!source.IsCancellationRequested)
        {
            context.Cancel = true;
            source.Cancel();
        }
    }
}
