using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Who may still be moved, and how many.</summary>
/// <remarks>Accepted and started places are fixed, unless the person said that they would move; so is whatever is
/// locked, near its first day, or was moved before. Past moves are counted in the history of places, so a run that is
/// repeated on the same day finds the budget used up.</remarks>
internal sealed class MoveBudget(Circumstances circumstances)
{
    private const int DaysOfWeek = 7;

    /// <summary>Moves left in the seven days that end with the day of the plan.</summary>
    internal int LeftThisWeek
    {
        get
        {
            var since = circumstances.Day.AddDays(-DaysOfWeek);
            var used = circumstances.County.Past.Count(place => place.State == PlaceState.Moved
                && DateOnly.FromDateTime(place.EndedAt.UtcDateTime) > since);
            return Math.Max(0, circumstances.Policy.Offers.MovesPerWeekMax - used);
        }
    }

    /// <summary>Whether the person behind a promise may get another place instead.</summary>
    internal bool MayMove(Promise promise, bool includesWilling)
    {
        var isOpen = promise.State == PlaceState.Offered
            || includesWilling && promise is { State: PlaceState.Accepted, IsWillingToMove: true };
        return isOpen && !promise.IsLocked && !IsFrozen(promise.EntryDay)
            && MovesOf(promise.Newcomer) < circumstances.Policy.Offers.MovesPerPersonMax;
    }

    /// <summary>Whether a first day is so near that nobody moves there or away any more.</summary>
    internal bool IsFrozen(DateOnly entry) =>
        entry <= circumstances.Day.AddDays(circumstances.Policy.Offers.FrozenDays);

    /// <summary>Moves since the person last had a place that ended otherwise.</summary>
    private int MovesOf(NewcomerId newcomer)
    {
        var past = circumstances.PastOf(newcomer);
        var moves = 0;
        while (moves < past.Count && past[past.Count - 1 - moves].State == PlaceState.Moved)
        {
            moves++;
        }

        return moves;
    }
}
