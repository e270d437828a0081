namespace CourseMatch.Solving.Generation.Counties;

/// <summary>When lessons take place, as sets of base time units.</summary>
[Flags]
internal enum LessonTimes
{
    None = 0,
    Morning = 1,
    Afternoon = 2,
    Evening = 4,
    FullDay = Morning | Afternoon,
    Saturday = 8,
}
