using CourseMatch.Application.Imports;

namespace CourseMatch.Store.Care;

/// <summary>A session on file.</summary>
internal sealed record KnownSession(int Id, DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>Which session of a file is which session on file: files give sessions no key, and promises name
/// them.</summary>
/// <remarks>
/// Equal hours first; then, within a weekday, overlapping hours in the order of opening, so that a session moved by a
/// quarter of an hour stays the one its children were promised. What is left is new or gone.
/// </remarks>
internal static class SessionPairing
{
    public static IReadOnlyList<(KnownSession? Known, CareSessionRecord? Record)> Pair(
        IReadOnlyList<KnownSession> known, IReadOnlyList<CareSessionRecord> records)
    {
        var pairs = new List<(KnownSession?, CareSessionRecord?)>();
        var unpaired = known.OrderBy(session => session.From).ThenBy(session => session.Id).ToList();
        var leftOver = new List<CareSessionRecord>();
        foreach (var record in records)
        {
            Take(unpaired, record, leftOver, pairs, session => session.From == record.From && session.To == record.To);
        }

        var isNew = new List<CareSessionRecord>();
        foreach (var record in leftOver.OrderBy(record => record.From))
        {
            Take(unpaired, record, isNew, pairs, session => Overlap(session, record));
        }

        pairs.AddRange(isNew.Select(record => ((KnownSession?)null, (CareSessionRecord?)record)));
        pairs.AddRange(unpaired.Select(session => ((KnownSession?)session, (CareSessionRecord?)null)));
        return pairs;
    }

    private static void Take(
        List<KnownSession> unpaired,
        CareSessionRecord record,
        List<CareSessionRecord> leftOver,
        List<(KnownSession?, CareSessionRecord?)> pairs,
        Predicate<KnownSession> fits)
    {
        var index = unpaired.FindIndex(session => session.Day == record.Day && fits(session));
        if (index < 0)
        {
            leftOver.Add(record);
            return;
        }

        pairs.Add((unpaired[index], record));
        unpaired.RemoveAt(index);
    }

    private static bool Overlap(KnownSession session, CareSessionRecord record) =>
        session.From < EndOf(record.To) && record.From < EndOf(session.To);

    /// <summary>00:00 as an end is the end of the day.</summary>
    private static TimeOnly EndOf(TimeOnly time) => time == TimeOnly.MinValue ? TimeOnly.MaxValue : time;
}
