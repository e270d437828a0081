using System.Runtime.CompilerServices;
using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Offers;

namespace CourseMatch.Host.Desks;

/// <summary>Offers nobody has answered, looked for once for each state of a county.</summary>
/// <param name="partsFor">Ports of the database as far as a session reaches.</param>
internal sealed class OpenOffers(Func<Reach, IServiceProvider> partsFor)
{
    /// <summary>Offers to be answered within so many days are about to lapse.</summary>
    public const int LapsingDays = 3;

    private readonly ConditionalWeakTable<CountySight, IReadOnlyList<Place>> lapsing = [];

    /// <summary>Offers about to lapse without an answer, the first to lapse first.</summary>
    public async Task<IReadOnlyList<Place>> LapsingAsync(
        MunicipalityId municipality, CountySight sight, CancellationToken cancellation)
    {
        // Only what was found is kept: a question the database did not answer is asked again.
        if (!lapsing.TryGetValue(sight, out var found))
        {
            found = await FindAsync(municipality, sight, cancellation);
            lapsing.AddOrUpdate(sight, found);
        }

        return found;
    }

    private async Task<IReadOnlyList<Place>> FindAsync(
        MunicipalityId municipality, CountySight sight, CancellationToken cancellation)
    {
        var offers = partsFor(new Reach(municipality, Sight.Cases, null, IsReadOnly: true))
            .GetRequiredService<IOfferStore>();
        var open = await offers.PlacesAsync(
            municipality,
            new PlaceQuery(State: PlaceState.Offered, IsInForce: true),
            cancellation);
        return
        [
            .. open.Where(place => place.ReplyBy <= sight.Day.AddDays(LapsingDays)).OrderBy(place => place.ReplyBy),
        ];
    }
}
