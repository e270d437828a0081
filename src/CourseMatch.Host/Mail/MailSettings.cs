using System.Net.Mail;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;

namespace CourseMatch.Host.Mail;

/// <summary>The mail server, when the operator named one; without it every message to a person becomes a letter.
/// </summary>
/// <param name="Host">Host name.</param>
/// <param name="Port">Port.</param>
/// <param name="IsTlsFromTheStart">TLS before the first word (smtps); otherwise STARTTLS where the server offers it.
/// </param>
/// <param name="User">User, or null. Never sent without TLS, except to this machine.</param>
/// <param name="Password">Password, or null.</param>
/// <param name="From">Sender's address.</param>
/// <param name="Office">The office's address for reports, or null.</param>
internal sealed record MailSettings(
    string Host, int Port, bool IsTlsFromTheStart, string? User, string? Password, string From, string? Office)
{
    private const string ServerName = "COURSEMATCH_SMTP";
    private const string FromName = "COURSEMATCH_MAIL_FROM";
    private const string OfficeName = "COURSEMATCH_OFFICE_MAIL";

    /// <summary>Reads the environment.</summary>
    /// <returns>The settings, or null when no server is named.</returns>
    /// <exception cref="SettingsRefusedException">A setting cannot be used.</exception>
    public static MailSettings? Read()
    {
        var server = Environment.GetEnvironmentVariable(ServerName);
        if (string.IsNullOrWhiteSpace(server))
        {
            return null;
        }

        var from = Environment.GetEnvironmentVariable(FromName);
        var office = Environment.GetEnvironmentVariable(OfficeName);
        if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps")
            || uri.Host.Length == 0 || uri.PathAndQuery is not ("/" or ""))
        {
            // What it says may hold a password and is not shown.
            throw new SettingsRefusedException([Finding.Of("CM4122", Severity.Error, ServerName)]);
        }

        if (!IsAddress(from))
        {
            throw new SettingsRefusedException([Finding.Of("CM4123", Severity.Error, FromName, from ?? "")]);
        }

        if (!string.IsNullOrWhiteSpace(office) && !IsAddress(office))
        {
            throw new SettingsRefusedException([Finding.Of("CM4123", Severity.Error, OfficeName, office)]);
        }

        var isTls = uri.Scheme == "smtps";
        var login = uri.UserInfo.Split(':', 2);
        return new MailSettings(
            uri.Host,
            uri.Port > 0 ? uri.Port : isTls ? 465 : 25,
            isTls,
            login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null,
            login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            from!,
            string.IsNullOrWhiteSpace(office) ? null : office);
    }

    /// <summary>A bare address of visible ASCII signs that can stand in a command line of the protocol.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 254 }
        && text.All(sign => sign is > ' ' and < '\u007F' and not ('<' or '>' or ',' or ';'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
