namespace CourseMatch.Application.Calendars;

/// <summary>How a calendar goes on from what it said last time.</summary>
public static class CalendarHistory
{
    /// <summary>The entries to keep and to send.</summary>
    /// <param name="before">What the calendar said last time.</param>
    /// <param name="now">Sessions as they are now, sequence 0.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>By day: unchanged entries as they were, changed ones with their sequence counted on, vanished ones
    /// cancelled.</returns>
    public static IReadOnlyList<CalendarEntry> Continue(
        IReadOnlyList<CalendarEntry> before, IReadOnlyList<CalendarEntry> now, DateTimeOffset at)
    {
        var known = before.ToDictionary(entry => entry.Uid, StringComparer.Ordinal);
        var entries = new List<CalendarEntry>(before.Count + now.Count);
        foreach (var entry in now)
        {
            entries.Add(!known.Remove(entry.Uid, out var earlier) ? entry with { ChangedAt = at }
                : earlier.ShowsLike(entry) ? earlier
                : entry with { Sequence = earlier.Sequence + 1, ChangedAt = at });
        }

        entries.AddRange(known.Values.Select(gone => gone.IsCancelled
            ? gone
            : gone with { IsCancelled = true, Sequence = gone.Sequence + 1, ChangedAt = at }));
        return
        [
            .. entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.From)
                .ThenBy(entry => entry.Uid, StringComparer.Ordinal),
        ];
    }
}
