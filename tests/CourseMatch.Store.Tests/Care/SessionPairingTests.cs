using CourseMatch.Application.Imports;
using CourseMatch.Store.Care;

namespace CourseMatch.Store.Tests.Care;

/// <summary>Which session of a file is which on file.</summary>
public sealed class SessionPairingTests
{
    [Fact]
    public void Equal_hours_come_before_order()
    {
        var pairs = Pair([(1, 8, 12), (2, 9, 13)], [(9, 13), (8, 11)]);
        Assert.Equal([(1, (8, 11)), (2, (9, 13))], pairs);
    }

    [Fact]
    public void A_session_at_quite_another_hour_is_another_session()
    {
        var pairs = Pair([(1, 8, 12)], [(14, 18)]);
        Assert.Equal([((int?)null, ((int, int)?)(14, 18)), (1, null)], pairs);
    }

    [Fact]
    public void Two_equal_sessions_stay_two()
    {
        Assert.Equal([(1, (8, 12)), (2, (8, 12))], Pair([(1, 8, 12), (2, 8, 12)], [(8, 12), (8, 12)]));
        Assert.Equal([(null, (8, 12)), (1, (8, 12))], Pair([(1, 8, 12)], [(8, 12), (8, 12)]));
    }

    [Fact]
    public void An_end_at_midnight_is_the_end_of_the_day()
    {
        Assert.Equal([(1, (19, 0))], Pair([(1, 20, 0)], [(19, 0)]));
    }

    [Fact]
    public void Another_weekday_is_another_session()
    {
        var known = new KnownSession(1, DayOfWeek.Monday, new(8, 0), new(12, 0));
        var record = new CareSessionRecord(DayOfWeek.Tuesday, new(8, 0), new(12, 0), 5);
        Assert.Equal([(null, record), (known, null)], SessionPairing.Pair([known], [record]));
    }

    private static (int? Known, (int From, int To)? Record)[] Pair(
        (int Id, int From, int To)[] known, (int From, int To)[] records) =>
        [.. SessionPairing
            .Pair(
                [.. known.Select(one =>
                    new KnownSession(one.Id, DayOfWeek.Monday, new(one.From, 0), new(one.To, 0)))],
                [.. records.Select(one =>
                    new CareSessionRecord(DayOfWeek.Monday, new(one.From, 0), new(one.To, 0), 5))])
            .Select(pair => (
                pair.Known?.Id,
                pair.Record is { } record ? (record.From.Hour, record.To.Hour) : ((int From, int To)?)null))
            .OrderBy(pair => pair.Id ?? 0)];
}
