using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>Use case: a provider says whether people may enter after the first day of a module, within the law's units.
/// </summary>
public sealed class AcceptLateEntry(ICountyStore store)
{
    /// <summary>Notes it.</summary>
    /// <param name="municipality">Whose provider.</param>
    /// <param name="provider">Name of the provider, as on file.</param>
    /// <param name="isAccepted">True, false, or null = not said: then the policy decides.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    /// <returns>Why nothing was done, or null.</returns>
    public Task<Finding?> RunAsync(
        MunicipalityId municipality, string provider, bool? isAccepted, CancellationToken cancellationToken) =>
        store.ChangeAsync<Finding?>(
            municipality,
            async (change, token) => await change.SetLateEntryAsync(provider, isAccepted, token)
                ? null
                : Finding.Of("CM3115", Severity.Error, provider),
            cancellationToken);
}
