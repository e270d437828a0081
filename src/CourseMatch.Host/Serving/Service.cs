using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Api;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Inbox;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Microsoft.Net.Http.Headers;
using Npgsql;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CourseMatch.Host.Serving;

/// <summary>The web service: pages, health, API. Everything it may use is added by name; it reads no settings of
/// its own.</summary>
internal static class Service
{
    /// <summary>Largest body taken in, in bytes: four times the largest course file known (Berlin, 49 MB).</summary>
    public const long BodyBytesMax = 200_000_000;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    public static WebApplication Build(
        IReadOnlyList<ListenAddress> addresses,
        ILoggerFactory loggers,
        OpenedCounty county,
        SignInWays ways)
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
        builder.Services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<ExpiredFormFilter>();
            options.Filters.Add<NamedHandlerFilter>();
        });
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "coursematch-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddDataProtection().PersistKeysToFileSystem(WorkFolder.MakeKeys());
        builder.Services.AddOpenApi(ApiDescription.Configure);
        builder.Services.ConfigureHttpJsonOptions(options => HostJson.AddTo(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddHttpContextAccessor();
        Sessions.Add(builder.Services);
        AuthorityRoutes.Add(builder.Services, ways);
        AddParts(builder.Services, county);

        var app = builder.Build();
        app.Use(GuardAsync);
        app.Use(Problem.AnswerAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = FailedAsync,
            AllowStatusCode404Response = true,
        });
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        Routes.Map(app);
        return app;
    }

    /// <summary>What pages and endpoints ask for. A county is handed out only as far as the session reaches.</summary>
    private static void AddParts(IServiceCollection services, OpenedCounty county)
    {
        services.AddSingleton(county.Database);
        services.AddSingleton(county.Nights.Settings);
        services.AddSingleton(TimeProvider.System);
        SchedulerSetup.AddNode(services, county.Nights);
        services.AddSingleton<IPasswordHashing, FrameworkPasswords>();
        services.AddSingleton(county.Database.Parts.GetRequiredService<IAccountStore>());
        services.AddSingleton(parts => new SignIn(
            parts.GetRequiredService<IAccountStore>(),
            parts.GetRequiredService<IPasswordHashing>(),
            TimeProvider.System,
            parts.GetRequiredService<SignInWays>().IsLocalOpen));
        services.AddSingleton(county.Database.Parts.GetRequiredService<IMunicipalities>());
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<ManageAccounts>();
        services.AddSingleton<ServedCounties>();
        services.AddSingleton(county.Served.Tokens);
        services.AddSingleton(county);
        services.AddHostedService<InboxWatch>();
        services.AddSingleton<Desks.Desks>();
        services.AddHostedService<Desks.SightWarming>();
        services.AddSingleton<Desks.KeptUploads>();
        services.AddSingleton(new ReplyByLink(
            county.Database.Parts.GetRequiredService<IReplyKeys>(),
            county.Database.Parts.GetRequiredService<IOfferStore>(),
            new AnswerOffer(county.Database.Parts.GetRequiredService<ICountyStore>(), TimeProvider.System),
            TimeProvider.System));
        services.AddSingleton(new Desks.OpenOffers(county.Database.PartsFor));
        services.AddSingleton<PlanRuns>();
        services.AddScoped(parts =>
            ServedCounties.Of(parts.GetRequiredService<IHttpContextAccessor>().HttpContext!));
    }

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        PublicAddress.Take(context.Request);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (OwnPagesOnly.Refusal(context.Request) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await ProblemAnswer.Of(context.Response.StatusCode, ProblemAnswer.VoiceOf(context), refusal)
                .ExecuteAsync(context);
            return;
        }

        CultureInfo.CurrentUICulture = ProblemAnswer.VoiceOf(context).Culture;
        if (!IsReadable(context.Request))
        {
            var status = StatusCodes.Status415UnsupportedMediaType;
            await ProblemAnswer.Of(
                status, ProblemAnswer.VoiceOf(context), Finding.Of("CM4042", Severity.Error, status))
                .ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>Forms are sent in UTF-8; what names another way of writing is none of our pages, and some of those
    /// ways no program should read any more.</summary>
    private static bool IsReadable(HttpRequest request) => !request.HasFormContentType
        || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service's single handler: a faulty request is the caller's, all else the machinery's.</summary>
    private static Task FailedAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        if (failure is BadHttpRequestException bad)
        {
            Problem.Set(context, bad.StatusCode, Finding.Of("CM4042", Severity.Error, bad.StatusCode));
            return Task.CompletedTask;
        }

        // The database holds sessions to their reach: whatever a page forgot to check ends here.
        if (failure is PostgresException
            {
                SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction,
            })
        {
            Problem.Set(context, StatusCodes.Status403Forbidden, Finding.Of("CM4310", Severity.Error));
            return Task.CompletedTask;
        }

        var loggers = context.RequestServices.GetRequiredService<ILoggerFactory>();
        LogMessages.MachineryFailed(loggers.CreateLogger(nameof(Service)), MachineryFailure.Details(failure));
        Problem.Set(context, StatusCodes.Status500InternalServerError, MachineryFailure.Sentence(failure));
        return Task.CompletedTask;
    }
}
