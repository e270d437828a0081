using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Desk.People;

/// <summary>Use case: the list of newcomers, one page at a time.</summary>
public sealed class ListNewcomers(INewcomerDesk desk, CountySights sights)
{
    /// <summary>One page; numbers out of bounds are moved into them.</summary>
    public async Task<PageOf<NewcomerLine>> RunAsync(
        MunicipalityId municipality, NewcomerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var bounded = query with
        {
            Page = Math.Clamp(query.Page, 1, 1_000_000),
            Size = Math.Clamp(query.Size, 1, NewcomerQuery.SizeMax),
        };
        if (!bounded.EndsSoon && bounded.Order != NewcomerOrder.Deadline)
        {
            return await desk.ListAsync(municipality, bounded, null, cancellationToken);
        }

        // When an entitlement ends follows from law and policy, not from a column: worked out once for all.
        var sight = await sights.NowAsync(municipality, cancellationToken);
        var deadlines = sight.Once(DeadlinesOf);
        return await desk.ListAsync(
            municipality, bounded, bounded.EndsSoon ? deadlines.Soon : deadlines.All, cancellationToken);
    }

    /// <summary>Works out beforehand what lists by deadline need.</summary>
    public void WorkOut(CountySight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        sight.Once(DeadlinesOf);
    }

    /// <summary>The people of these numbers, in their order; numbers nobody has are passed over.</summary>
    public async Task<IReadOnlyList<NewcomerLine>> AmongAsync(
        MunicipalityId municipality, IReadOnlyList<NewcomerId> numbers, CancellationToken cancellationToken)
    {
        var query = new NewcomerQuery(Order: NewcomerOrder.Deadline, Size: NewcomerQuery.SizeMax);
        var onList = await desk.ListAsync(municipality, query, numbers, cancellationToken);
        var gone = await desk.ListAsync(
            municipality, query with { Standing = Standing.Inactive }, numbers, cancellationToken);
        return [.. onList.Lines, .. gone.Lines];
    }

    private static Deadlines DeadlinesOf(Circumstances circumstances) => new(
        Sorted(circumstances, newcomer => RunningClock
            .Of(newcomer.Entitlements, circumstances.Day, circumstances.Rules)
            .Where(clock => clock.DaysLeft >= 0)
            .Select(clock => (DateOnly?)clock.LastDay)
            .FirstOrDefault()),
        Sorted(circumstances, newcomer =>
            TakeUpDeadline.SoonOf(newcomer, circumstances.Day, circumstances.Rules)));

    private static NewcomerId[] Sorted(Circumstances circumstances, Func<Newcomer, DateOnly?> lastDayOf) =>
        [.. circumstances.County.Newcomers
            .Where(newcomer => newcomer.IsActive)
            .Select(newcomer => (newcomer.Id, Last: lastDayOf(newcomer)))
            .Where(pair => pair.Last is not null)
            .OrderBy(pair => pair.Last)
            .ThenBy(pair => pair.Id.Value)
            .Select(pair => pair.Id)];

    private sealed record Deadlines(IReadOnlyList<NewcomerId> All, IReadOnlyList<NewcomerId> Soon);
}
