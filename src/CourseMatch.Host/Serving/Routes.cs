using CourseMatch.Host.Access;
using CourseMatch.Host.Api;
using CourseMatch.Host.Assets;

namespace CourseMatch.Host.Serving;

/// <summary>All routes of the service. Each says who may take it; one that does not is closed.</summary>
internal static class Routes
{
    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").Everybody();
        app.MapRazorPages();
        Asset.Map(app);
        Health.Map(app);
        LanguageChoice.Map(app);
        AuthorityRoutes.Map(app);
        var api = app.MapGroup("/api/v1");
        ImportEndpoints.Map(api);
        DeliveryEndpoints.Map(api);
        PlanEndpoints.Map(api);
        ExplanationEndpoints.Map(api);
        NightEndpoints.Map(api);
    }
}
