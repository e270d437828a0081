using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Desk.Teaching;

/// <summary>One person in a course.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="EntryDay">First day attended.</param>
/// <param name="ModuleNumber">Module entered.</param>
/// <param name="Children">Children with a care place.</param>
/// <param name="IsPromised">Promised; otherwise proposed by the newest draft.</param>
public sealed record Participant(
    Newcomer Newcomer, DateOnly EntryDay, int ModuleNumber, int Children, bool IsPromised);

/// <summary>One course, ready to be shown.</summary>
/// <param name="Line">Seats.</param>
/// <param name="Lessons">Weekly hours from today on, or of the whole course when it is over.</param>
/// <param name="Care">Care groups beside it.</param>
/// <param name="Participants">People promised, then proposed, by name.</param>
public sealed record CourseFile(
    CourseLine Line,
    LessonPattern Lessons,
    IReadOnlyList<CareLine> Care,
    IReadOnlyList<Participant> Participants);

/// <summary>Somebody who could have a free seat.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Gain">Points everybody together gains when this person takes it.</param>
/// <param name="Now">Course the person has in the plan, or null = waits.</param>
public sealed record SeatSeeker(Newcomer Newcomer, double Gain, CourseId? Now);

/// <summary>Who would lose what if a course did not take place.</summary>
/// <param name="Promised">People with a promise there; their promises end with the next publication.</param>
/// <param name="Proposed">People the draft would have placed there.</param>
/// <param name="Children">Children whose care place goes with it.</param>
/// <param name="WithoutOther">Of the people, those for whom no other course with a free seat fits.</param>
public sealed record CancellationEffect(
    IReadOnlyList<Participant> Promised,
    IReadOnlyList<Participant> Proposed,
    int Children,
    IReadOnlySet<NewcomerId> WithoutOther);

/// <summary>Use case: one course's page.</summary>
public sealed class ReadCourse(SolvedSights solved)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads one course, or null when there is none of that number.</summary>
    public static CourseFile? Of(CountySight sight, CourseId course)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (CourseLines.Of(sight).Find(course) is not { } line)
        {
            return null;
        }

        var ahead = LessonPattern.From(line.Course, sight.Day);
        return new CourseFile(
            line,
            ahead.Lessons.Count > 0 ? ahead : LessonPattern.From(line.Course, DateOnly.MinValue),
            CareLines.Of(sight).Beside(line.Course),
            ParticipantsOf(sight, course));
    }

    /// <summary>Who should get a seat of the course next, best first; null while the prices are being found.</summary>
    public async Task<IReadOnlyList<SeatSeeker>?> SeekersAsync(
        CountySight sight, CourseId course, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (sight.Newest is not { } plan)
        {
            return [];
        }

        return await solved.OfAsync(sight.County.Municipality, plan, Patience, cancellationToken) is { } prices
            ? Seekers(prices, sight, course, most)
            : null;
    }

    /// <summary>Begins to find the prices of the newest plan, so that they are there when somebody asks.</summary>
    public async Task WorkOutAsync(CountySight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (sight.Newest is { } plan)
        {
            await solved.OfAsync(sight.County.Municipality, plan, TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>The same of a plan whose prices are known.</summary>
    internal static IReadOnlyList<SeatSeeker> Seekers(
        SolvedSight prices, CountySight sight, CourseId course, int most) =>
        prices.SeatsOf(course) is not { } seats
            ? []
            :
            [
                .. prices.CandidatesFor(course, seats, most * 3)
                    .DistinctBy(candidate => candidate.Applicant)
                    .Select(candidate => (
                        Newcomer: sight.Ask(c => c.Find(prices.NewcomerOf(candidate.Applicant))),
                        candidate.Gain,
                        Now: prices.CourseOf(
                            candidate.Applicant, prices.Solved.ChosenOption[candidate.Applicant])))
                    .Where(found => found.Newcomer is { IsActive: true } && found.Gain > 0 && found.Now != course)
                    .Take(most)
                    .Select(found => new SeatSeeker(found.Newcomer!, found.Gain, found.Now)),
            ];

    /// <summary>What cancelling the course would mean for whom.</summary>
    public static CancellationEffect EffectOfCancelling(CountySight sight, CourseId course)
    {
        var people = ParticipantsOf(sight, course);
        return new CancellationEffect(
            [.. people.Where(person => person.IsPromised)],
            [.. people.Where(person => !person.IsPromised)],
            people.Sum(person => person.Children),
            people
                .Where(person => !People.WhereToGo.IsAnyOpen(sight, person.Newcomer, course))
                .Select(person => person.Newcomer.Id)
                .ToHashSet());
    }

    private static Participant[] ParticipantsOf(CountySight sight, CourseId course)
    {
        var promised = sight.Once(circumstances => new Places(
            circumstances.KeptPromises.ToLookup(promise => promise.Course),
            (sight.Proposal?.Placements ?? [])
                .Where(placement => circumstances.PromiseOf(placement.Newcomer) is null)
                .ToLookup(placement => placement.Course)));
        return
        [
            .. promised.Promised[course]
                .Select(promise => (promise.Newcomer, promise.EntryDay, promise.ModuleNumber, promise.Care, true))
                .Concat(promised.Proposed[course].Select(place =>
                    (place.Newcomer, place.EntryDay, place.ModuleNumber, place.Care, false)))
                .Select(place => (
                    Newcomer: sight.Ask(c => c.Find(place.Newcomer)),
                    place.EntryDay,
                    place.ModuleNumber,
                    Children: place.Care.Select(care => care.Child).Distinct().Count(),
                    IsPromised: place.Item5))
                .Where(place => place.Newcomer is not null)
                .OrderByDescending(place => place.IsPromised)
                .ThenBy(place => place.Newcomer!.FamilyName, StringComparer.CurrentCulture)
                .ThenBy(place => place.Newcomer!.Id.Value)
                .Select(place => new Participant(
                    place.Newcomer!, place.EntryDay, place.ModuleNumber, place.Children, place.IsPromised)),
        ];
    }

    private sealed record Places(ILookup<CourseId, Promise> Promised, ILookup<CourseId, Placement> Proposed);
}
