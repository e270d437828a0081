namespace CourseMatch.Application.Nights;

/// <summary>Port: tries again, with growing pauses, where the fault is the machine's and may pass.</summary>
public interface INightRetry
{
    /// <summary>Runs work until it ends well or its fault is not one that passes.</summary>
    /// <param name="work">The work; run anew on every attempt.</param>
    /// <param name="failed">Told of every attempt that is followed by another: number and kind of fault.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StepResult> RunAsync(
        Func<CancellationToken, Task<StepResult>> work,
        Action<int, string> failed,
        CancellationToken cancellationToken);
}
