using System.Text;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.Tables.SheetCell;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes courses as a table that reads back to the same records.</summary>
public static class CoursesTable
{
    private static readonly IReadOnlyList<(string Header, Func<Row, object?> Cell)> Columns =
    [
        Of<Row>(CourseColumns.Number, row => row.Course.Number),
        Of<Row>(CourseColumns.Key, row => row.Course.Key == row.Course.Number ? null : row.Course.Key),
        Of<Row>(CourseColumns.Title, row => row.Course.Title),
        Of<Row>(CourseColumns.Kind, row => CourseKindText.Write(row.Course.Kind)),
        Of<Row>(CourseColumns.Level, row => row.HasOneModule ? row.Course.Modules[0].Level.ToString() : null),
        Of<Row>(CourseColumns.Modules, row => row.HasOneModule ? null : ModulesText.Write(row.Course.Modules)),
        Of<Row>(CourseColumns.Begin, row => row.Course.Modules[0].Days.First),
        Of<Row>(CourseColumns.End, row => row.Course.Modules[^1].Days.Last),
        Of<Row>(CourseColumns.Days, row => row.Pattern is { } pattern ? Weekdays.Write(pattern.Days) : null),
        Of<Row>(CourseColumns.From, row => row.Pattern?.From),
        Of<Row>(CourseColumns.To, row => row.Pattern?.To is { } to ? End(to) : null),
        Of<Row>(CourseColumns.LessonDays, row => row.Pattern is null ? LessonDaysText.Write(row.Course.Lessons) : null),
        Of<Row>(CourseColumns.FreeDays, row => row.Pattern?.FreeDays),
        Of<Row>(CourseColumns.Units, row => row.HasOneModule ? (object?)row.Course.Modules[0].Units : null),
        Of<Row>(CourseColumns.Minimum, row => row.Course.MinimumToRun),
        Of<Row>(CourseColumns.Seats, row => row.Course.Seats),
        Of<Row>(CourseColumns.Booked, row => row.Course.SeatsBooked),
        Of<Row>(CourseColumns.Reserved, row => row.Course.SeatsReserved),
        Of<Row>(CourseColumns.Building, row => row.Course.Site?.Name),
        Of<Row>(CourseColumns.Street, row => row.Course.Site?.Address.Street),
        Of<Row>(CourseColumns.Postcode, row => row.Course.Site?.Address.Postcode),
        Of<Row>(CourseColumns.Town, row => row.Course.Site?.Address.Town),
        Of<Row>(CourseColumns.Latitude, row => row.Course.Site?.Address.Point?.Latitude),
        Of<Row>(CourseColumns.Longitude, row => row.Course.Site?.Address.Point?.Longitude),
        Of<Row>(CourseColumns.StepFree, row => Offers(row, FunctionalNeeds.StepFree)),
        Of<Row>(CourseColumns.Hearing, row => Offers(row, FunctionalNeeds.HearingSupport)),
        Of<Row>(CourseColumns.Vision, row => Offers(row, FunctionalNeeds.VisionSupport)),
        Of<Row>(CourseColumns.WomenOnly, row => row.Course.IsWomenOnly),
        Of<Row>(CourseColumns.ParentsOnly, row => row.Course.IsForParents),
        Of<Row>(CourseColumns.Mode, row => CourseWords.Write(row.Course.Mode)),
        Of<Row>(CourseColumns.Funding, row => CourseWords.Write(row.Course.Funding)),
        Of<Row>(CourseColumns.State, row => CourseWords.Write(row.Course.State)),
    ];

    /// <summary>Writes the courses.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="courses">Courses.</param>
    /// <param name="encoding">Null = UTF-8 with mark.</param>
    public static void Write(Stream stream, IEnumerable<CourseRecord> courses, Encoding? encoding = null) =>
        Sheet(courses).Write(stream, SheetFormat.Csv, encoding);

    /// <summary>The courses as a list.</summary>
    public static Sheet Sheet(IEnumerable<CourseRecord> courses) =>
        Tables.Sheet.Of("Kurse", Columns, courses.Select(course => new Row(course)));

    private static string End(TimeOnly to) => to == TimeOnly.MinValue ? "24:00" : Time(to)!;

    private static string? Offers(Row row, FunctionalNeeds need) =>
        row.Course.Site is { } site ? YesNo(site.Offers.HasFlag(need)) : null;

    private sealed record Row(CourseRecord Course)
    {
        public WeeklyPattern? Pattern { get; } = WeeklyPattern.Of(Course);

        /// <summary>Said by the plain columns; a literacy module at another level than Alpha needs the plan.</summary>
        public bool HasOneModule { get; } = Course.Modules.Count == 1
            && (Course.Kind != CourseKind.IntegrationLiteracy || Course.Modules[0].Level == Level.BeforeA1);
    }
}
