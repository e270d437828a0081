using System.ComponentModel;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CourseMatch.Host.Api;

/// <summary>Files on their way in: <c>/api/v1/imports</c>.</summary>
internal static class ImportEndpoints
{
    private const int ShownMax = 100;

    private const string MinimumMeans =
        "What MIN_PARTICIPANTS of KURSNET files holds: minimum or booked; remembered for the provider.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports", ListAsync).WithSummary("The newest imports, at most a hundred.")
            .For(Role.Coordinator, Role.Auditor);
        KeptImportEndpoints.Map(api);
        Describe(api.MapPost("/imports/file", RecogniseAsync))
            .WithSummary("Takes in a file whose content says what it is about: all of it or nothing.")
            .For(Role.Coordinator);
        foreach (var subject in Enum.GetValues<ImportSubject>())
        {
            Describe(api.MapPost(
                    $"/imports/{ImportDocument.SubjectName(subject)}",
                    (HttpContext context, ServedCounty county, CancellationToken token,
                        [Description("Provider or authority the file is from; created when unknown.")] string provider,
                        [Description("Only look: nothing is changed.")] bool dryRun = false,
                        [Description("Keep the file for a person to confirm.")] bool hold = false,
                        [Description(MinimumMeans)] string? minimum = null) =>
                        TakeInAsync(
                            context,
                            county,
                            new IncomingFile(
                                subject, provider, new ImportRequest(WayOf(dryRun, hold), NameOf(context))),
                            minimum,
                            null,
                            token)))
                .WithSummary($"Takes in a file of {ImportDocument.SubjectName(subject)}: all of it or nothing.")
                .For(Role.Coordinator);
        }
    }

    /// <summary>Who acts.</summary>
    internal static string NameOf(HttpContext context) => SignedIn.Account(context).Login;

    private static ImportWay WayOf(bool dryRun, bool hold) =>
        dryRun ? ImportWay.Look : hold ? ImportWay.Hold : ImportWay.TakeIn;

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .Accepts<Stream>("application/octet-stream")
        .Produces<ImportDocument>()
        .Produces<ProblemDocument>(StatusCodes.Status400BadRequest, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")
        .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");

    /// <summary>Takes in a file that says itself what it is about.</summary>
    private static async Task<IResult> RecogniseAsync(
        HttpContext context,
        ServedCounty county,
        CancellationToken token,
        [Description("Provider or authority the file is from; created when unknown.")] string provider,
        [Description("Only look: nothing is changed.")] bool dryRun = false,
        [Description("Keep the file for a person to confirm.")] bool hold = false,
        [Description(MinimumMeans)] string? minimum = null)
    {
        await using var file = await UploadedFile.ReceiveAsync(context.Request.Body, token);
        if (IncomingFile.SubjectOf(file, ReadingOptions.Default, token) is not { } subject)
        {
            return ProblemAnswer.Of(
                StatusCodes.Status422UnprocessableEntity, ProblemAnswer.VoiceOf(context),
                Finding.Of("CM4058", Severity.Error, "-"));
        }

        file.Position = 0;
        var request = new ImportRequest(WayOf(dryRun, hold), NameOf(context));
        return await TakeInAsync(context, county, new IncomingFile(subject, provider, request), minimum, file, token);
    }

    private static async Task<Ok<ImportsDocument>> ListAsync(
        HttpContext context,
        ServedCounty county,
        CancellationToken token,
        [Description("Only those that wait for a person.")] bool held = false)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        var imports = await county.Imports.ImportsAsync(
            county.Municipality, held ? ImportState.Held : null, ShownMax, token);
        return TypedResults.Ok(new ImportsDocument([.. imports.Select(import => KeptImport.Of(import, voice))]));
    }

    private static async Task<IResult> TakeInAsync(
        HttpContext context,
        ServedCounty county,
        IncomingFile incoming,
        string? minimum,
        FileStream? received,
        CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        if (string.IsNullOrWhiteSpace(incoming.Source))
        {
            return ProblemAnswer.Of(
                StatusCodes.Status400BadRequest, voice, Finding.Of("CM4051", Severity.Error));
        }

        if (minimum is not (null or "minimum" or "booked"))
        {
            return ProblemAnswer.Of(
                StatusCodes.Status400BadRequest, voice, Finding.Of("CM4065", Severity.Error, minimum));
        }

        incoming = incoming with { MinimumIsBooked = IncomingFile.BookedOf(minimum) };
        incoming = await incoming.WithRememberedColumnsAsync(county.ColumnMappings, county.Municipality, token);
        await using var file = received ?? await UploadedFile.ReceiveAsync(context.Request.Body, token);
        var outcome = await incoming.TakeInAsync(county.UseCases.Importing, county.Municipality, file, token);
        county.Diary.Write(outcome);
        await incoming.RememberAsync(
            county.ColumnMappings, county.Municipality, outcome, minimum is not null, token);
        return outcome is ImportOutcome.Refused
            ? ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, voice, outcome.Preview.Findings)
            : TypedResults.Ok(ImportDocument.Of(outcome, voice));
    }
}
