namespace CourseMatch.Host.Serving;

/// <summary>The one style sheet, carried inside the program so that it is there however the program was installed.
/// </summary>
internal static class StyleSheet
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/style.css",
        () => TypedResults.Stream(
            typeof(StyleSheet).Assembly.GetManifestResourceStream("CourseMatch.Host.Pages.style.css")!, "text/css"))
        .ExcludeFromDescription();
}
