using CourseMatch.Application.Access;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;

namespace CourseMatch.Host.Api;

/// <summary>Why somebody got a course or not: <c>/api/v1/explanations/REFERENCE</c>.</summary>
internal static class ExplanationEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        // File references hold slashes, so the reference is the whole rest of the path.
        api.MapGet("/explanations/{**newcomer}", ExplainAsync)
            .Produces<ExplanationDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("All courses with every rule's verdict for one newcomer, by file reference or number.")
            .For(Role.Coordinator, Role.Counsellor, Role.Auditor);

    private static async Task<IResult> ExplainAsync(
        HttpContext context, ServedCounty county, string newcomer, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        return await county.UseCases.Explaining.RunAsync(county.Municipality, newcomer, token) switch
        {
            ExplainOutcome.Explained explained => TypedResults.Ok(ExplanationDocument.Of(explained, voice)),
            ExplainOutcome.NotFound missing =>
                ProblemAnswer.Of(StatusCodes.Status404NotFound, voice, missing.Finding),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }
}
