using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CourseMatch.Host.Mail;

/// <summary>One conversation with a mail server, command by command (RFC 5321).</summary>
/// <remarks>Our own, because the library's client gives no moment between the text and its end: exactly there it has to
/// be written down that from now on nobody knows whether the server took the message.</remarks>
internal sealed class SmtpSession : IAsyncDisposable
{
    /// <summary>Longest answer line read; servers keep to 512.</summary>
    private const int LineMax = 4096;

    private readonly TcpClient client;
    private Stream stream;

    private SmtpSession(TcpClient client, Stream stream)
    {
        this.client = client;
        this.stream = stream;
    }

    /// <summary>Connects, greets, protects and signs in.</summary>
    /// <exception cref="SmtpRefusal">The server says no.</exception>
    /// <exception cref="IOException">The connection breaks.</exception>
    /// <exception cref="SocketException">Nobody listens.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not the server's.
    /// </exception>
    public static async Task<SmtpSession> OpenAsync(MailSettings settings, CancellationToken cancellation)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, cancellation);
            var session = new SmtpSession(client, client.GetStream());
            await session.BeginAsync(settings, cancellation);
            return session;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command and reads the answer.</summary>
    /// <exception cref="SmtpRefusal">The answer has none of the wanted first digit.</exception>
    public async Task<string> AskAsync(string command, char wanted, CancellationToken cancellation)
    {
        await WriteAsync(command + "\r\n", cancellation);
        return await AnswerAsync(wanted, cancellation);
    }

    /// <summary>Sends text as it stands.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        await stream.FlushAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    private async Task BeginAsync(MailSettings settings, CancellationToken cancellation)
    {
        var isProtected = settings.IsTlsFromTheStart;
        if (isProtected)
        {
            await ProtectAsync(settings.Host, cancellation);
        }

        await AnswerAsync('2', cancellation);
        var offers = await AskAsync("EHLO coursematch", '2', cancellation);
        if (!isProtected && offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase))
        {
            await AskAsync("STARTTLS", '2', cancellation);
            await ProtectAsync(settings.Host, cancellation);
            await AskAsync("EHLO coursematch", '2', cancellation);
            isProtected = true;
        }

        if (settings.User is { } user)
        {
            if (!isProtected && !IsThisMachine(settings.Host))
            {
                throw new SmtpRefusal("no TLS for signing in", isForGood: false);
            }

            var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{settings.Password}"));
            await AskAsync($"AUTH PLAIN {secret}", '2', cancellation);
        }
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private async Task ProtectAsync(string host, CancellationToken cancellation)
    {
        var protectedStream = new SslStream(stream);
        await protectedStream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host }, cancellation);
        stream = protectedStream;
    }

    /// <summary>Reads one answer, which may have several lines: "250-..." goes on, "250 ..." ends.</summary>
    private async Task<string> AnswerAsync(char wanted, CancellationToken cancellation)
    {
        var all = new StringBuilder();
        string line;
        do
        {
            line = await LineAsync(cancellation);
            all.Append(line).Append('\n');
        }
        while (line.Length > 3 && line[3] == '-');

        return line.Length >= 3 && line[0] == wanted
            ? all.ToString()
            : throw new SmtpRefusal(line.Length >= 3 ? line[..3] : "?", isForGood: line.StartsWith('5'));
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < LineMax)
        {
            if (await stream.ReadAsync(one, cancellation) == 0)
            {
                throw new EndOfStreamException("The mail server closed the connection.");
            }

            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        throw new IOException("The mail server's answer does not end.");
    }
}

/// <summary>The server said no.</summary>
/// <param name="code">Its code of three digits.</param>
/// <param name="isForGood">Another attempt will not help.</param>
internal sealed class SmtpRefusal(string code, bool isForGood) : Exception($"The mail server said {code}.")
{
    public string Code { get; } = code;

    public bool IsForGood { get; } = isForGood;
}
