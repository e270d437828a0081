using System.Net;
using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Serving;

/// <summary>Lets in requests that name this machine or its public address as their host, and writes only from our
/// own pages or from programs.</summary>
/// <remarks>
/// Whoever is signed in with a browser on this machine could otherwise be used by any web page: by a
/// name that is turned to point here (DNS rebinding), or by a form sent across sites. Browsers send
/// <c>Sec-Fetch-Site</c> and <c>Origin</c>; programs such as curl send neither and are let in.
/// </remarks>
internal static class OwnPagesOnly
{
    /// <summary>Why a request is refused, or null when it may go on.</summary>
    public static Finding? Refusal(HttpRequest request)
    {
        if (!IsThisMachine(request.Host.Host) && !PublicAddress.IsNamedBy(request))
        {
            return Finding.Of("CM4040", Severity.Error);
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method);
        return isRead || IsFromOwnPage(request) ? null : Finding.Of("CM4041", Severity.Error);
    }

    private static bool IsFromOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
