using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Counties;
using CourseMatch.Host.Sample;

namespace CourseMatch.Host.Simulation;

/// <summary>Weeks of a county with a fake clock, three ways side by side: the same people come, the same answer, the
/// same things go wrong.</summary>
/// <remarks>In the third week a course is cancelled, in the fourth a new one appears, in the fifth a care group
/// closes, in the sixth the authority's feed loses two thirds of the list for one night.</remarks>
internal sealed class Simulator(IServiceProvider parts, DateOnly start, int weeks, int seed, int families,
    int seatsPercent)
{
    private readonly SimulatedHappenings happenings = new(start, weeks, seed, families, seatsPercent);
    private int faults;

    public async Task<SimulationDocument> RunAsync(Action<string> told, CancellationToken token)
    {
        var began = TimeProvider.System.GetTimestamp();
        var ways = new List<SimulatedWay>();
        foreach (var way in Enum.GetValues<WayOfAssigning>())
        {
            told(way.ToString());
            ways.Add(await LiveAsync(way, token));
        }

        var seconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1);
        return new SimulationDocument(seed, weeks, families, seatsPercent, seconds, faults, ways);
    }

    private async Task<SimulatedWay> LiveAsync(WayOfAssigning way, CancellationToken token)
    {
        var clock = new SimulatedClock(At(start, 2));
        var municipality = (await parts.GetRequiredService<IMunicipalities>().AddAsync($"{way} {seed}", token))!.Id;
        var county = new SimulatedCounty(parts, municipality, way, happenings, clock);
        await county.FillAsync(token);
        var stories = new PlaceStories(happenings);
        var done = new List<SimulatedWeek>();
        for (var week = 1; week <= weeks; week++)
        {
            var (arrivals, held) = (0, 0);
            for (var day = 0; day < 7; day++)
            {
                var today = start.AddDays((week - 1) * 7 + day);
                clock.Now = At(today, 2);
                var coming = happenings.Arriving[today].ToList();
                arrivals += coming.Count;
                await county.SavePeopleAsync(coming, token);
                await HappenAsync(county, week, day, token);
                held += await county.NightAsync(token) ? 1 : 0;
                stories.Look(await county.PlacesAsync(token), today);
                clock.Now = At(today, 11);
                await county.DayAsync(token);
                faults += Invariants.Count(await county.ReadAsync(token));
            }

            var state = await county.ReadAsync(token);
            stories.Look(await county.PlacesAsync(token), start.AddDays(week * 7 - 1));
            done.Add(stories.WeekOf(week, start.AddDays(week * 7 - 1), state, arrivals, held));
        }

        return new SimulatedWay(
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{way}"), stories.Served, stories.Kept, done);
    }

    private async Task HappenAsync(SimulatedCounty county, int week, int day, CancellationToken token)
    {
        var provider = SampleCourses.Providers[0];
        switch (week, day)
        {
            case (3, 2):
                await county.CancelFullestCourseAsync(token);
                break;
            case (4, 1):
                var model = provider.Courses[0].Record(new SampleCalendar(start.AddDays(28)));
                await county.SaveCoursesAsync(
                    provider.Name, [happenings.Scarce(model) with
                    {
                        Key = "SIM-NEU", Number = "SIM-NEU", State = CourseState.Planned,
                    }],
                    token);
                break;
            case (5, 3):
                var (keeper, _, groups) = SampleCare.Of(happenings.Calendar, SampleSize.Default)[0];
                await county.LeaveOutAsync(ImportSubject.Care, keeper, [groups[0].Key], token);
                break;
            case (6, 1):
                var lost = happenings.OnList.Where((_, index) => index % 3 != 0).Select(record => record.Key).ToList();
                await county.LeaveOutAsync(ImportSubject.Newcomers, SampleCounty.Authority, lost, token);
                break;
            case (6, 2):
                await county.SavePeopleAsync(happenings.OnList, token);
                break;
            default:
                break;
        }
    }

    private static DateTimeOffset At(DateOnly day, int hour) =>
        new(day.ToDateTime(new TimeOnly(hour, 30)), TimeSpan.Zero);
}
