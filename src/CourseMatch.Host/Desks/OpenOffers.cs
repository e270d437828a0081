using System.Runtime.CompilerServices;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;

namespace CourseMatch.Host.Desks;

/// <summary>Offers nobody has answered, looked for once for each state of a county.</summary>
internal sealed class OpenOffers(OpenedDatabase database)
{
    /// <summary>Offers to be answered within so many days are about to lapse.</summary>
    public const int LapsingDays = 3;

    private readonly ConditionalWeakTable<CountySight, IReadOnlyList<Place>> lapsing = [];

    /// <summary>Offers about to lapse without an answer, the first to lapse first.</summary>
    public async Task<IReadOnlyList<Place>> LapsingAsync(
        ServedCounty county, CountySight sight, CancellationToken cancellation)
    {
        // Only what was found is kept: a question the database did not answer is asked again.
        if (!lapsing.TryGetValue(sight, out var found))
        {
            found = await FindAsync(county, sight, cancellation);
            lapsing.AddOrUpdate(sight, found);
        }

        return found;
    }

    private async Task<IReadOnlyList<Place>> FindAsync(
        ServedCounty county, CountySight sight, CancellationToken cancellation)
    {
        var offers = database.PartsFor(new Reach(county.Municipality, Sight.Cases, null, IsReadOnly: true))
            .GetRequiredService<IOfferStore>();
        var open = await offers.PlacesAsync(
            county.Municipality,
            new PlaceQuery(State: PlaceState.Offered, IsInForce: true),
            cancellation);
        return
        [
            .. open.Where(place => place.ReplyBy <= sight.Day.AddDays(LapsingDays)).OrderBy(place => place.ReplyBy),
        ];
    }
}
