using CourseMatch.Host.Access;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Serving;

/// <summary>The language somebody chose for the pages, remembered in a cookie for a year.</summary>
internal static class LanguageChoice
{
    public const string Cookie = "coursematch-language";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{language}", Choose).Everybody().ExcludeFromDescription();

    private static IResult Choose(HttpContext context, string language, string? back)
    {
        if (Voice.Of(language) is { } voice)
        {
            context.Response.Cookies.Append(Cookie, voice.Language, new CookieOptions
            {
                MaxAge = KeptFor,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Secure = context.Request.IsHttps,
            });
        }

        return TypedResults.LocalRedirect(LocalPath.OrHome(back));
    }
}
