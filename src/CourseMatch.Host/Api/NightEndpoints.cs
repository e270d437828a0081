using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Nights;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;

namespace CourseMatch.Host.Api;

/// <summary>Nights: asked for and looked at, <c>/api/v1/nights</c>.</summary>
internal static class NightEndpoints
{
    private const int CountMax = 1000;
    private const int UsualCount = 14;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/nights", ListAsync).Produces<NightsDocument>().WithSummary("The last nights, newest first.")
            .For(Role.Coordinator, Role.Auditor, Role.Administrator);
        api.MapGet("/nights/{night}", OneAsync)
            .Produces<NightDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("One night with all its steps.")
            .For(Role.Coordinator, Role.Auditor, Role.Administrator);
        api.MapPost("/nights", QueueAsync)
            .Produces<NightsRunDocument>(StatusCodes.Status202Accepted)
            .WithSummary("Queues tonight's night for whichever node is free.")
            .For(Role.Coordinator, Role.Administrator);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ServedCounty county, int? count, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        var nights = await county.Nights.Ledger.ListAsync(
            county.Municipality, Math.Clamp(count ?? UsualCount, 1, CountMax), token);
        return TypedResults.Ok(new NightsDocument([.. nights.Select(run => NightDocument.Of(run, voice))]));
    }

    private static async Task<IResult> OneAsync(
        HttpContext context, ServedCounty county, DateOnly night, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        return await county.Nights.Ledger.ReadAsync(county.Municipality, night, token) is { } run
            ? TypedResults.Ok(NightDocument.Of(run, voice))
            : ProblemAnswer.Of(
                StatusCodes.Status404NotFound, voice, Finding.Of("CM4108", Severity.Error, night));
    }

    private static async Task<IResult> QueueAsync(ServedCounty county, NightQueue queue, CancellationToken token)
    {
        var night = county.Nights.Tonight;
        var isNew = await queue.QueueAsync(county.Municipality, night, NightTrigger.Hand, token);
        var name = (await county.Nights.Municipalities.ListAsync(token))
            .Single(one => one.Id == county.Municipality).Name;
        return TypedResults.Accepted(
            FormattableString.Invariant($"/api/v1/nights/{night:yyyy-MM-dd}"),
            new NightsRunDocument(night, [new NightOfDocument(name, isNew ? "queued" : "queuedBefore", null)]));
    }
}
