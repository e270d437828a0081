namespace CourseMatch.Host.Simulation;

/// <summary>A clock that stands until somebody sets it.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
