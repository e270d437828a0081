using System.Net.Http.Headers;
using System.Text;
using CourseMatch.Application.Access;

namespace CourseMatch.Host.Access;

/// <summary>Login name and password sent with each request (RFC 7617): how programs use the API.</summary>
internal static class BasicCredentials
{
    /// <summary>Login name and password of a request, or null when it sends none that can be read.</summary>
    public static (string Login, string Password)? Of(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { Length: < 1000 } packed)
        {
            return null;
        }

        var bytes = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }

    /// <summary>The account of such a request, or why it is not let in; neither when it sends none.</summary>
    public static async Task<SignInOutcome?> TryAsync(
        HttpContext context, SignIn signIn, CancellationToken cancellation) =>
        Of(context.Request) is { } sent ? await signIn.RunAsync(sent.Login, sent.Password, cancellation) : null;
}
