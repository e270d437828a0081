using CourseMatch.Application.Calendars;

namespace CourseMatch.Application.Tests.Calendars;

/// <summary>A calendar counts on from what it said last: unchanged, changed, vanished, back again.</summary>
public class CalendarHistoryTests
{
    private static readonly DateTimeOffset First = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = First.AddDays(1);

    [Fact]
    public void What_did_not_change_stays_word_for_word()
    {
        var before = CalendarHistory.Continue([], [Entry("a", 11)], First);

        Assert.Equal(before, CalendarHistory.Continue(before, [Entry("a", 11)], Later));
        Assert.Equal((0, First), (before[0].Sequence, before[0].ChangedAt));
    }

    [Fact]
    public void A_change_counts_the_sequence_on()
    {
        var before = CalendarHistory.Continue([], [Entry("a", 11)], First);
        var moved = CalendarHistory.Continue(before, [Entry("a", 11) with { From = new(9, 0) }], Later);
        var back = CalendarHistory.Continue(moved, [Entry("a", 11)], Later.AddDays(1));

        Assert.Equal((1, Later), (moved[0].Sequence, moved[0].ChangedAt));
        Assert.Equal(2, back[0].Sequence);
    }

    [Fact]
    public void What_vanished_stays_cancelled_once_and_may_come_back()
    {
        var before = CalendarHistory.Continue([], [Entry("a", 11), Entry("b", 12)], First);
        var gone = CalendarHistory.Continue(before, [Entry("a", 11)], Later);
        var still = CalendarHistory.Continue(gone, [Entry("a", 11)], Later.AddDays(1));
        var back = CalendarHistory.Continue(still, [Entry("a", 11), Entry("b", 12)], Later.AddDays(2));

        Assert.Equal(("b", true, 1, Later), (gone[1].Uid, gone[1].IsCancelled, gone[1].Sequence, gone[1].ChangedAt));
        Assert.Equal(gone, still);
        Assert.Equal((false, 2), (back[1].IsCancelled, back[1].Sequence));
    }

    [Fact]
    public void Entries_stand_in_the_order_of_their_days()
    {
        var before = CalendarHistory.Continue([], [Entry("z", 11)], First);

        Assert.Equal(
            ["z", "a", "b"],
            CalendarHistory.Continue(before, [Entry("b", 13), Entry("a", 12)], Later).Select(entry => entry.Uid));
    }

    private static CalendarEntry Entry(string uid, int day) => new(
        uid, "K1", new DateOnly(2027, 1, day), new(8, 45), new(13, 0), "K1 Deutsch", "Haus", null, 0, false, default);
}
