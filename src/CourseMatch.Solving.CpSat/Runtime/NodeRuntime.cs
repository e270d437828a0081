namespace CourseMatch.Solving.CpSat.Runtime;

/// <summary>CP-SAT as WebAssembly in one watched child process of Node.</summary>
/// <remarks>
/// The child is started by the first model (about 0.3 s) and kept for the next ones. It cannot be interrupted while it
/// solves, so cancelling kills it, and the next model starts another.
/// </remarks>
public sealed class NodeRuntime : ICpSatRuntime, IDisposable
{
    /// <summary>
    /// Options that surely fit: the heap ends at 2 GiB, and 370,000 options were measured to exceed it.
    /// </summary>
    internal const int OptionsOfHeap = 100_000;

    private readonly NodeInstallation? installation;
    private NodeChild? child;

    /// <summary>A runtime on what is installed on this machine.</summary>
    public NodeRuntime()
        : this(NodeInstallation.Find())
    {
    }

    internal NodeRuntime((NodeInstallation? Found, string? Missing) search) => (installation, Missing) = search;

    /// <inheritdoc/>
    public string? Missing { get; private set; }

    /// <inheritdoc/>
    public int OptionsMax => OptionsOfHeap;

    /// <summary>Processor time the present child has used; zero without a child.</summary>
    public TimeSpan ProcessorTime => child?.ProcessorTime ?? TimeSpan.Zero;

    /// <summary>Process id of the present child, null without one.</summary>
    internal int? ChildId => child?.Id;

    /// <summary>Starts the child ahead of the first model, so that it loads while something else is computed.</summary>
    public void Prepare() => Start();

    /// <inheritdoc/>
    public CpSatReply? Solve(
        byte[] parameters, byte[] model, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || Start() is not { } running)
        {
            return null;
        }

        var reply = running.Ask(parameters, model, deadline, cancellationToken);
        if (reply is null)
        {
            Stop();
        }

        return reply;
    }

    /// <summary>Ends the child.</summary>
    public void Dispose() => Stop();

    private NodeChild? Start()
    {
        if (child is { IsAlive: false })
        {
            Stop();
        }

        if (child is null && installation is not null)
        {
            child = NodeChild.Start(installation, out var failure);
            Missing = failure;
        }

        return child;
    }

    private void Stop()
    {
        child?.Dispose();
        child = null;
    }
}
