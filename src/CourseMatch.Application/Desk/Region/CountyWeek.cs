using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.Region;

/// <summary>One hour of the week.</summary>
/// <param name="Day">Day.</param>
/// <param name="Hour">Hour of the day, its first minute.</param>
/// <param name="People">People who wait and are free the whole hour in every week.</param>
/// <param name="Parents">Of them, people with children who need somebody.</param>
/// <param name="Lessons">Courses, planned or running, that have a lesson in the hour.</param>
/// <param name="FreeSeats">Seats still to be given in these courses.</param>
/// <param name="FreeCarePlaces">Places left in care sessions that cover the hour.</param>
public sealed record WeekHour(
    DayOfWeek Day, int Hour, int People, int Parents, int Lessons, int FreeSeats, int FreeCarePlaces);

/// <summary>The week of a county: when people who wait are free, when courses have seats, and when children could be
/// looked after; worked out once for each state of the county.</summary>
public sealed class CountyWeek
{
    /// <summary>First hour shown.</summary>
    public const int FirstHour = 8;

    /// <summary>Hours shown of a day.</summary>
    public const int HoursPerDay = 13;

    private static readonly DayOfWeek[] DaysInOrder =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    private CountyWeek(Circumstances circumstances, CountySight sight)
    {
        var verdicts = sight.Once(_ => new Verdicts(sight.Newest));
        var waiting = circumstances.County.Newcomers
            .Where(newcomer => newcomer.IsActive && circumstances.PromiseOf(newcomer.Id) is null
                && verdicts.PlacementOf(newcomer.Id) is null)
            .Select(newcomer => (
                newcomer.Availability,
                IsParent: circumstances.HouseholdOf(newcomer)?.Children
                    .Any(child => child.CareNeed is { } need && need.Last >= circumstances.Day) == true))
            .ToArray();
        var courses = CourseLines.Of(sight).All
            .Where(line => line.Course.State is CourseState.Planned or CourseState.Running)
            .Select(line => (line.Free, LessonPattern.From(line.Course, circumstances.Day).Hours))
            .ToArray();
        var sessions = CareLines.Of(sight).All
            .Where(line => line.Group.Days.Last >= circumstances.Day)
            .SelectMany(line => line.Sessions)
            .ToArray();
        Waiting = waiting.Length;
        Hours =
        [
            .. from day in DaysInOrder
               from hour in Enumerable.Range(FirstHour, HoursPerDay)
               select HourOf(day, hour),
        ];

        WeekHour HourOf(DayOfWeek day, int hour)
        {
            var (from, to) = (new TimeOnly(hour, 0), new TimeOnly(hour, 59));
            var free = waiting.Where(person => person.Availability.EvenWeeks.Covers(day, from, to)
                && person.Availability.OddWeeks.Covers(day, from, to)).ToArray();
            var held = courses.Where(course => Touches(course.Hours, day, hour)).ToArray();
            return new WeekHour(
                day,
                hour,
                free.Length,
                free.Count(person => person.IsParent),
                held.Length,
                held.Sum(course => course.Free),
                sessions.Where(line => line.Session.Day == day && line.Session.From <= from
                        && (line.Session.To >= to || line.Session.To == TimeOnly.MinValue))
                    .Sum(line => line.Free));
        }
    }

    /// <summary>People who wait.</summary>
    public int Waiting { get; }

    /// <summary>Hours, Monday first.</summary>
    public IReadOnlyList<WeekHour> Hours { get; }

    /// <summary>Days in the order of <see cref="Hours"/>.</summary>
    public static IReadOnlyList<DayOfWeek> Days => DaysInOrder;

    /// <summary>The week of a county.</summary>
    public static CountyWeek Of(CountySight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Once(circumstances => new CountyWeek(circumstances, sight));
    }

    private static bool Touches(Availability hours, DayOfWeek day, int hour)
    {
        var first = (((int)day + 6) % 7 * WeekGrid.QuartersPerDay) + (hour * 4);
        for (var quarter = first; quarter < first + 4; quarter++)
        {
            if (hours.EvenWeeks[quarter] || hours.OddWeeks[quarter])
            {
                return true;
            }
        }

        return false;
    }
}
