namespace CourseMatch.Application.Offers;

/// <summary>What makes it worth looking for somebody during the day.</summary>
public enum SeatEventKind
{
    /// <summary>A place ended: declined, lapsed, left, withdrawn, did not come, cancelled.</summary>
    PlaceEnded,

    /// <summary>A course has more seats to promise than before.</summary>
    SeatsAdded,

    /// <summary>A course with promises does not take place; its people need another.</summary>
    CourseStopped,
}

/// <summary>What came of looking.</summary>
public enum SeatEventEnd
{
    /// <summary>The best chain is a draft.</summary>
    Proposed,

    /// <summary>The best chain is in force.</summary>
    Offered,

    /// <summary>Nobody comes into question, or a plan of a night has given the seats meanwhile.</summary>
    Nothing,

    /// <summary>No attempt ended; the night looks at everybody anyway.</summary>
    Failed,
}

/// <summary>One event and what came of it.</summary>
/// <param name="Number">Number within the municipality.</param>
/// <param name="Course">The course.</param>
/// <param name="CourseNumber">Its number as the provider gives it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Attempts">Times a process began to look.</param>
/// <param name="SettledAt">When it was settled (UTC), or null.</param>
/// <param name="End">What came of it, or null.</param>
/// <param name="Plan">The draft or plan, or null.</param>
/// <param name="Node">Process that looked last, or null.</param>
public sealed record SeatEvent(
    int Number,
    CourseId Course,
    string CourseNumber,
    SeatEventKind Kind,
    DateTimeOffset At,
    int Attempts,
    DateTimeOffset? SettledAt,
    SeatEventEnd? End,
    PlanId? Plan,
    string? Node);

/// <summary>Port: events about seats, written by the database in the transaction of whatever makes them.</summary>
public interface ISeatEvents
{
    /// <summary>Municipalities with events that may be taken up now; none whose night is under way.</summary>
    Task<IReadOnlyList<MunicipalityId>> WaitingAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes up all open events of a municipality and counts the attempt. One that was taken up too often is
    /// settled as failed instead.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="node">Process that takes them.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Numbers of those to settle.</returns>
    Task<IReadOnlyList<int>> TakeAsync(
        MunicipalityId municipality, string node, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Courses of all events since the plan in force was published, settled or not: while a proposal waits,
    /// its seats are still free.</summary>
    Task<IReadOnlySet<CourseId>> CoursesSincePlanAsync(
        MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Events, newest first, at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<SeatEvent>> ListAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken);
}

/// <summary>Port: settles events in the transaction of what came of them.</summary>
public interface ISeatChange
{
    /// <summary>Settles events that are still open.</summary>
    Task SettleSeatEventsAsync(
        IReadOnlyList<int> events, SeatEventEnd end, PlanId? plan, DateTimeOffset at,
        CancellationToken cancellationToken);
}
