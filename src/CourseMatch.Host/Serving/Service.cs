using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Api;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;

namespace CourseMatch.Host.Serving;

/// <summary>The web service: start page, health, API. Everything it may use is added by name; it reads no settings of
/// its own.</summary>
internal static class Service
{
    /// <summary>Largest body taken in, in bytes: four times the largest course file known (Berlin, 49 MB).</summary>
    public const long BodyBytesMax = 200_000_000;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    public static WebApplication Build(
        IReadOnlyList<ListenAddress> addresses, ILoggerFactory loggers, ServedCounty county)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            foreach (var address in addresses)
            {
                kestrel.Listen(address.Address, address.Port);
            }
        });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddLogging();
        builder.Services.AddRouting();
        builder.Services.AddRazorPages();
        builder.Services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddDataProtection().PersistKeysToFileSystem(WorkFolder.MakeKeys());
        builder.Services.AddOpenApi(ApiDescription.Configure);
        builder.Services.ConfigureHttpJsonOptions(options => HostJson.AddTo(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(county);

        var app = builder.Build();
        app.Use(GuardAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, [Unanswerable(context.HttpContext)]));
        app.UseRouting();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapRazorPages();
        StyleSheet.Map(app);
        Health.Map(app);
        var api = app.MapGroup("/api/v1");
        ImportEndpoints.Map(api);
        PlanEndpoints.Map(api);
        ExplanationEndpoints.Map(api);
        return app;
    }

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (OwnPagesOnly.Refusal(context.Request) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await WriteAsync(context, [refusal]);
            return;
        }

        CultureInfo.CurrentUICulture = ProblemAnswer.VoiceOf(context).Culture;
        await next(context);
    }

    /// <summary>The service's single handler: a faulty request is the caller's, all else the machinery's.</summary>
    private static async Task FailedAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        if (failure is BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode;
            await WriteAsync(context, [Finding.Of("CM4042", Severity.Error, bad.StatusCode)]);
            return;
        }

        var loggers = context.RequestServices.GetRequiredService<ILoggerFactory>();
        LogMessages.MachineryFailed(loggers.CreateLogger(nameof(Service)), MachineryFailure.Details(failure));
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await WriteAsync(context, [MachineryFailure.Sentence(failure)]);
    }

    private static Finding Unanswerable(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status404NotFound
            ? Finding.Of("CM4045", Severity.Error)
            : Finding.Of("CM4042", Severity.Error, context.Response.StatusCode);

    private static Task WriteAsync(HttpContext context, IReadOnlyList<Finding> findings) =>
        ProblemAnswer.Of(context.Response.StatusCode, ProblemAnswer.VoiceOf(context), findings).ExecuteAsync(context);
}
