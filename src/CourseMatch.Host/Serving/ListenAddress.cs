using System.Net;
using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Serving;

/// <summary>Where the service listens: this machine only, as long as there is no sign-in.</summary>
internal sealed record ListenAddress(IPAddress Address, int Port)
{
    /// <summary>Address and port when none are named.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Reads <c>http://HOST:PORT</c>, several parted by semicolons.</summary>
    /// <returns>The addresses, or the findings about those that are refused.</returns>
    public static (IReadOnlyList<ListenAddress> Addresses, IReadOnlyList<Finding> Refused) Read(string urls)
    {
        var addresses = new List<ListenAddress>();
        var refused = new List<Finding>();
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp
                || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            {
                refused.Add(Finding.Of("CM4030", Severity.Error, url, Default));
            }
            else if (Loopback(uri) is { } address)
            {
                addresses.Add(new ListenAddress(address, uri.Port));
            }
            else
            {
                refused.Add(Finding.Of("CM4031", Severity.Error, url, Default));
            }
        }

        if (addresses.Count == 0 && refused.Count == 0)
        {
            refused.Add(Finding.Of("CM4030", Severity.Error, urls, Default));
        }

        return (addresses, refused);
    }

    private static IPAddress? Loopback(Uri uri) =>
        uri.DnsSafeHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address) ? address
        : null;
}
