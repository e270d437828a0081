namespace CourseMatch.Application.Offers;

/// <summary>Where a promised place stands in its life.</summary>
public enum PlaceState
{
    /// <summary>Seat and care places are held; the person has not answered yet.</summary>
    Offered,

    /// <summary>The person said yes.</summary>
    Accepted,

    /// <summary>The person is in the course.</summary>
    Started,

    /// <summary>The person said no.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>The person did not come to the course.</summary>
    DidNotCome,

    /// <summary>The person attended to the end.</summary>
    Completed,

    /// <summary>The person stopped attending.</summary>
    Left,

    /// <summary>Replaced by another place of the same person.</summary>
    Moved,

    /// <summary>Ended by the authority, for example because the person left the list.</summary>
    Withdrawn,

    /// <summary>The course does not take place.</summary>
    Cancelled,
}

/// <summary>Which step may follow which: the one state machine of a place.</summary>
/// <remarks>The database holds the same table (constraint promise_step_allowed); a store test compares the two. A step
/// from a state to itself notes something and changes nothing else.</remarks>
public static class PlaceLife
{
    private static readonly PlaceState[] BeforeTheCourse =
    [
        PlaceState.Declined, PlaceState.Started, PlaceState.DidNotCome, PlaceState.Moved, PlaceState.Withdrawn,
        PlaceState.Cancelled,
    ];

    /// <summary>Seat and care places are held.</summary>
    public static bool IsInForce(PlaceState state) =>
        state is PlaceState.Offered or PlaceState.Accepted or PlaceState.Started;

    /// <summary>Whether a place in one state may come into another.</summary>
    public static bool Allows(PlaceState from, PlaceState to) => from switch
    {
        PlaceState.Offered => to is PlaceState.Offered or PlaceState.Accepted or PlaceState.Lapsed
            || BeforeTheCourse.Contains(to),
        PlaceState.Accepted => to == PlaceState.Accepted || BeforeTheCourse.Contains(to),
        PlaceState.Started => to is PlaceState.Started or PlaceState.Completed or PlaceState.Left
            or PlaceState.Withdrawn or PlaceState.Cancelled,
        PlaceState.Declined or PlaceState.Lapsed or PlaceState.DidNotCome or PlaceState.Completed or PlaceState.Left
            or PlaceState.Moved or PlaceState.Withdrawn or PlaceState.Cancelled => false,
    };
}
