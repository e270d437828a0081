namespace CourseMatch.Application.Calendar;

/// <summary>Days from the first to the last, both included.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, not before the first.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>Whether the day lies in the span.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Whether the two spans share a day.</summary>
    public bool Overlaps(DaySpan other) => First <= other.Last && other.First <= Last;
}
