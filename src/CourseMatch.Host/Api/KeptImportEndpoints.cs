using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;

namespace CourseMatch.Host.Api;

/// <summary>Imports as they were kept: <c>/api/v1/imports/ID</c>.</summary>
internal static class KeptImportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/{id:int}", ShowAsync)
            .Produces<ImportDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("What a held import would do to what is on file now.")
            .For(Role.Coordinator);
        api.MapPost("/imports/{id:int}/confirm", ConfirmAsync)
            .Produces<ImportDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithSummary("Takes in what was held.")
            .For(Role.Coordinator);
        api.MapPost("/imports/{id:int}/discard", DiscardAsync)
            .Produces<UndoDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("Forgets what was held; nothing is changed.")
            .For(Role.Coordinator);
        api.MapPost("/imports/{id:int}/undo", UndoAsync)
            .Produces<UndoDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemDocument>(StatusCodes.Status409Conflict, "application/problem+json")
            .WithSummary("Takes back an import as a whole, while nothing was published on it.")
            .For(Role.Coordinator);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token) =>
        await county.UseCases.Importing.PreviewAsync(county.Municipality, new ImportId(id), token) is { } preview
            ? TypedResults.Ok(ImportDocument.Of(preview, id, ProblemAnswer.VoiceOf(context)))
            : NotHeld(context, id);

    private static async Task<IResult> ConfirmAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token)
    {
        var outcome = await county.UseCases.Importing.ConfirmAsync(
            county.Municipality, new ImportId(id), ImportEndpoints.NameOf(context), token);
        if (outcome is null)
        {
            return NotHeld(context, id);
        }

        county.Diary.Write(outcome);
        var voice = ProblemAnswer.VoiceOf(context);
        return outcome is ImportOutcome.Refused
            ? ProblemAnswer.Of(StatusCodes.Status422UnprocessableEntity, voice, outcome.Preview.Findings)
            : TypedResults.Ok(ImportDocument.Of(outcome, voice));
    }

    private static async Task<IResult> DiscardAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token) =>
        await county.UseCases.Importing.DiscardAsync(
            county.Municipality, new ImportId(id), ImportEndpoints.NameOf(context), token)
            ? TypedResults.Ok(new UndoDocument(id, "discarded", 0))
            : NotHeld(context, id);

    private static async Task<IResult> UndoAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token) =>
        await county.UseCases.UndoingImports.RunAsync(
            county.Municipality, new ImportId(id), ImportEndpoints.NameOf(context), token) switch
        {
            UndoOutcome.Undone undone => TypedResults.Ok(new UndoDocument(id, "undone", undone.DraftsRemoved)),
            UndoOutcome.Refused { Finding: var finding } => ProblemAnswer.Of(
                finding.Code == "CM1620" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
                ProblemAnswer.VoiceOf(context),
                finding),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };

    private static IResult NotHeld(HttpContext context, int id) => ProblemAnswer.Of(
        StatusCodes.Status404NotFound,
        ProblemAnswer.VoiceOf(context),
        Finding.Of("CM1615", Severity.Error, id));
}
