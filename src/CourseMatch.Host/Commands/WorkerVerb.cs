using System.CommandLine;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch worker</c>: a node that runs nights and sends messages and serves no pages, until Ctrl-C or
/// SIGTERM.</summary>
internal static class WorkerVerb
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    public static Command Build(Screen screen) =>
        Verb.Of(screen, "worker", (_, token) => RunAsync(screen, token));

    private static async Task<Answer> RunAsync(Screen screen, CancellationToken token)
    {
        var loggers = LogFile.Open(isService: true);
        await using var county = await OpenedCounty.OpenAsync(loggers, screen.Municipality, token);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(loggers);
        builder.Services.AddLogging();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        SchedulerSetup.AddNode(builder.Services, county.Nights);
        using var node = builder.Build();
        await node.StartAsync(token);
        Answer.Of(
            ExitStatus.Done,
            new WorkerDocument(NightShift.Node),
            HostJson.Default.WorkerDocument,
            text => text.WriteLine(screen.Voice.Say("Worker.Running", NightShift.Node))).Print(screen);
        await StopSignal.UntilStoppedAsync(token);
        await node.StopAsync(CancellationToken.None);
        return Answer.Silent(ExitStatus.Done);
    }
}
