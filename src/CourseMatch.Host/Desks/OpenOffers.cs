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

    private readonly ConditionalWeakTable<CountySight, Task<IReadOnlyList<Place>>> lapsing = [];

    /// <summary>Offers about to lapse without an answer, the first to lapse first.</summary>
    public Task<IReadOnlyList<Place>> LapsingAsync(ServedCounty county, CountySight sight) =>
        lapsing.GetValue(sight, now => FindAsync(county, now));

    private async Task<IReadOnlyList<Place>> FindAsync(ServedCounty county, CountySight sight)
    {
        var offers = database.PartsFor(new Reach(county.Municipality, Sight.Cases, null, IsReadOnly: true))
            .GetRequiredService<IOfferStore>();
        var open = await offers.PlacesAsync(
            county.Municipality,
            new PlaceQuery(State: PlaceState.Offered, IsInForce: true),
            CancellationToken.None);
        return
        [
            .. open.Where(place => place.ReplyBy <= sight.Day.AddDays(LapsingDays)).OrderBy(place => place.ReplyBy),
        ];
    }
}
