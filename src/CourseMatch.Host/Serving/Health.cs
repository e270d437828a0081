using CourseMatch.Host.Access;
using CourseMatch.Host.Database;

namespace CourseMatch.Host.Serving;

/// <summary>Two questions an operator's watchdog asks.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).Everybody().ExcludeFromDescription();
        routes.MapHealthChecks("/health/scheduler").Everybody();
        routes.MapGet("/health/ready", ReadyAsync).Everybody().ExcludeFromDescription();
    }

    /// <summary>Ready when the database answers within three seconds.</summary>
    private static async Task<IResult> ReadyAsync(OpenedDatabase database, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            await database.Store.DefaultMunicipalityAsync(deadline.Token);
            return TypedResults.Text("ready");
        }
        catch (Exception trouble) when (trouble is Npgsql.NpgsqlException or OperationCanceledException)
        {
            return TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
