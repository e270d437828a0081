using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Matching;

/// <summary>The places of every care session over time: what each option takes, and how much there is.</summary>
/// <remarks>
/// A place is taken only on the weekdays of the lessons and only as long as the child needs it, so each session is cut
/// into periods between which nothing begins or ends; one (session, period) is one resource. Most of them say the same
/// or less than another and are left out (<see cref="CareResources"/>): usually one per group remains.
/// </remarks>
internal sealed class CarePlaces
{
    private readonly Dictionary<CareSessionId, (CareGroup Group, CareSession Session)> sessions = [];
    private readonly SortedDictionary<int, SessionUse> uses = [];

    internal CarePlaces(IEnumerable<CareGroup> groups)
    {
        foreach (var group in groups)
        {
            foreach (var session in group.Sessions)
            {
                sessions[session.Id] = (group, session);
            }
        }
    }

    /// <summary>Whether a session is still on file.</summary>
    internal bool Knows(CareSessionId session) => sessions.ContainsKey(session);

    /// <summary>Group and hours of a session on file.</summary>
    internal (CareGroup Group, CareSession Session) this[CareSessionId session] => sessions[session];

    /// <summary>Says that places will be asked for, so that periods are cut where they begin and end.</summary>
    internal void Announce(IReadOnlyList<CarePlacement> places)
    {
        foreach (var place in places)
        {
            foreach (var session in place.Sessions)
            {
                if (sessions.ContainsKey(session))
                {
                    (uses.TryGetValue(session.Value, out var use)
                        ? use
                        : uses[session.Value] = new SessionUse()).Cut(place.Days);
                }
            }
        }
    }

    /// <summary>Children per session and period that some places take.</summary>
    internal Dictionary<CarePeriod, int> UnitsOf(IReadOnlyList<CarePlacement> places)
    {
        var units = new Dictionary<CarePeriod, int>();
        foreach (var place in places)
        {
            foreach (var session in place.Sessions)
            {
                if (uses.TryGetValue(session.Value, out var use))
                {
                    foreach (var period in use.PeriodsOf(place.Days))
                    {
                        var key = new CarePeriod(session, period);
                        units[key] = units.GetValueOrDefault(key) + 1;
                    }
                }
            }
        }

        return units;
    }

    /// <summary>First day of a period.</summary>
    internal DateOnly FirstDayOf(CarePeriod period) => uses[period.Session.Value].FirstDayOf(period.Index);

    /// <summary>Sorted days on which anything begins, or the day after something ends.</summary>
    private sealed class SessionUse
    {
        private readonly SortedSet<int> cuts = [];
        private int[]? days;

        internal void Cut(DaySpan span)
        {
            cuts.Add(span.First.DayNumber);
            cuts.Add(span.Last.DayNumber + 1);
            days = null;
        }

        internal IEnumerable<int> PeriodsOf(DaySpan span)
        {
            var sorted = days ??= [.. cuts];
            var index = Array.BinarySearch(sorted, span.First.DayNumber);
            for (; index < sorted.Length && sorted[index] <= span.Last.DayNumber; index++)
            {
                yield return index;
            }
        }

        internal DateOnly FirstDayOf(int index) => DateOnly.FromDayNumber((days ??= [.. cuts])[index]);
    }
}

/// <summary>One care session in one period of days.</summary>
/// <param name="Session">The session.</param>
/// <param name="Index">0-based period of the session.</param>
internal readonly record struct CarePeriod(CareSessionId Session, int Index);
