using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Region;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Matching;
using CourseMatch.Host.Reports;

namespace CourseMatch.Host.Desks;

/// <summary>What the coordinators' pages of one municipality share: what was worked out from it, until it changes.
/// </summary>
internal sealed class Desk
{
    private readonly CountySights sights;
    private readonly MunicipalityId municipality;
    private CountySight? warmed;

    public Desk(IServiceProvider parts, Planning planning, MunicipalityId municipality, TimeProvider time)
    {
        this.municipality = municipality;
        PolicyVersion = planning.Rules.PolicyVersion;
        var store = parts.GetRequiredService<ICountyStore>();
        var newcomers = parts.GetRequiredService<INewcomerDesk>();
        sights = new CountySights(store, parts.GetRequiredService<ICountyVersions>(), planning, time);
        var solved = new SolvedSights(store);
        People = new ListNewcomers(newcomers, sights);
        Person = new ReadPerson(newcomers, sights);
        Courses = new ReadCourse(solved);
        Costs = new PlacingCosts(solved);
    }

    /// <summary>The policy all was worked out with.</summary>
    public string PolicyVersion { get; }

    public ListNewcomers People { get; }

    public ReadPerson Person { get; }

    public ReadCourse Courses { get; }

    public PlacingCosts Costs { get; }

    /// <summary>Works out what pages show first, where the county has changed since.</summary>
    public async Task WarmAsync(CancellationToken cancellation)
    {
        var sight = await sights.NowAsync(municipality, cancellation);
        if (ReferenceEquals(Interlocked.Exchange(ref warmed, sight), sight))
        {
            return;
        }

        await Task.Run(
            () =>
            {
                TodayReport.Of(sight);
                CourseLines.Of(sight);
                CareLines.Of(sight);
                CountyMap.Of(sight);
                CountyWeek.Of(sight);
                People.WorkOut(sight);
                ReadPerson.Find(sight, "");
            },
            cancellation);
        await Courses.WorkOutAsync(sight, cancellation);
    }

    /// <summary>The municipality as it is now.</summary>
    public Task<CountySight> SightAsync(CancellationToken cancellation) => sights.NowAsync(municipality, cancellation);
}
