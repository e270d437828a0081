using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.Region;

/// <summary>A place where lessons or care are held, with what is free there.</summary>
/// <param name="Site">The site.</param>
/// <param name="Courses">Courses planned or running there.</param>
/// <param name="FreeSeats">Seats still to be given.</param>
/// <param name="CareGroups">Care groups there.</param>
/// <param name="FreeCarePlaces">Places left in the fullest session of each group, added up.</param>
public sealed record SiteLine(Site Site, int Courses, int FreeSeats, int CareGroups, int FreeCarePlaces);

/// <summary>A postcode area with the people who live there.</summary>
/// <param name="Postcode">Postcode; empty for people without one.</param>
/// <param name="Town">Town most of them name, or null.</param>
/// <param name="Middle">Middle of their homes, or null where none is known.</param>
/// <param name="People">Active people of the list.</param>
/// <param name="Waiting">Of them without promise and without place in the newest plan.</param>
/// <param name="WaitingWithChildren">Of those who wait, people with children who need somebody.</param>
public sealed record DistrictLine(
    string Postcode, string? Town, GeoPoint? Middle, int People, int Waiting, int WaitingWithChildren);

/// <summary>Sites, courses and unmet demand by district, worked out once for each state of the county.</summary>
public sealed class CountyMap
{
    private CountyMap(Circumstances circumstances, CountySight sight)
    {
        var courses = CourseLines.Of(sight).All
            .Where(line => line.Course.State is Courses.CourseState.Planned or Courses.CourseState.Running)
            .ToLookup(line => line.Course.Site);
        var groups = CareLines.Of(sight).All
            .Where(line => line.Group.Days.Last >= sight.Day
                && line.Sessions.Any(session => session.Session.Places > 0))
            .ToLookup(line => line.Group.Site);
        Sites =
        [
            .. circumstances.County.Sites
                .Select(site => new SiteLine(
                    site,
                    courses[site.Id].Count(),
                    courses[site.Id].Sum(line => line.Free),
                    groups[site.Id].Count(),
                    groups[site.Id].Sum(line => line.Sessions.Min(session => session.Free))))
                .Where(line => line.Courses + line.CareGroups > 0)
                .OrderByDescending(line => line.Courses)
                .ThenBy(line => line.Site.Name, StringComparer.CurrentCulture),
        ];
        var verdicts = sight.Once(_ => new Verdicts(sight.Newest));
        Districts =
        [
            .. circumstances.County.Newcomers
                .Where(newcomer => newcomer.IsActive)
                .GroupBy(newcomer => newcomer.Address.Postcode ?? "")
                .Select(group => LineOf(group.Key, [.. group], circumstances, verdicts))
                .OrderByDescending(line => line.Waiting)
                .ThenBy(line => line.Postcode, StringComparer.Ordinal),
        ];
    }

    /// <summary>Sites with courses or care groups, those with most courses first.</summary>
    public IReadOnlyList<SiteLine> Sites { get; }

    /// <summary>Districts, those where most people wait first.</summary>
    public IReadOnlyList<DistrictLine> Districts { get; }

    /// <summary>The map of a county.</summary>
    public static CountyMap Of(CountySight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Once(circumstances => new CountyMap(circumstances, sight));
    }

    private static DistrictLine LineOf(
        string postcode, IReadOnlyList<Newcomer> people, Circumstances circumstances, Verdicts verdicts)
    {
        var points = people.Select(newcomer => newcomer.Address.Point).OfType<GeoPoint>().ToArray();
        var waiting = people
            .Where(newcomer => circumstances.PromiseOf(newcomer.Id) is null
                && verdicts.PlacementOf(newcomer.Id) is null)
            .ToArray();
        return new DistrictLine(
            postcode,
            people.Select(newcomer => newcomer.Address.Town).OfType<string>()
                .CountBy(town => town).OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).FirstOrDefault(),
            points.Length == 0
                ? null
                : new GeoPoint(points.Average(point => point.Latitude), points.Average(point => point.Longitude)),
            people.Count,
            waiting.Length,
            waiting.Count(newcomer => circumstances.HouseholdOf(newcomer)?.Children
                .Any(child => child.CareNeed is { } need && need.Last >= circumstances.Day) == true));
    }
}
