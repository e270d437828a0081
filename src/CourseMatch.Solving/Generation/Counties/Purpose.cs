namespace CourseMatch.Solving.Generation.Counties;

/// <summary>The independent sequences of random numbers of a county.</summary>
internal static class Purpose
{
    public const int Towns = 1;
    public const int People = 2;
    public const int Couples = 3;
    public const int Courses = 4;
    public const int Care = 5;
    public const int Running = 6;
    public const int Quotas = 7;
}
