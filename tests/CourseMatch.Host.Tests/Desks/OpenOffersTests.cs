using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Desks;
using CourseMatch.Host.Tests.County;
using CourseMatch.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CourseMatch.Host.Tests.Desks;

/// <summary>The question for offers about to lapse, which the page of the day keeps: asked once for each state of the
/// county, asked again when it failed, and never kept longer than it is true. Method: a real county and its database,
/// looked at on days of our own choice.</summary>
public sealed class OpenOffersTests(OpenOffersTests.OfferedCounty county) : IClassFixture<OpenOffersTests.OfferedCounty>
{
    private static readonly MunicipalityId Municipality = new(1);

    [Fact]
    public async Task What_was_found_is_kept_for_one_state_of_the_county_only()
    {
        var offered = await county.OfferedAsync();
        Assert.InRange(offered.Count, 3, 4);
        var (clock, asked) = (new Noon(LastDayOf(offered)), 0);
        var sights = county.SightsOn(clock);
        var offers = new OpenOffers(reach =>
        {
            asked++;
            return county.PartsFor(reach);
        });

        var sight = await sights.NowAsync(Municipality, default);
        var found = await offers.LapsingAsync(Municipality, sight, default);
        Assert.Equal(References(offered), References(found));
        Assert.Same(found, await offers.LapsingAsync(
            Municipality, await sights.NowAsync(Municipality, default), default));
        Assert.Equal(1, asked);

        // Answered either way, an offer is no longer open, and the next look at the county shows it.
        await county.RunAsync("offers", "accept", offered[0].Reference);
        var three = await AskAsync();
        Assert.Equal(References(offered.Skip(1)), References(three));
        await county.RunAsync("offers", "decline", offered[1].Reference, "--reason", "other");
        Assert.Equal(References(offered.Skip(2)), References(await AskAsync()));

        // The next day is another state, though nothing was written.
        clock.Day = clock.Day.AddDays(-OpenOffers.LapsingDays - 1);
        Assert.Empty(await AskAsync());
        clock.Day = clock.Day.AddDays(1);
        Assert.Equal(References(offered.Skip(2)), References(await AskAsync()));
        Assert.Equal(5, asked);

        async Task<IReadOnlyList<Place>> AskAsync() =>
            await offers.LapsingAsync(Municipality, await sights.NowAsync(Municipality, default), default);
    }

    /// <remarks>The first question is given up by who asked it, the second finds no database.</remarks>
    [Fact]
    public async Task A_question_that_failed_is_asked_again()
    {
        var offered = await county.OfferedAsync();
        var (asked, isThere) = (0, true);
        var offers = new OpenOffers(reach =>
        {
            asked++;
            return isThere ? county.PartsFor(reach) : county.PartsOfNothing(reach);
        });
        var sight = await county.SightsOn(new Noon(LastDayOf(offered))).NowAsync(Municipality, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => offers.LapsingAsync(Municipality, sight, new CancellationToken(true)));
        isThere = false;
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => offers.LapsingAsync(Municipality, sight, default));
        isThere = true;

        Assert.Equal(References(offered), References(await offers.LapsingAsync(Municipality, sight, default)));
        Assert.Equal(3, asked);
    }

    private static DateOnly LastDayOf(IEnumerable<Place> offered) => offered.Max(place => place.ReplyBy!.Value);

    private static IEnumerable<string> References(IEnumerable<Place> places) =>
        places.Select(place => place.Reference).Order();

    /// <summary>Four people with an offer, one without, on a database of their own.</summary>
    public sealed class OfferedCounty : IAsyncLifetime
    {
        private readonly TestCounty county = new();
        private readonly List<ServiceProvider> opened = [];

        public async Task InitializeAsync()
        {
            await county.InitializeAsync();
            await county.TakeInAsync(new SmallCounty(People: 5, Seats: 2, Parents: 0));
            Assert.True((await county.Program.RunAsync("match")).Status <= 1);
            await RunAsync("publish", "1");
        }

        public async Task DisposeAsync()
        {
            foreach (var parts in opened)
            {
                await parts.DisposeAsync();
            }

            await county.DisposeAsync();
        }

        /// <summary>Offers that are open now.</summary>
        internal Task<IReadOnlyList<Place>> OfferedAsync() => PartsFor(null).GetRequiredService<IOfferStore>()
            .PlacesAsync(Municipality, new PlaceQuery(State: PlaceState.Offered, IsInForce: true), default);

        internal CountySights SightsOn(TimeProvider time) => new(
            PartsFor(null).GetRequiredService<ICountyStore>(), PartsFor(null).GetRequiredService<ICountyVersions>(),
            Planning.With(RuleBook.BuiltIn), time);

        internal ServiceProvider PartsFor(Reach? reach) => Open(county.ConnectionString, reach);

        /// <summary>The same on a port where nobody listens.</summary>
        internal ServiceProvider PartsOfNothing(Reach reach) => Open("Host=127.0.0.1;Port=1;Timeout=2", reach);

        internal async Task RunAsync(params string[] args) =>
            (await county.Program.RunAsync([.. args, "--json"])).Ends(0);

        private ServiceProvider Open(string connection, Reach? reach)
        {
            opened.Add(new ServiceCollection().AddLogging().AddStore(_ => connection, reach).BuildServiceProvider());
            return opened[^1];
        }
    }

    /// <summary>Stands at noon of a day.</summary>
    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public DateOnly Day { get; set; } = day;

        public override DateTimeOffset GetUtcNow() => new(Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
