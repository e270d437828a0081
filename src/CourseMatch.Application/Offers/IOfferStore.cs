namespace CourseMatch.Application.Offers;

/// <summary>Which places are asked for; what is null does not narrow.</summary>
/// <param name="Promise">One place.</param>
/// <param name="Newcomer">Places of one person.</param>
/// <param name="Reference">Places of the person with this file reference.</param>
/// <param name="Course">Places in one course.</param>
/// <param name="Plan">Places made by one plan.</param>
/// <param name="State">Places in one state.</param>
/// <param name="IsInForce">True = those that hold a seat, false = those that are over.</param>
public sealed record PlaceQuery(
    PromiseId? Promise = null,
    NewcomerId? Newcomer = null,
    string? Reference = null,
    CourseId? Course = null,
    PlanId? Plan = null,
    PlaceState? State = null,
    bool? IsInForce = null);

/// <summary>One step to be written down, and what the place is like afterwards.</summary>
/// <param name="Promise">The place.</param>
/// <param name="Step">The step; its number is one more than the last.</param>
/// <param name="ReplyBy">Last day to answer from now on, or null.</param>
/// <param name="IsLocked">Locked from now on.</param>
/// <param name="IsWillingToMove">Willing to move from now on.</param>
public sealed record StepToTake(
    PromiseId Promise, PlaceStep Step, DateOnly? ReplyBy, bool IsLocked, bool IsWillingToMove)
{
    /// <summary>The next step of a place, which otherwise stays as it is.</summary>
    public static StepToTake Of(
        Place place, PlaceState to, DateTimeOffset at, Actor by, string? reason = null, string? note = null) => new(
        place.Id,
        new PlaceStep(place.LastStep + 1, place.State, to, at, by, reason, Shortened(note)),
        place.ReplyBy,
        place.IsLocked,
        place.IsWillingToMove);

    private static string? Shortened(string? note) =>
        string.IsNullOrWhiteSpace(note) ? null : note.Trim() is { Length: > 500 } longer ? longer[..500] : note.Trim();
}

/// <summary>Port: promised places as anybody may read them.</summary>
public interface IOfferStore
{
    /// <summary>Places with their history, by number.</summary>
    Task<IReadOnlyList<Place>> PlacesAsync(
        MunicipalityId municipality, PlaceQuery query, CancellationToken cancellationToken);
}

/// <summary>Port: the life of places inside one transaction that holds the municipality's lock.</summary>
public interface IOfferChange
{
    /// <summary>Places with their history as this transaction sees them, by number.</summary>
    Task<IReadOnlyList<Place>> PlacesAsync(PlaceQuery query, CancellationToken cancellationToken);

    /// <summary>Writes steps down and brings the places into their new states. A place that ends frees its seat and its
    /// care places at once.</summary>
    /// <exception cref="Plans.PromiseConflict">A place has taken another step meanwhile, or the database knows no such
    /// step.</exception>
    Task TakeStepsAsync(IReadOnlyList<StepToTake> steps, CancellationToken cancellationToken);

    /// <summary>Sets the last day to answer offers just made.</summary>
    Task SetReplyByAsync(IReadOnlyDictionary<PromiseId, DateOnly> lastDays, CancellationToken cancellationToken);

    /// <summary>Marks a course as one that does not take place.</summary>
    Task CancelCourseAsync(CourseId course, CancellationToken cancellationToken);

    /// <summary>Notes whether a provider takes latecomers; null = not said.</summary>
    /// <returns>Whether there is such a provider.</returns>
    Task<bool> SetLateEntryAsync(string provider, bool? isAccepted, CancellationToken cancellationToken);

    /// <summary>Takes a person off the list; the history stays.</summary>
    Task DeactivateAsync(NewcomerId newcomer, CancellationToken cancellationToken);
}
