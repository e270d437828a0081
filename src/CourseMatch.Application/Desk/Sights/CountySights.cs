using System.Collections.Concurrent;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>Keeps the last sight of each municipality and reads anew only what has changed since.</summary>
/// <remarks>
/// A sight of twenty thousand people takes a second or two to read and some hundred megabytes to keep, so only a few
/// are kept. One reading at a time for each municipality; whoever asks meanwhile waits for it.
/// </remarks>
public sealed class CountySights(
    ICountyStore store, ICountyVersions versions, Planning planning, TimeProvider time)
{
    /// <summary>Municipalities kept at once; the one asked for longest ago makes room.</summary>
    public const int KeptMax = 4;

    private readonly ConcurrentDictionary<MunicipalityId, Place> places = new();
    private long asked;

    /// <summary>The municipality as it is now.</summary>
    public async Task<CountySight> NowAsync(MunicipalityId municipality, CancellationToken cancellationToken)
    {
        var place = places.GetOrAdd(municipality, _ => new Place());
        place.AskedAt = Interlocked.Increment(ref asked);
        var version = await versions.VersionAsync(municipality, cancellationToken);
        var day = time.Today();
        if (IsStillTrue(place.Sight, version, day))
        {
            return place.Sight!;
        }

        await place.Reading.WaitAsync(cancellationToken);
        try
        {
            version = await versions.VersionAsync(municipality, cancellationToken);
            if (!IsStillTrue(place.Sight, version, day))
            {
                place.Sight = await ReadAsync(municipality, place.Sight, version, day, cancellationToken);
                MakeRoom();
            }

            return place.Sight!;
        }
        finally
        {
            place.Reading.Release();
        }
    }

    private static bool IsStillTrue(CountySight? sight, CountyVersion version, DateOnly day) =>
        sight is not null && sight.Version == version && sight.Day == day;

    private async Task<CountySight> ReadAsync(
        MunicipalityId municipality,
        CountySight? before,
        CountyVersion version,
        DateOnly day,
        CancellationToken cancellationToken)
    {
        var county = before is null || before.Version.Records != version.Records
            ? await store.ReadCountyAsync(municipality, cancellationToken)
            : before.Version.Promises == version.Promises
                ? before.County
                : With(before.County, await versions.PlacesAsync(municipality, cancellationToken));
        var (inForce, proposal) = before is not null && before.Version.Plans == version.Plans
            ? (before.InForce, before.Proposal)
            : await PlansAsync(municipality, before, cancellationToken);
        return new CountySight(version, planning.CircumstancesOf(county, day), inForce, proposal);
    }

    private static County With(County county, CountyPlaces places) => county with
    {
        Promises = places.Promises,
        Past = places.Past,
        LeftOut = places.LeftOut,
    };

    private async Task<(Plan? InForce, Plan? Proposal)> PlansAsync(
        MunicipalityId municipality, CountySight? before, CancellationToken cancellationToken)
    {
        var heads = await store.PlansAsync(municipality, cancellationToken);
        var inForce = heads.FirstOrDefault(head => head.State == PlanState.Published);
        var draft = heads.FirstOrDefault(head => head.State == PlanState.Draft);
        return (
            await PlanAsync(inForce),
            draft is not null && (inForce is null || draft.Id.Value > inForce.Id.Value)
                ? await PlanAsync(draft)
                : null);

        async Task<Plan?> PlanAsync(PlanSummary? head)
        {
            var known = new[] { before?.InForce, before?.Proposal }
                .FirstOrDefault(plan => head is not null && plan?.Summary == head);
            return head is null || known is not null
                ? known
                : await store.PlanAsync(municipality, head.Id, cancellationToken);
        }
    }

    private void MakeRoom()
    {
        foreach (var (_, place) in places
            .Where(entry => entry.Value.Sight is not null)
            .OrderByDescending(entry => entry.Value.AskedAt)
            .Skip(KeptMax))
        {
            place.Sight = null;
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Reading { get; } = new(1);

        public CountySight? Sight { get; set; }

        public long AskedAt { get; set; }
    }
}
