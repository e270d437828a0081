using CourseMatch.Application;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>Ends promises: the rows stay as they were made, their seats and care places are free.</summary>
internal static class PromiseEnding
{
    private const string EndCareSql = """
        update care_promise c set ended_at = @at
        from promise p
        where p.municipality_id = @municipality and p.newcomer_id = any(@newcomers::int[]) and p.ended_at is null
            and c.municipality_id = p.municipality_id and c.promise_id = p.promise_id and c.ended_at is null
        """;

    private const string EndSql = """
        update promise p set ended_at = @at, seat_number = null
        where p.municipality_id = @municipality and p.newcomer_id = any(@newcomers::int[]) and p.ended_at is null
        """;

    public static async Task EndAsync(
        CountyScope scope,
        IReadOnlyList<NewcomerId> newcomers,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        if (newcomers.Count == 0)
        {
            return;
        }

        var values = new
        {
            municipality = scope.Municipality,
            newcomers = newcomers.Select(newcomer => newcomer.Value).ToArray(),
            at,
        };
        await scope.RunAsync(EndCareSql, values, cancellationToken);
        await scope.RunAsync(EndSql, values, cancellationToken);
    }
}
