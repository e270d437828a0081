namespace CourseMatch.Application.Policies;

/// <summary>What happens with a seat that becomes free during the day.</summary>
public enum FreedSeats
{
    /// <summary>The best chain is a draft; a person publishes it.</summary>
    Propose,

    /// <summary>The best chain is offered at once.</summary>
    Offer,
}

/// <summary>Offers: answers, moves, freed seats.</summary>
/// <param name="ReplyDays">Days to answer an offer.</param>
/// <param name="ReplyBeforeStartDays">The answer is due at least this many days before the first lesson.</param>
/// <param name="ReminderDays">Days before the last day to answer on which a reminder leaves.</param>
/// <param name="FrozenDays">Nobody is moved out of or into a course this many days before it begins.</param>
/// <param name="MovesPerPersonMax">Moves one person may see between two accepted or ended places.</param>
/// <param name="MovesPerWeekMax">Moves in seven days, all people together.</param>
/// <param name="MovePrice">Points a move must gain at least; one month of waiting is 1,000 in the built-in policy.
/// </param>
/// <param name="FirstCall">Points for the next equal offer after a cancelled course.</param>
/// <param name="FreedSeats">What happens with a seat that becomes free during the day.</param>
/// <param name="FreedSeatMovesMax">People moved at most to fill freed seats.</param>
public sealed record OfferPolicy(
    int ReplyDays,
    int ReplyBeforeStartDays,
    int ReminderDays,
    int FrozenDays,
    int MovesPerPersonMax,
    int MovesPerWeekMax,
    int MovePrice,
    int FirstCall,
    FreedSeats FreedSeats,
    int FreedSeatMovesMax)
{
    /// <summary>Last day to answer an offer made on a day, never before the day after it.</summary>
    public DateOnly ReplyBy(DateOnly made, DateOnly entry)
    {
        var usual = made.AddDays(ReplyDays);
        var latest = entry.AddDays(-ReplyBeforeStartDays);
        var last = usual < latest ? usual : latest;
        return last > made ? last : made.AddDays(1);
    }
}
