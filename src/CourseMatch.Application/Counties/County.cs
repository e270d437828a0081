using System.Globalization;
using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;

namespace CourseMatch.Application.Counties;

/// <summary>Everything on file in a municipality at one moment, as matching, publishing and explaining read
/// it.</summary>
/// <param name="Municipality">Whose it is.</param>
/// <param name="Name">Name of the municipality.</param>
/// <param name="Providers">Providers by number.</param>
/// <param name="Sites">Sites by number.</param>
/// <param name="Courses">Courses by number, every state.</param>
/// <param name="CareGroups">Care groups by number; withdrawn ones only while they hold promises, with 0 places.</param>
/// <param name="Newcomers">Newcomers by number, active or not.</param>
/// <param name="Households">Households by number.</param>
/// <param name="Promises">Places promised by published plans and not ended.</param>
public sealed record County(
    MunicipalityId Municipality,
    string Name,
    IReadOnlyList<Provider> Providers,
    IReadOnlyList<Site> Sites,
    IReadOnlyList<Course> Courses,
    IReadOnlyList<CareGroup> CareGroups,
    IReadOnlyList<Newcomer> Newcomers,
    IReadOnlyList<Household> Households,
    IReadOnlyList<Promise> Promises)
{
    /// <summary>Places that are over, oldest first: declined, lapsed, moved, attended and so on.</summary>
    public IReadOnlyList<PastPlace> Past { get; init; } = [];

    /// <summary>Proposals a coordinator left out and has not taken back, by newcomer number.</summary>
    public IReadOnlyList<LeftOutProposal> LeftOut { get; init; } = [];

    /// <summary>The person with a file reference, or with a number where nobody has that reference; or null.</summary>
    public Newcomer? Find(string reference) =>
        Newcomers.FirstOrDefault(newcomer => newcomer.Reference == reference)
        ?? (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Newcomers.FirstOrDefault(newcomer => newcomer.Id.Value == number)
            : null);
}
