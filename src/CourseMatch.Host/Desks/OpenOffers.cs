using System.Runtime.CompilerServices;
using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;

namespace CourseMatch.Host.Desks;

/// <summary>Offers nobody has answered, counted once for each state of a county.</summary>
internal sealed class OpenOffers(OpenedDatabase database)
{
    /// <summary>Offers to be answered within so many days are about to lapse.</summary>
    public const int LapsingDays = 3;

    private readonly ConditionalWeakTable<CountySight, Task<int>> lapsing = [];

    /// <summary>How many offers are about to lapse without an answer.</summary>
    public Task<int> LapsingAsync(ServedCounty county, CountySight sight) =>
        lapsing.GetValue(sight, now => CountAsync(county, now));

    private async Task<int> CountAsync(ServedCounty county, CountySight sight)
    {
        var offers = database.PartsFor(new Reach(county.Municipality, Sight.Cases, null, IsReadOnly: true))
            .GetRequiredService<IOfferStore>();
        var open = await offers.PlacesAsync(
            county.Municipality,
            new PlaceQuery(State: PlaceState.Offered, IsInForce: true),
            CancellationToken.None);
        return open.Count(place => place.ReplyBy <= sight.Day.AddDays(LapsingDays));
    }
}
