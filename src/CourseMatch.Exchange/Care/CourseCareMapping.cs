using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Care;

/// <summary>Care groups from a list of courses that has columns for children's places: one group per such course, tied
/// to it, at its place, in its hours.</summary>
/// <remarks>
/// Only a number of places makes a group; a mere "ja" never does. What is odd about the course itself is said when the
/// list is read as courses, not here again.
/// </remarks>
internal sealed class CourseCareMapping(SourceFile file)
{
    private readonly CourseMapping courses = new(file);

    /// <summary>The group beside a course; null where the row names no places.</summary>
    public CareGroupRecord? Read(Fields fields)
    {
        var places = fields.ReadOr(CourseColumns.CarePlaces, GermanNumbers.Whole(0, 200), 0);
        if (places == 0)
        {
            return null;
        }

        var course = courses.Read(fields.Unheard(), []);
        fields.Record = course?.Key ?? fields.Text(CourseColumns.Number, CourseColumns.Key);
        CareSessionRecord[] sessions = course is null ? [] : [.. SessionsOf(course, places)];
        if (sessions.Length == 0)
        {
            fields.Report(Remark.Warning("CM1502"), CourseColumns.CarePlaces);
            return null;
        }

        var (from, below) = CareAges.Read(fields, CourseColumns.CareAgeFrom, CourseColumns.CareAgeTo, null);
        return fields.HasError ? null : new CareGroupRecord(
            $"{course!.Key}/Kinder",
            $"{CourseColumns.Care.Name} {course.Number}",
            course.Site,
            from,
            below,
            new DaySpan(course.Modules[0].Days.First, course.Modules[^1].Days.Last),
            sessions,
            [course.Number],
            IsSubsidiary: true);
    }

    private static IEnumerable<CareSessionRecord> SessionsOf(CourseRecord course, int places) =>
        CareSessionsText.InOrder(course.Lessons
            .Where(lesson => lesson.HasHours)
            .Select(lesson => new CareSessionRecord(lesson.Day.DayOfWeek, lesson.From!.Value, lesson.To!.Value, places))
            .Distinct());
}
