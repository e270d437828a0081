namespace CourseMatch.Host.Sample;

/// <summary>How large an invented county is.</summary>
/// <param name="People">Newcomers, 1 to <see cref="PeopleMax"/>.</param>
/// <param name="Courses">Courses, 1 to <see cref="CoursesMax"/>: beyond the 45 of the plan, the plan is taught again
/// with numbers of its own, and its care groups are there again, too.</param>
public sealed record SampleSize(int People, int Courses)
{
    public const int PeopleMax = 100_000;

    public const int CoursesMax = 5_000;

    /// <summary>A county as small authorities have it.</summary>
    public static SampleSize Default { get; } = new(600, SampleCourses.Providers.Sum(one => one.Courses.Count));

    /// <summary>How often the plan is taught, the last time perhaps in part; at least 1.</summary>
    internal int Rounds => (Courses + Default.Courses - 1) / Default.Courses;

    /// <summary>The courses of a provider, those of the first round under the numbers of the plan.</summary>
    internal IEnumerable<SampleCourse> CoursesOf(SampleProvider provider)
    {
        var before = SampleCourses.Providers.TakeWhile(other => other != provider).Sum(other => other.Courses.Count);
        return Enumerable.Range(0, Rounds).SelectMany(round => provider.Courses
            .Where((_, index) => round * Default.Courses + before + index < Courses)
            .Select(course => course with { Number = Numbered(course.Number, round) }));
    }

    /// <summary>A number of the plan in a later round: the same with a mark.</summary>
    internal static string Numbered(string number, int round) => round == 0 ? number : $"{number}.{round + 1}";
}
