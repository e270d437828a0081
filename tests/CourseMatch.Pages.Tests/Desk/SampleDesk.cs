using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Pages.Tests.Identity;
using CourseMatch.Solving.Engines;
using CourseMatch.Store;
using CourseMatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests.Desk;

/// <summary>The one service and the one browser of a run: the sample county with its accounts, and a draft of tonight.
/// </summary>
public sealed class SampleDesk : IAsyncLifetime
{
    /// <summary>Most points proven to be missing: the tests need a plan, not the best one.</summary>
    private const double Gap = 0.005;

    private readonly WorkPlace place = new();
    private readonly List<IBrowserContext> contexts = [];
    private ServiceProvider parts = null!;
    private IdentityProvider identity = null!;
    private RunningService service = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>Where the service answers.</summary>
    public Uri Address => service.Client.BaseAddress!;

    /// <summary>The database, reaching everywhere: to look at what pages did, never to do it for them.</summary>
    public IServiceProvider Parts => parts;

    /// <summary>The authority's identity provider.</summary>
    internal IdentityProvider Identity => identity;

    /// <summary>Connection of the database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Folder with the files of the sample.</summary>
    public string Folder => place.Folder;

    /// <summary>The draft of tonight.</summary>
    public Plan Draft { get; private set; } = null!;

    /// <summary>The sample county as it was taken in.</summary>
    public County County { get; private set; } = null!;

    /// <summary>The municipality of the sample.</summary>
    public static MunicipalityId Municipality { get; } = new(1);

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        parts = new ServiceCollection().AddLogging().AddStore(_ => ConnectionString).BuildServiceProvider();
        await FillAsync();
        identity = await IdentityProvider.StartAsync(Folder);
        service = await RunningService.StartAsync(new BuiltProgram(
            Folder,
            ("ConnectionStrings__CourseMatch", ConnectionString),
            ("COURSEMATCH_IDENTITY", identity.Settings("identity.json", identity.Address))));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A browser of its own, nobody signed in.</summary>
    /// <param name="hasScript">False to see the pages as they are without script.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="address">Another service than the one of this desk, or null.</param>
    internal async Task<Visitor> VisitAsync(bool hasScript = true, int width = 1280, Uri? address = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (address ?? Address).ToString(),
            JavaScriptEnabled = hasScript,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        contexts.Add(context);
        return await Visitor.OfAsync(context, hasScript);
    }

    /// <summary>A browser in which a sample account is signed in.</summary>
    internal async Task<Visitor> SignInAsync(string login, bool hasScript = true, int width = 1280)
    {
        var visitor = await VisitAsync(hasScript, width);
        await visitor.SignInAsync(login, SampleAccounts.Password);
        return visitor;
    }

    public async Task DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        await browser.CloseAsync();
        playwright.Dispose();
        await service.DisposeAsync();
        await identity.DisposeAsync();
        await parts.DisposeAsync();
    }

    /// <summary>Another draft, of the county as it is now: for tests that publish or decide about one.</summary>
    public async Task<Plan> MatchAsync()
    {
        var county = await ServedCounty.OpenAsync(
            parts, Municipality, NightSettings.Read(), NullLoggerFactory.Instance, CancellationToken.None);
        var match = await county.UseCases.Matching(EngineRegistry.Default).RunAsync(
            Municipality,
            null,
            new SearchLimits(Gap, TimeSpan.FromSeconds(60), null, Seed: 1, null),
            SilentObserver.Instance,
            CancellationToken.None,
            CancellationToken.None);
        return Assert.IsType<MatchOutcome.Drafted>(match).Plan;
    }

    /// <summary>The county as it is now.</summary>
    public Task<County> CountyNowAsync() =>
        parts.GetRequiredService<ICountyStore>().ReadCountyAsync(Municipality, CancellationToken.None);

    private async Task FillAsync()
    {
        var county = await ServedCounty.OpenAsync(
            parts, Municipality, NightSettings.Read(), NullLoggerFactory.Instance, CancellationToken.None);
        var sample = SampleCounty.Write(Folder, TimeProvider.System.Today(), seed: 1);
        foreach (var file in sample.Files)
        {
            await using var stream = File.OpenRead(Path.Combine(Folder, file.File));
            var outcome = await new IncomingFile(
                    file.Subject, file.Source, new ImportRequest(ImportWay.TakeIn, "sample"))
                .TakeInAsync(county.UseCases.Importing, Municipality, stream, CancellationToken.None);
            Assert.IsType<ImportOutcome.Imported>(outcome);
        }

        var college = (await county.Store.ReadCountyAsync(Municipality, CancellationToken.None)).Providers
            .Single(provider => provider.Name == SampleCounty.College).Id;
        Assert.Null(await new SampleAccounts(
                parts.GetRequiredService<IAccountStore>(), new FrameworkPasswords(), SampleCounty.Origins,
                TimeProvider.System)
            .AddAsync(Municipality, college, CancellationToken.None));
        Draft = await MatchAsync();
        County = await county.Store.ReadCountyAsync(Municipality, CancellationToken.None);
    }
}

/// <summary>All tests of pages share one desk and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class AtTheDesk : ICollectionFixture<SampleDesk>
{
    public const string Name = "at the desk";
}
