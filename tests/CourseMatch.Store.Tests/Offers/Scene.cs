using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Offers;

/// <summary>A county for plans that change: a morning and an afternoon course of one seat each. B has time in the
/// morning only, everybody else always.</summary>
internal sealed record Scene(TestCounty County)
{
    internal static readonly DateOnly Today = Some.Start.AddDays(-21);

    internal static async Task<Scene> OpenAsync(TestDatabase database, params string[] people)
    {
        var scene = new Scene(await TestCounty.MakeAsync(database));
        await scene.County.SaveCoursesAsync(Course("M", new TimeOnly(8, 30)), Course("N", new TimeOnly(13, 30)));
        await scene.SaveAsync(people);
        return scene;
    }

    internal static CourseRecord Course(string key, TimeOnly from, int seats = 1) => Some.Course(key, seats) with
    {
        Lessons = [.. new[] { 0, 1 }.Select(day => new Lesson(Some.Start.AddDays(day), from, from.AddHours(4)))],
        Funding = Funding.Municipality,
        Kind = CourseKind.Municipal,
    };

    internal IAllocationEngine Engine { get; } = new PriceEngine();

    internal DayClock Time { get; } = new(Today);

    internal Planning Planning { get; } = Planning.With(RuleBook.BuiltIn);

    internal MunicipalityId Municipality => County.Municipality;

    internal AnswerOffer Answer => new(County.Store, Time);

    /// <summary>B has time in the morning only; everybody else always.</summary>
    internal static NewcomerRecord Person(string name, int? waitingDays = null)
    {
        var record = Some.Newcomer(name);
        return record with
        {
            Newcomer = record.Newcomer with
            {
                RegisteredOn = waitingDays is { } days ? Today.AddDays(-days) : record.Newcomer.RegisteredOn,
                Literacy = Literacy.Latin,
                Proof = new LevelProof(new Level(1), ProofKind.PlacementTest, Today.AddDays(-30)),
                Availability = name == "B"
                    ? Application.Calendar.Availability.EveryWeek(new[] { DayOfWeek.Monday, DayOfWeek.Tuesday }
                        .Aggregate(Application.Calendar.WeekGrid.Empty, (week, day) =>
                            week.With(day, new TimeOnly(7, 0), new TimeOnly(13, 0))))
                    : record.Newcomer.Availability,
            },
        };
    }

    internal Task SaveAsync(params string[] people) =>
        County.SaveNewcomersAsync([.. people.Select(name => Person(name))]);

    internal async Task<PlanId> MatchAsync(Planning planning) => Assert.IsType<MatchOutcome.Drafted>(
        await new MatchNewcomers(County.Store, Engine, planning, Time).RunAsync(
            Municipality, null, SearchLimits.ForWork(200_000), SilentObserver.Instance, default, default))
        .Plan.Summary.Id;

    internal PublishThroughGate Gate(Planning planning) =>
        new(County.Store, planning, Time);

    internal FillFreeSeats Filling(FreedSeats handling) => new(County.Store, Engine, With(handling), Time);

    internal static Planning With(FreedSeats handling)
    {
        var policy = PolicyBook.BuiltIn.Policy;
        return Planning.With(new RuleBook(
            new PolicyBook(policy with { Offers = policy.Offers with { FreedSeats = handling } }),
            Application.Law.LawBook.BuiltIn));
    }

    internal async Task ReleaseAsync(Planning planning)
    {
        var canary = new PolicyCanary(County.Store, Engine, planning, Time);
        Assert.IsType<PolicyOutcome.Tried>(await canary.TryAsync(Municipality, "a", default));
        Assert.IsType<PolicyOutcome.Released>(await canary.ReleaseAsync(Municipality, "b", default));
    }

    internal async Task NightAsync()
    {
        Assert.IsType<PublishOutcome.Published>(
            await Gate(Planning).RunAsync(Municipality, await MatchAsync(Planning), null, default));
        Time.Advance();
    }

    internal Task<IReadOnlyList<Place>> PlacesAsync() => new Store.Offers.OfferStore(County.Store)
        .PlacesAsync(Municipality, new PlaceQuery(), default);

    internal async Task<IReadOnlyList<(string Person, string Course, PlaceState State)>> InForceAsync() =>
        [.. (await PlacesAsync()).Where(place => place.IsInForce)
            .Select(place => (place.Reference, place.CourseNumber, place.State)).Order()];

    internal async Task<string> KindsAsync() => await County.ValueAsync<string>(
        "select string_agg(kind, ' ') from message where municipality_id = $1");
}
