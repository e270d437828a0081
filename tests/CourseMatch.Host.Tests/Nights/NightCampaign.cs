using System.Diagnostics;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Mail;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>Many nights on one database by several workers, of which one after another is killed with -9 at seeded
/// moments; then a look at the bare tables and at what the mail server took.</summary>
internal sealed class NightCampaign : IAsyncDisposable
{
    private static readonly TimeSpan NightPatience = TimeSpan.FromMinutes(4);

    private readonly WorkPlace place = new();
    private readonly MailServer mail;
    private readonly NightStage stage;
    private readonly List<Process> workers = [];
    private readonly Random random;
    private readonly Action<string> say;
    private int kills;
    private int killsInWork;

    private NightCampaign(MailServer mail, NightStage stage, int seed, Action<string> say)
    {
        this.mail = mail;
        this.stage = stage;
        this.say = say;
        random = new Random(seed);
    }

    public static async Task<NightReport> RunAsync(int nights, int workerCount, int seed, Action<string> say)
    {
        var started = TimeProvider.System.GetTimestamp();
        var folder = TestFolder.Make();
        TestWatchdog.CleanUpAfterThisProcess(folder);
        await using var mail = await MailServer.StartAsync(folder, TimeSpan.FromMilliseconds(15));
        var database = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        await using var stage = await NightStage.OpenAsync(database);
        await using var campaign = new NightCampaign(mail, stage, seed, say);
        for (var worker = 0; worker < workerCount; worker++)
        {
            campaign.StartWorker();
        }

        var faults = new List<string>();
        var rejected = 0;
        var promisedTwice = 0;
        for (var night = 0; night < nights; night++)
        {
            await campaign.NightAsync(night, faults);
            rejected += await stage.RejectedPlansAsync(faults);
            var doubled = await Promises.FaultsAsync(database);
            promisedTwice += doubled.Count;
            faults.AddRange(doubled);
            if (night % 3 == 0)
            {
                await campaign.NoonAsync(night, faults);
            }

            if (night % 10 == 9 || faults.Count > 0)
            {
                say($"night {night + 1}: {campaign.kills} kills, {faults.Count} faults");
            }
        }

        await campaign.SettleAsync(faults);
        var post = await stage.PostAsync(mail.Taken);
        faults.AddRange(post.Faults);
        var ended = await stage.EndedOnceAsync(faults);
        var (freed, unanswered) = await stage.SeatsAsync();
        return new NightReport(
            nights,
            workerCount,
            seed,
            campaign.kills,
            campaign.killsInWork,
            ended,
            promisedTwice,
            post.Lost,
            post.Doubled,
            rejected,
            post.Messages,
            campaign.Decided,
            await stage.TakeOversAsync(),
            freed,
            unanswered,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            faults);
    }

    /// <summary>Messages that a person had to decide about, since their sender died at the last word.</summary>
    private int Decided { get; set; }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers.Where(worker => !worker.HasExited))
        {
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }
    }

    private async Task NightAsync(int number, List<string> faults)
    {
        await stage.ArriveAsync(number);
        var night = NightStage.FirstNight.AddDays(number);
        await stage.QueueAsync(night);
        for (var wanted = random.Next(3); wanted > 0; wanted--)
        {
            await KillAsync(NightMoment.Choose(random), night);
        }

        var started = TimeProvider.System.GetTimestamp();
        while (!await stage.HasEndedAsync(night))
        {
            if (TimeProvider.System.GetElapsedTime(started) > NightPatience)
            {
                faults.Add($"night {number + 1} did not end: {await stage.DescribeAsync(night)}");
                return;
            }

            ReplaceTheDead();
            await Task.Delay(25);
        }
    }

    /// <summary>Somebody declines; whoever looks for another person is killed, as often as not.</summary>
    private async Task NoonAsync(int number, List<string> faults)
    {
        await stage.DeclineAsync(random);
        if (random.Next(2) == 0)
        {
            await KillAsync(NightMoment.Of(NightScene.Filling, random), NightStage.FirstNight.AddDays(number));
        }

        var started = TimeProvider.System.GetTimestamp();
        while (await stage.HasOpenSeatsAsync())
        {
            if (TimeProvider.System.GetElapsedTime(started) > NightPatience)
            {
                faults.Add($"the seat freed after night {number + 1} was not answered");
                return;
            }

            ReplaceTheDead();
            await Task.Delay(25);
        }
    }

    /// <summary>Waits for a moment of one kind and kills the worker at work, or any when none is.</summary>
    private async Task KillAsync(NightMoment moment, DateOnly night)
    {
        var node = await stage.WaitForAsync(moment, night);
        var victim = workers.FirstOrDefault(worker => !worker.HasExited && worker.Id == node)
            ?? workers[random.Next(workers.Count)];
        if (!victim.HasExited)
        {
            killsInWork += victim.Id == node ? 1 : 0;
            victim.Kill();
            await victim.WaitForExitAsync();
            kills++;
        }

        ReplaceTheDead();
    }

    private void ReplaceTheDead()
    {
        foreach (var dead in workers.Where(worker => worker.HasExited).ToArray())
        {
            workers.Remove(dead);
            dead.Dispose();
            StartWorker();
        }
    }

    private void StartWorker()
    {
        var program = new BuiltProgram(
            place.Folder,
            [
                ("ConnectionStrings__CourseMatch", stage.ConnectionString),
                ("COURSEMATCH_NIGHT_WORK", "300"),
                ("COURSEMATCH_NIGHT_JOBS", "1"),
                ("COURSEMATCH_WATCH_SECONDS", "1"),
                ("COURSEMATCH_CHECKIN_SECONDS", "1"),
                .. mail.Settings,
            ]);
        var worker = program.Start("worker", "--json");
        _ = worker.StandardOutput.ReadToEndAsync();
        _ = worker.StandardError.ReadToEndAsync();
        workers.Add(worker);
    }

    /// <summary>What a person does in the morning: looks into the mail server's log for messages whose outcome is open,
    /// and decides. Then everything has to be gone.</summary>
    private async Task SettleAsync(List<string> faults)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await stage.WaitingAsync() > 0)
        {
            ReplaceTheDead();
            Decided += await stage.DecideAsync(mail.Taken);
            if (TimeProvider.System.GetElapsedTime(started) > NightPatience)
            {
                faults.Add($"{await stage.WaitingAsync()} messages did not leave");
                return;
            }

            await Task.Delay(100);
        }
    }
}
