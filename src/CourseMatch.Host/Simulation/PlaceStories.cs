using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Offers;

namespace CourseMatch.Host.Simulation;

/// <summary>Follows people from offer to offer, to say what a way of assigning did to them.</summary>
internal sealed class PlaceStories(SimulatedHappenings happenings)
{
    private readonly Dictionary<NewcomerId, CourseId> held = [];
    private readonly HashSet<PromiseId> seen = [];
    private readonly HashSet<NewcomerId> served = [];
    private readonly HashSet<(NewcomerId, CourseId)> made = [];
    private readonly Dictionary<string, DateOnly> registered = happenings.OnList
        .Concat(happenings.Arriving.SelectMany(day => day))
        .ToDictionary(record => record.Newcomer.Reference, record => record.Newcomer.RegisteredOn);

    private readonly List<int> daysToOffer = [];
    private int offered;
    private int moves;
    private int takenBack;
    private int movesInAll;
    private int takenBackInAll;

    /// <summary>People who held a place at any time.</summary>
    public int Served => served.Count;

    /// <summary>Share of promises neither taken back nor changed.</summary>
    public double Kept => made.Count == 0
        ? 1
        : Math.Round(1 - (movesInAll + takenBackInAll) / (double)made.Count, 4);

    /// <summary>Looks at all places after a night or a day.</summary>
    public void Look(IReadOnlyList<Place> places, DateOnly today)
    {
        var now = places.Where(place => place.IsInForce).ToDictionary(place => place.Newcomer);
        foreach (var place in now.Values.Where(place => seen.Add(place.Id)))
        {
            // The same course again after a night that forgot it is no news to the person.
            if (made.Add((place.Newcomer, place.Course)))
            {
                offered++;
            }

            if (served.Add(place.Newcomer))
            {
                daysToOffer.Add(today.DayNumber - registered[place.Reference].DayNumber);
            }
        }

        foreach (var (newcomer, course) in held.ToList())
        {
            // Only what the way of assigning did: who said no and got another offer was not moved.
            if (places.Last(one => one.Newcomer == newcomer && one.Course == course).State != PlaceState.Moved)
            {
                continue;
            }

            if (now.TryGetValue(newcomer, out var place))
            {
                moves += place.Course == course ? 0 : 1;
            }
            else
            {
                takenBack++;
            }
        }

        held.Clear();
        foreach (var place in now.Values)
        {
            held[place.Newcomer] = place.Course;
        }
    }

    /// <summary>The figures of a week, which begin anew with the next.</summary>
    public SimulatedWeek WeekOf(int week, DateOnly lastDay, County county, int arrivals, int heldNights)
    {
        var waiting = county.Newcomers.Where(person => person.IsActive && !held.ContainsKey(person.Id)).ToList();
        var courses = county.Courses
            .Where(course => course.State is CourseState.Planned or CourseState.Running
                && course.FirstDay <= lastDay.AddDays(28) && course.LastDay >= lastDay)
            .ToList();
        var seats = courses.Sum(course => course.SeatsToPromise);
        var filled = courses.Sum(course => county.Promises.Count(promise => promise.Course == course.Id));
        var figures = new SimulatedWeek(
            week, arrivals, waiting.Count,
            Mean(waiting.Select(person => lastDay.DayNumber - person.RegisteredOn.DayNumber)),
            offered, Mean(daysToOffer), moves, takenBack,
            seats == 0 ? 0 : Math.Round(filled / (double)seats, 4), heldNights);
        (movesInAll, takenBackInAll) = (movesInAll + moves, takenBackInAll + takenBack);
        (offered, moves, takenBack) = (0, 0, 0);
        daysToOffer.Clear();
        return figures;
    }

    private static double Mean(IEnumerable<int> days)
    {
        var all = days.ToList();
        return all.Count == 0 ? 0 : Math.Round(all.Average(), 1);
    }
}
