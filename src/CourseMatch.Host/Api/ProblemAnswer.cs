using CourseMatch.Application.Findings;
using CourseMatch.Host.Json;
using CourseMatch.Host.Serving;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Api;

/// <summary>Errors of the API: ProblemDetails (RFC 9457) with the findings that explain them.</summary>
internal static class ProblemAnswer
{
    public static IResult Of(int status, Voice voice, params IReadOnlyList<Finding> findings) =>
        TypedResults.Json(
            Document(status, voice, findings),
            contentType: "application/problem+json",
            statusCode: status);

    public static ProblemDocument Document(int status, Voice voice, IReadOnlyList<Finding> findings) => new(
        "about:blank",
        Sentences.Sentence(findings[0], voice),
        status,
        FindingView.All(findings, voice));

    /// <summary>Language of one request: <c>?language=en</c>, else the one chosen on a page, else German.</summary>
    public static Voice VoiceOf(HttpContext context) =>
        Voice.Of(context.Request.Query["language"].ToString())
        ?? Voice.Of(context.Request.Cookies[LanguageChoice.Cookie])
        ?? Voice.German;
}
