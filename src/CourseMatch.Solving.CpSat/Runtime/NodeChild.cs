using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;

namespace CourseMatch.Solving.CpSat.Runtime;

/// <summary>One running child process and the frames to and from it (see <c>cp-sat-child.mjs</c>).</summary>
internal sealed class NodeChild : IDisposable
{
    // A response is one 64-bit value per column at most; anything larger is a broken frame.
    private const int ResponseBytesMax = 1 << 28;

    private readonly Process process;
    private uint lastId;

    private NodeChild(Process process) => this.process = process;

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    public TimeSpan ProcessorTime => process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;

    public static NodeChild? Start(NodeInstallation installation, out string? failure)
    {
        var start = new ProcessStartInfo(installation.Node)
        {
            ArgumentList =
            {
                "--no-warnings",
                "--import", new Uri(Path.Combine(installation.Folder, "no-suspending.mjs")).AbsoluteUri,
                Path.Combine(installation.Folder, "cp-sat-child.mjs"),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = installation.Folder,
        };
        start.Environment.Remove("NODE_OPTIONS");
        try
        {
            var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            failure = null;
            return new NodeChild(process);
        }
        catch (Win32Exception refused)
        {
            failure = $"CP-SAT cannot run: {installation.Node} did not start ({refused.Message}).";
            return null;
        }
    }

    /// <summary>Sends one model and waits for its answer; null when there will be none.</summary>
    public CpSatReply? Ask(byte[] parameters, byte[] model, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var id = ++lastId;
        var exchange = Task.Run(() => Exchange(id, parameters, model), CancellationToken.None);
        try
        {
            if (exchange.Wait(deadline, cancellationToken))
            {
                return exchange.Result;
            }
        }
        catch (OperationCanceledException)
        {
            // Answered below like a deadline: the child is killed.
        }

        // Ends the exchange too, whose pipe breaks.
        Kill();
        return null;
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private CpSatReply? Exchange(uint id, byte[] parameters, byte[] model)
    {
        try
        {
            Send(id, parameters, model);
            return Receive(id);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The child died: out of memory, killed, crashed.
            return null;
        }
    }

    private void Send(uint id, byte[] parameters, byte[] model)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, id);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], parameters.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], model.Length);
        var input = process.StandardInput.BaseStream;
        input.Write(head);
        input.Write(parameters);
        input.Write(model);
        input.Flush();
    }

    private CpSatReply? Receive(uint id)
    {
        Span<byte> head = stackalloc byte[16];
        var output = process.StandardOutput.BaseStream;
        output.ReadExactly(head);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != id || length > ResponseBytesMax)
        {
            return null;
        }

        var body = new byte[length];
        output.ReadExactly(body);
        var isAnswered = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) == 0;
        return isAnswered
            ? new CpSatReply(body, BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) * 1024L)
            : null;
    }
}
