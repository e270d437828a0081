using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Serving;

namespace CourseMatch.Host.Counties;

/// <summary>The addresses at which people answer offers: <c>COURSEMATCH_PUBLIC_URL</c> says where this service is
/// reached from outside; without it messages carry no address.</summary>
internal static class ReplyAddresses
{
    /// <summary>Links of a municipality, or null when there is no public address.</summary>
    /// <exception cref="SettingsRefusedException">The address cannot be used.</exception>
    public static async Task<IReplyLinks?> OfAsync(
        IServiceProvider parts, MunicipalityId municipality, CancellationToken cancellation)
    {
        var text = Environment.GetEnvironmentVariable(PublicAddress.Setting);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsRefusedException([Finding.Of("CM3134", Severity.Error, PublicAddress.Setting, text)]);
        }

        return await parts.GetRequiredService<IReplyKeys>().KeyAsync(municipality, cancellation) is { } key
            ? new ReplyLinks(address, key)
            : null;
    }
}
