using CourseMatch.Application;
using CourseMatch.Application.Calendars;
using CourseMatch.Application.Places;
using CourseMatch.Store.Calendars;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Calendars;

/// <summary>What a calendar said last is kept for each owner, field by field.</summary>
public sealed class CalendarLedgerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_next_calendar_sees_what_the_last_one_said()
    {
        var county = await TestCounty.MakeAsync(database);
        var ledger = new CalendarLedger(database.DataSource);
        CalendarEntry[] entries =
        [
            new("a@x", "K1", new(2027, 1, 11), new(8, 45), new(13, 0), "K1 Deutsch; A1", "Haus, Weg 1",
                new GeoPoint(51.5, 7.2), 2, true, At),
            new("b@x", "K1", new(2027, 1, 12), null, null, "K1", null, null, 0, false, At),
        ];
        var owner = CalendarOwner.Of(new CourseId(7));
        await ledger.ContinueAsync(county.Municipality, owner, _ => entries, CancellationToken.None);

        IReadOnlyList<CalendarEntry> seen = [];
        await ledger.ContinueAsync(
            county.Municipality,
            owner,
            before => [.. (seen = before).Select(entry => entry with { Sequence = entry.Sequence + 1 })],
            CancellationToken.None);
        Assert.Equal(entries, seen);
        await ledger.ContinueAsync(county.Municipality, owner, before => seen = before, CancellationToken.None);
        Assert.Equal([3, 1], seen.Select(entry => entry.Sequence));

        await ledger.ContinueAsync(
            county.Municipality, CalendarOwner.Of(new CourseId(8)), before => seen = before, CancellationToken.None);
        Assert.Empty(seen);
    }
}
