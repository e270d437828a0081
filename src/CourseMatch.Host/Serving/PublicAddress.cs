namespace CourseMatch.Host.Serving;

/// <summary>Where this service is reached from outside, when a proxy that speaks HTTPS stands before it and passes the
/// host name on: <c>COURSEMATCH_PUBLIC_URL</c>.</summary>
internal static class PublicAddress
{
    public const string Setting = "COURSEMATCH_PUBLIC_URL";

    private static readonly Uri? Value =
        Uri.TryCreate(Environment.GetEnvironmentVariable(Setting), UriKind.Absolute, out var address)
        && address.Scheme is ("http" or "https")
            ? address
            : null;

    /// <summary>Whether a request names that host.</summary>
    public static bool IsNamedBy(HttpRequest request) =>
        Value is not null && request.Host.Value?.Equals(Value.Authority, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Lets a request that came through the proxy count as what people sent: cookies become secure, and
    /// addresses made from it are those of outside.</summary>
    public static void Take(HttpRequest request)
    {
        if (IsNamedBy(request))
        {
            request.Scheme = Value!.Scheme;
        }
    }
}
