using CourseMatch.Application.Counties;

namespace CourseMatch.Host.Simulation;

/// <summary>What must never be, counted on a county as it is, with none of the rules' own code.</summary>
internal static class Invariants
{
    /// <summary>Faults found.</summary>
    public static int Count(County county)
    {
        var faults = county.Promises.Count - county.Promises.Select(promise => promise.Newcomer).Distinct().Count();
        foreach (var course in county.Courses.Where(course => course.SeatsToPromise > 0))
        {
            faults += Math.Max(
                0, county.Promises.Count(promise => promise.Course == course.Id) - course.SeatsToPromise);
        }

        var stays = county.Promises
            .SelectMany(promise => promise.Care)
            .SelectMany(care => care.Sessions.Select(session => (session, care.Child, care.Days)))
            .ToLookup(stay => stay.session);
        foreach (var session in county.CareGroups.SelectMany(group => group.Sessions).Where(one => one.Places > 0))
        {
            var here = stays[session.Id].ToList();
            faults += here.Count(stay => here
                .Where(other => other.Days.Contains(stay.Days.First)).Select(other => other.Child).Distinct().Count()
                > session.Places);
        }

        return faults;
    }
}
