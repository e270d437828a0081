using Npgsql;

namespace CourseMatch.Store.Plans;

/// <summary>The constraints that keep a seat or a care place from being promised twice; a person reads of them as
/// CM3005.</summary>
internal static class PromiseConstraints
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "promise_holds_a_seat",
        "promise_seat_exists",
        "promise_seat_taken_once",
        "promise_one_per_newcomer",
        "care_place_taken_once",
        "care_place_within_session",
        "care_session_never_crowded",
        "child_in_one_session_at_a_time",
    };

    /// <summary>Whether the database refused a promise, and not something else.</summary>
    public static bool Refuse(PostgresException refused) =>
        refused.ConstraintName is { } constraint && Names.Contains(constraint);
}
