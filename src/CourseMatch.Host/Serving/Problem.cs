using CourseMatch.Application.Findings;
using CourseMatch.Host.Api;

namespace CourseMatch.Host.Serving;

/// <summary>What went wrong with a request: kept until the answer is written, as a page for people and as
/// ProblemDetails for programs.</summary>
internal static class Problem
{
    /// <summary>Page that shows it.</summary>
    public const string PagePath = "/problem";

    private static readonly object Key = new();

    /// <summary>Notes status and findings; the answer is written on the way out.</summary>
    public static void Set(HttpContext context, int status, params IReadOnlyList<Finding> findings)
    {
        context.Response.StatusCode = status;
        context.Items[Key] = findings;
    }

    /// <summary>What was noted, or what a bare status means.</summary>
    public static IReadOnlyList<Finding> Of(HttpContext context) =>
        context.Items[Key] as IReadOnlyList<Finding> ?? [Meaning(context.Response.StatusCode)];

    /// <summary>A browser asks, not a program.</summary>
    public static bool IsForPerson(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Middleware: writes the answer of every request that failed without writing one.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null)
        {
            return;
        }

        if (!IsForPerson(context.Request) || context.Request.Path == PagePath)
        {
            await ProblemAnswer.Of(response.StatusCode, ProblemAnswer.VoiceOf(context), Of(context))
                .ExecuteAsync(context);
            return;
        }

        var (status, path, findings) = (response.StatusCode, context.Request.Path, Of(context));
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = PagePath;
        context.Request.Method = HttpMethods.Get;
        Set(context, status, findings);
        await next(context);
        context.Request.Path = path;
    }

    private static Finding Meaning(int status) => status == StatusCodes.Status404NotFound
        ? Finding.Of("CM4045", Severity.Error)
        : Finding.Of("CM4042", Severity.Error, status);
}
