using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Sample;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices;

namespace CourseMatch.Host.Simulation;

/// <summary>A way of assigning places.</summary>
internal enum WayOfAssigning
{
    /// <summary>CourseMatch: fixed promises, budgets, the gate, freed seats filled at noon.</summary>
    CourseMatch,

    /// <summary>Who came first chooses first.</summary>
    FirstCome,

    /// <summary>The best plan of every night, whatever was promised the day before.</summary>
    FreshEveryNight,
}

/// <summary>One county living through its days one way, through the real use cases and a real database.</summary>
internal sealed class SimulatedCounty
{
    private readonly ICountyStore store;
    private readonly IOfferStore offers;
    private readonly SimulatedHappenings happenings;
    private readonly SimulatedClock clock;
    private readonly MunicipalityId municipality;
    private readonly WayOfAssigning way;
    private readonly Planning planning;
    private readonly IAllocationEngine engine;
    private readonly PublishPlan publishing;

    public SimulatedCounty(
        IServiceProvider parts,
        MunicipalityId municipality,
        WayOfAssigning way,
        SimulatedHappenings happenings,
        SimulatedClock clock)
    {
        store = parts.GetRequiredService<ICountyStore>();
        offers = parts.GetRequiredService<IOfferStore>();
        (this.municipality, this.way, this.happenings, this.clock) = (municipality, way, happenings, clock);
        var policy = PolicyBook.BuiltIn.Policy;
        planning = Planning.With(new RuleBook(
            new PolicyBook(policy with
            {
                Offers = policy.Offers with
                {
                    FreedSeats = FreedSeats.Offer,
                    MovesPerWeekMax = way == WayOfAssigning.CourseMatch ? policy.Offers.MovesPerWeekMax : 0,
                },
            }),
            Application.Law.LawBook.BuiltIn));
        engine = way == WayOfAssigning.FirstCome ? new FirstComeEngine() : new PriceEngine();
        publishing = new PublishPlan(store, planning, clock);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.Now.UtcDateTime);

    public Task<County> ReadAsync(CancellationToken token) => store.ReadCountyAsync(municipality, token);

    public Task<IReadOnlyList<Place>> PlacesAsync(CancellationToken token) =>
        offers.PlacesAsync(municipality, new PlaceQuery(), token);

    /// <summary>Courses, groups and the list as they are on the first day; the policy is released by two people.
    /// </summary>
    public async Task FillAsync(CancellationToken token)
    {
        foreach (var provider in SampleCourses.Providers)
        {
            await SaveCoursesAsync(
                provider.Name,
                [.. provider.Courses.Select(course => happenings.Scarce(course.Record(happenings.Calendar)))],
                token);
        }

        foreach (var (provider, _, groups) in SampleCare.Of(happenings.Calendar, SampleSize.Default))
        {
            await ChangeAsync(async (change, t) => await change.SaveCareGroupsAsync(
                (await change.ProviderAsync(provider, t)).Provider, groups, t), token);
        }

        await SavePeopleAsync(happenings.OnList, token);
        var canary = new PolicyCanary(store, engine, planning, clock);
        await canary.TryAsync(municipality, "simulation-a", token);
        await canary.ReleaseAsync(municipality, "simulation-b", token);
    }

    public Task SavePeopleAsync(IReadOnlyList<NewcomerRecord> people, CancellationToken token) =>
        ChangeAsync((change, t) => change.SaveNewcomersAsync(SampleCounty.Authority, people, t), token);

    public Task SaveCoursesAsync(string provider, IReadOnlyList<CourseRecord> courses, CancellationToken token) =>
        ChangeAsync(async (change, t) => await change.SaveCoursesAsync(
            (await change.ProviderAsync(provider, t)).Provider, courses, t), token);

    /// <summary>A feed leaves things out, by their keys.</summary>
    public Task LeaveOutAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken token) =>
        ChangeAsync((change, t) => change.WithdrawAsync(subject, source, keys, t), token);

    /// <summary>The planned course with the most places does not take place.</summary>
    public async Task CancelFullestCourseAsync(CancellationToken token)
    {
        var county = await ReadAsync(token);
        if (county.Courses.Where(course => course.State == CourseState.Planned && course.FirstDay > Today)
            .MaxBy(course => county.Promises.Count(promise => promise.Course == course.Id)) is { } fullest)
        {
            await new CancelCourse(store, planning, clock).RunAsync(
                municipality, fullest.Number, new Actor(ActorKind.Provider), null, isConfirmed: true, token);
        }
    }

    /// <summary>The night: what the clock ends, the match, the gate, the publication.</summary>
    /// <returns>Whether the gate held the plan.</returns>
    public async Task<bool> NightAsync(CancellationToken token)
    {
        await new LapseOffers(store, planning, clock).RunAsync(municipality, token);
        if (way == WayOfAssigning.FreshEveryNight)
        {
            await ForgetPromisesAsync(token);
        }

        var matched = await new MatchNewcomers(store, engine, planning, clock).RunAsync(
            municipality, Today, SearchLimits.ForWork(300_000) with { Gap = 0.0005 }, SilentObserver.Instance, token,
            token);
        clock.Now = clock.Now.AddMinutes(1);
        if (matched is not MatchOutcome.Drafted { Plan.Summary.Id: var draft })
        {
            return true;
        }

        if (way != WayOfAssigning.CourseMatch)
        {
            return await publishing.RunAsync(municipality, draft, token) is not PublishOutcome.Published;
        }

        var gate = new PublishThroughGate(store, planning, clock);
        return await gate.RunAsync(municipality, draft, release: null, token) is not PublishOutcome.Published;
    }

    /// <summary>The day: people answer, come or do not come; what becomes free is filled at noon.</summary>
    public async Task DayAsync(CancellationToken token)
    {
        var answering = new AnswerOffer(store, clock);
        var attendance = new RecordAttendance(store, clock);
        var isFreed = false;
        foreach (var place in await offers.PlacesAsync(municipality, new PlaceQuery(IsInForce: true), token))
        {
            var chance = happenings.Chance(place.Reference, place.CourseNumber);
            var waited = Today.DayNumber - DateOnly.FromDateTime(place.Steps[0].At.UtcDateTime).DayNumber;
            if (place.State == PlaceState.Offered && waited >= 1 + chance % 8 && chance < 82)
            {
                OfferAnswer answer = chance < 70
                    ? new OfferAnswer.Accept(IsWillingToMove: chance % 3 == 0)
                    : new OfferAnswer.Decline(DeclineReason.Other);
                await answering.RunAsync(municipality, place.Id, answer, Actor.Newcomer, token);
                isFreed |= answer is OfferAnswer.Decline;
            }
            else if (place.State == PlaceState.Accepted && place.EntryDay <= Today)
            {
                var came = happenings.Chance(place.Reference, "comes") < 92;
                await attendance.RunAsync(
                    municipality, place.Id, came ? Attendance.Started : Attendance.DidNotCome,
                    new Actor(ActorKind.Provider), null, token);
                isFreed |= !came;
            }
        }

        if (isFreed && way == WayOfAssigning.CourseMatch)
        {
            await new FillFreeSeats(store, engine, planning, clock).RunAsync(municipality, null, token, token);
        }
    }

    /// <summary>Every place in a course that has not begun is up for grabs again.</summary>
    private Task ForgetPromisesAsync(CancellationToken token) => ChangeAsync(
        async (change, t) =>
        {
            var open = (await change.PlacesAsync(new PlaceQuery(IsInForce: true), t))
                .Where(place => place.State != PlaceState.Started && place.EntryDay > Today.AddDays(7));
            await change.TakeStepsAsync(
                [.. open.Select(place => StepToTake.Of(
                    place, PlaceState.Moved, clock.Now, Actor.Night, StepReason.Rematched))],
                t);
        },
        token);

    private Task ChangeAsync(Func<ICountyChange, CancellationToken, Task> work, CancellationToken token) =>
        store.ChangeAsync(
            municipality,
            async (change, t) =>
            {
                await work(change, t);
                return true;
            },
            token);
}
