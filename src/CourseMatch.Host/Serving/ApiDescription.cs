using Microsoft.AspNetCore.OpenApi;

namespace CourseMatch.Host.Serving;

/// <summary>The API's own description, <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "CourseMatch";
        document.Info.Version = "v1";
        document.Info.Description =
            "Imports, plans and explanations. Answers of this machine only; sentences in German, with ?language=en in "
            + "English.";
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}
