using System.Threading.RateLimiting;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Exchange;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using Microsoft.AspNetCore.Http.Features;

namespace CourseMatch.Host.Api;

/// <summary>Uploads with a provider's token: <c>POST /api/v1/deliveries</c>, <c>Authorization: Bearer TOKEN</c>. The
/// token says who sends and nothing else is asked; it opens no other door.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>Twice the largest feed known.</summary>
    private const long BytesMax = 100_000_000;

    private const int PerMinute = 12;
    private const string Bearer = "Bearer ";

    private static readonly PartitionedRateLimiter<string> Limiter =
        PartitionedRateLimiter.Create<string, string>(sender => RateLimitPartition.GetFixedWindowLimiter(
            sender,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/deliveries", TakeAsync)
        .Accepts<Stream>("application/octet-stream")
        .Produces<ImportDocument>()
        .Produces<ProblemDocument>(StatusCodes.Status401Unauthorized, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status429TooManyRequests, "application/problem+json")
        .WithSummary("Takes in a provider's file, sent with the provider's token.")
        .Everybody();

    private static async Task<IResult> TakeAsync(
        HttpContext context, DeliveryTokens tokens, ServedCounties counties, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);

        // Every attempt counts by where it comes from, one with a right token also by whose it is.
        using var attempt = Limiter.AttemptAcquire($"from {context.Connection.RemoteIpAddress}");
        var header = context.Request.Headers.Authorization.ToString();
        var sender = attempt.IsAcquired && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await tokens.RecogniseAsync(header[Bearer.Length..].Trim(), token)
            : null;
        if (sender is null)
        {
            return attempt.IsAcquired
                ? ProblemAnswer.Of(
                    StatusCodes.Status401Unauthorized, voice, Finding.Of("CM4062", Severity.Error))
                : TooOften(context);
        }

        using var permit = Limiter.AttemptAcquire($"{sender.Municipality.Value} {sender.Source}");
        if (!permit.IsAcquired)
        {
            return TooOften(context);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BytesMax;
        }

        var county = await counties.OfAsync(
            new Reach(sender.Municipality, Sight.Cases, null, IsReadOnly: false), token);
        await using var file = await UploadedFile.ReceiveAsync(context.Request.Body, token);
        if (IncomingFile.SubjectOf(file, ReadingOptions.Default, token) is not { } subject)
        {
            return ProblemAnswer.Of(
                StatusCodes.Status422UnprocessableEntity, voice, Finding.Of("CM4060", Severity.Error, "–"));
        }

        file.Position = 0;
        var incoming = await new IncomingFile(subject, sender.Source, new ImportRequest(ImportWay.Hold, "upload"))
            .WithRememberedColumnsAsync(county.ColumnMappings, county.Municipality, token);
        var outcome = await county.TakingDeliveries.RunAsync(
            county.Municipality, incoming.Read(file, token), "upload", token);
        county.Diary.Write(outcome);
        return outcome is ImportOutcome.Refused
            ? ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, voice, outcome.Preview.Findings)
            : TypedResults.Ok(ImportDocument.Of(outcome, voice));
    }

    private static IResult TooOften(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return ProblemAnswer.Of(
            StatusCodes.Status429TooManyRequests,
            ProblemAnswer.VoiceOf(context),
            Finding.Of("CM4063", Severity.Error, PerMinute));
    }
}
