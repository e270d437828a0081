using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Places;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using System.Collections.Concurrent;

namespace CourseMatch.Host.Desks;

/// <summary>The desk of each municipality. Only for pages that show case data: whoever reaches less far than a
/// municipality's cases never asks here.</summary>
internal sealed class Desks(OpenedDatabase database, TimeProvider time)
{
    private readonly ConcurrentDictionary<MunicipalityId, Desk> desks = new();

    /// <summary>Desks somebody has asked for.</summary>
    public ICollection<Desk> Known => desks.Values;

    /// <summary>The desk of the county a request works on.</summary>
    public async Task<Desk> OfAsync(ServedCounty county, CancellationToken cancellation)
    {
        if (desks.TryGetValue(county.Municipality, out var known)
            && known.PolicyVersion == county.Rules.PolicyVersion)
        {
            return known;
        }

        var parts = database.PartsFor(new Reach(county.Municipality, Sight.Cases, null, IsReadOnly: true));
        var planning = await PlanningBooks.ReadAsync(
            parts.GetRequiredService<ICountyStore>(), parts.GetRequiredService<IPlaceTables>(), county.Municipality,
            cancellation);
        return desks[county.Municipality] = new Desk(parts, planning, county.Municipality, time);
    }
}
