using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Database;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Crashes;
using CourseMatch.Host.Tests.Mail;
using CourseMatch.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Quartz;
using System.Text;

namespace CourseMatch.Host.Tests.Nights;

/// <summary>The county the nights are about, and every question asked about it: arrivals come in by the real import,
/// answers from the bare tables.</summary>
internal sealed class NightStage : IAsyncDisposable
{
    public static readonly DateOnly FirstNight = new(2030, 1, 1);

    private static readonly TimeSpan MomentPatience = TimeSpan.FromSeconds(8);
    private static readonly MunicipalityId Municipality = new(1);

    private readonly ServiceProvider services;
    private readonly NpgsqlDataSource database;
    private readonly IScheduler scheduler;

    private readonly NightShift shift;

    private NightStage(
        ServiceProvider services, NpgsqlDataSource database, NightShift shift, IScheduler scheduler)
    {
        this.services = services;
        this.shift = shift;
        this.database = database;
        this.scheduler = scheduler;
    }

    public required string ConnectionString { get; init; }

    private IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public static async Task<NightStage> OpenAsync(string connectionString)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new DatabaseAddress(connectionString))
            .AddStore(_ => connectionString)
            .BuildServiceProvider();
        var shift = new NightShift(
            services, NightSettings.Read(), NullLoggerFactory.Instance, TimeProvider.System);
        return new NightStage(
            services,
            services.GetRequiredService<NpgsqlDataSource>(),
            shift,
            await SchedulerSetup.OpenQueueAsync(shift, CancellationToken.None))
        {
            ConnectionString = connectionString,
        };
    }

    /// <summary>Every night brings three people more and every second night a course more.</summary>
    public async Task ArriveAsync(int night)
    {
        var county = new SmallCounty(
            People: 12 + 3 * night, Seats: 6, Parents: 4, CarePlaces: 8, CourseCount: 2 + night / 2,
            HasAddresses: true);
        await TakeInAsync(ImportSubject.Courses, county.Courses());
        await TakeInAsync(ImportSubject.Care, county.Care());
        await TakeInAsync(ImportSubject.Newcomers, county.Newcomers());
    }

    /// <summary>Asks for a night; the watch may see the wish and be faster.</summary>
    public Task QueueAsync(DateOnly night) => NightQueue.QueueAsync(
        scheduler, shift, Municipality, night, NightTrigger.Hand, CancellationToken.None);

    /// <summary>Waits for a moment, or for so long that it will not come.</summary>
    /// <returns>Process at work on the night then, or null.</returns>
    public async Task<int?> WaitForAsync(NightMoment moment, DateOnly night)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (moment.Scene != NightScene.Anything && !await IsAsync(moment.Scene, night)
            && TimeProvider.System.GetElapsedTime(started) < MomentPatience)
        {
            await Task.Delay(2);
        }

        await Task.Delay(moment.Delay);
        var node = await TextAsync(
            """
            select coalesce((
                select j.node from job_run j join night_run r using (municipality_id, night_run_id)
                where r.night = $1 and j.ended_at is null and r.ended_at is null
                order by j.job_run_id desc limit 1),
                (select max(e.node) from seat_event e where e.settled_at is null), '')
            """,
            night);
        return int.TryParse(node.Split('-')[^1], out var process) ? process : null;
    }

    /// <summary>At noon somebody with an open offer says no.</summary>
    public async Task DeclineAsync(Random random)
    {
        var store = services.GetRequiredService<ICountyStore>();
        var offers = await services.GetRequiredService<IOfferStore>().PlacesAsync(
            Municipality, new PlaceQuery(State: PlaceState.Offered), CancellationToken.None);
        if (offers.Count > 0)
        {
            await new AnswerOffer(store, TimeProvider.System).RunAsync(
                Municipality, offers[random.Next(offers.Count)].Id, new OfferAnswer.Decline(DeclineReason.Other),
                Actor.Newcomer, CancellationToken.None);
        }
    }

    public Task<bool> HasOpenSeatsAsync() => IsTrueAsync(
        "select exists(select from seat_event where settled_at is null)");

    /// <summary>Seats freed by day, and how many of them nobody answered.</summary>
    public async Task<(int Freed, int Unanswered)> SeatsAsync() => (
        await CountAsync("select count(*)::int from seat_event"),
        await CountAsync("select count(*)::int from seat_event where settled_at is null or outcome = 'failed'"));

    public Task<bool> HasEndedAsync(DateOnly night) => IsTrueAsync(
        "select exists(select from night_run where night = $1 and ended_at is not null)", night);

    public Task<string> DescribeAsync(DateOnly night) => TextAsync(
        """
        select coalesce(string_agg(concat_ws(' ', j.step, j.outcome, j.node, j.log), '; ' order by j.job_run_id), '')
        from night_run r left join job_run j using (municipality_id, night_run_id)
        where r.night = $1
        """,
        night);

    /// <summary>Nights with exactly one ended run and no step that ended well twice.</summary>
    public async Task<int> EndedOnceAsync(List<string> faults)
    {
        var failed = await CountAsync("select count(*)::int from night_run where outcome = 'failed'");
        if (failed > 0)
        {
            faults.Add($"{failed} nights failed");
        }

        return await CountAsync(
            """
            select count(*)::int
            from (
                select r.night
                from night_run r
                join job_run j using (municipality_id, night_run_id)
                where r.ended_at is not null and j.outcome in ('done', 'held')
                group by r.night
                having count(distinct r.night_run_id) = 1 and count(*) = count(distinct j.step)
                    and bool_or(j.step = 'publish') and bool_or(j.step = 'clean_up')) ended
            """);
    }

    public Task<int> TakeOversAsync() => CountAsync("select count(*)::int from night_run where turn > 1");

    /// <summary>The plan in force, judged as if none of its places had been promised.</summary>
    public async Task<int> RejectedPlansAsync(List<string> faults)
    {
        var found = await JudgedPlans.FaultsAsync(ConnectionString, PlanState.Published);
        faults.AddRange(found);
        return found.Count > 0 ? 1 : 0;
    }

    public Task<int> WaitingAsync() => CountAsync(
        "select count(*)::int from message where state in ('queued', 'claimed', 'handing_over', 'held')");

    /// <summary>Decides about held messages by the mail server's own log.</summary>
    public async Task<int> DecideAsync(IReadOnlyList<TakenMail> taken)
    {
        var held = await Outbox.ListAsync(Municipality, MessageState.Held, 1000, CancellationToken.None);
        foreach (var message in held)
        {
            var identity = SendMessages.IdentityOf(Municipality, message.EventKey);
            await Outbox.DecideAsync(
                Municipality,
                message.Number,
                [MessageState.Held],
                taken.Any(mail => mail.Identity == identity) ? MessageState.Sent : MessageState.Queued,
                TimeProvider.System.GetUtcNow(),
                CancellationToken.None);
        }

        return held.Count;
    }

    /// <summary>Compares what was to be told with what the mail server took.</summary>
    public async Task<(int Messages, int Lost, int Doubled, IReadOnlyList<string> Faults)> PostAsync(
        IReadOnlyList<TakenMail> taken)
    {
        var faults = new List<string>();
        var times = taken.GroupBy(mail => mail.Identity).ToDictionary(group => group.Key, group => group.Count());
        var messages = await Outbox.ListAsync(Municipality, null, int.MaxValue, CancellationToken.None);
        var lost = messages
            .Where(message => message.State == MessageState.Sent && message.Channel == MessageChannel.Email
                && !times.ContainsKey(SendMessages.IdentityOf(Municipality, message.EventKey))
                || message.State is not (MessageState.Sent or MessageState.Printable)
                    && message is not { State: MessageState.Dropped, Fault: "CM4128" })
            .ToArray();
        faults.AddRange(lost.Select(message => $"lost: {message.EventKey} {message.State}"));
        faults.AddRange(messages
            .Where(message => message.State == MessageState.Dropped
                && times.ContainsKey(SendMessages.IdentityOf(Municipality, message.EventKey)))
            .Select(message => $"sent although void: {message.EventKey}"));
        faults.AddRange(times.Where(pair => pair.Value > 1).Select(pair => $"doubled: {pair.Key} {pair.Value} times"));

        // Every published plan tells the office, and every place it newly promised tells the person.
        var untold = await CountAsync(
            """
            select count(*)::int
            from promise p
            where not exists (
                select from message m
                where m.municipality_id = p.municipality_id and m.newcomer_id = p.newcomer_id
                    and m.kind in ('place_offered', 'place_moved'))
            """);
        if (untold > 0)
        {
            faults.Add($"{untold} promised places were never told");
        }

        return (messages.Count, lost.Length + untold, times.Count(pair => pair.Value > 1), faults);
    }

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(waitForJobsToComplete: true);
        await services.DisposeAsync();
    }

    private Task<bool> IsAsync(NightScene scene, DateOnly night) => scene switch
    {
        NightScene.Writing => IsTrueAsync(
            """
            select exists(
                select from pg_stat_activity
                where datname = current_database() and application_name = 'coursematch' and backend_xid is not null)
            """),
        NightScene.Publishing => IsTrueAsync(
            """
            select exists(
                select from job_run j join night_run r using (municipality_id, night_run_id)
                where r.night = $1 and j.step = 'publish')
            """,
            night),
        NightScene.Sending => IsTrueAsync(
            "select exists(select from message where state in ('claimed', 'handing_over'))"),
        NightScene.Filling => IsTrueAsync(
            "select exists(select from seat_event where settled_at is null and attempts > 0)"),
        NightScene.Anything => Task.FromResult(true),
    };

    private async Task TakeInAsync(ImportSubject subject, string text)
    {
        var planning = await PlanningBooks.ReadAsync(
            services.GetRequiredService<ICountyStore>(),
            services.GetRequiredService<IPlaceTables>(),
            Municipality,
            CancellationToken.None);
        var importing = new UseCases(
            services.GetRequiredService<ICountyStore>(),
            services.GetRequiredService<IImportStore>(),
            planning,
            TimeProvider.System);
        var request = new ImportRequest(ImportWay.TakeInConfirmed, "terminal");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var outcome = await new IncomingFile(subject, SmallCounty.CourseProvider, request)
            .TakeInAsync(importing.Importing, Municipality, stream, CancellationToken.None);
        Assert.IsNotType<ImportOutcome.Refused>(outcome);
    }

    private async Task<bool> IsTrueAsync(string sql, params object[] values) =>
        (bool)(await ValueAsync(sql, values))!;

    private async Task<int> CountAsync(string sql) => (int)(await ValueAsync(sql))!;

    private async Task<string> TextAsync(string sql, params object[] values) =>
        (string)(await ValueAsync(sql, values))!;

    private async Task<object?> ValueAsync(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }
}
