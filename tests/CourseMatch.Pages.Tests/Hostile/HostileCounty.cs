using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Host.Access;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Pages.Tests.Desk;
using CourseMatch.Store;
using CourseMatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>A service on a database of its own with two municipalities: the one attacked, and a neighbour whose every
/// word says that it must never be seen.</summary>
public sealed class HostileCounty : IAsyncLifetime
{
    /// <summary>Stands in every text of the neighbour.</summary>
    public const string Marker = "Nebenkreis-Geheim-4711";

    // What people keep of the neighbour, a number for each table, to see whether any of it was changed. What the
    // jobs of the service write by themselves at any time (runs, events, messages, plans) is left out.
    private const string NeighbourSql = """
        select string_agg(c.relname || ' ' || md5(query_to_xml(format(
            'select t::text as row from coursematch.%I t where municipality_id = %s order by t::text', c.relname, $1),
            false, true, '')::text), ', ' order by c.relname)
        from pg_class c
        where c.relnamespace = 'coursematch'::regnamespace and c.relname in (
            'newcomer', 'household', 'entitlement', 'child', 'course', 'course_module', 'lesson', 'site', 'care_group',
            'care_session', 'provider', 'account', 'import_run', 'import_record', 'held_import', 'local_edit',
            'column_mapping', 'delivery_token', 'straight_delivery', 'newcomer_link', 'calendar_entry', 'seat_report')
        """;

    private readonly WorkPlace place = new();
    private ServiceProvider parts = null!;
    private RunningService service = null!;

    public Uri Address => service.Client.BaseAddress!;

    public string ConnectionString { get; private set; } = "";

    public IAccountStore Accounts => parts.GetRequiredService<IAccountStore>();

    /// <summary>Accounts as they were at the beginning.</summary>
    public IReadOnlyList<Account> Own { get; private set; } = [];

    /// <summary>Numbers and references of the own municipality by what they stand for.</summary>
    public IReadOnlyDictionary<string, string[]> Known { get; private set; } = null!;

    /// <summary>The same of the neighbour.</summary>
    public IReadOnlyDictionary<string, string[]> Foreign { get; private set; } = null!;

    private static MunicipalityId Attacked { get; } = new(1);

    private MunicipalityId Neighbour { get; set; }

    public async Task InitializeAsync()
    {
        ConnectionString = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        parts = new ServiceCollection().AddLogging().AddStore(_ => ConnectionString).BuildServiceProvider();
        Neighbour = (await parts.GetRequiredService<IMunicipalities>().AddAsync(Marker, default))!.Id;
        await SmallSample.TakeInAsync(parts, place.Folder, Attacked);
        await SmallSample.TakeInAsync(parts, place.Folder, Neighbour);
        await MarkAsync();
        await AddAccountsAsync();
        Known = await NumbersAsync(Attacked);
        Foreign = await NumbersAsync(Neighbour);
        service = await RunningService.StartAsync(
            new BuiltProgram(
                place.Folder,
                ("ConnectionStrings__CourseMatch", ConnectionString),
                ("COURSEMATCH_WATCH_SECONDS", "3600")));
    }

    /// <summary>What is kept of the neighbour, as a number for each table.</summary>
    public Task<string> NeighbourAsync() => TextAsync(NeighbourSql);

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        await parts.DisposeAsync();
    }

    /// <summary>What the service wrote into its log last, for a failure inside.</summary>
    internal string LastLog()
    {
        var logs = new DirectoryInfo(Path.Combine(place.Folder, ".coursematch", "log"));
        var newest = logs.Exists ? logs.GetFiles().MaxBy(file => file.LastWriteTimeUtc) : null;
        if (newest is null)
        {
            return "";
        }

        using var stream = new FileStream(newest.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(stream.Length, 1500), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Sign-in with a sample account.</summary>
    internal Task<BrowserSession> SignInAsync(string login) =>
        BrowserSession.SignInAsync(Address, login, SampleAccounts.Password);

    /// <summary>Gives an account back what the attack took from it by allowed means: its password, its role.</summary>
    internal async Task RestoreAsync(string login)
    {
        var was = Own.Single(account => account.Login == login);
        await Accounts.PlaceAsync(was, was.Municipality, was.Role, was.Provider, default);
        await Accounts.SaveAsync(was with { Stamp = Guid.NewGuid() }, default);
    }

    private async Task MarkAsync()
    {
        foreach (var sql in new[]
        {
            """
            update coursematch.newcomer set family_name = $2, given_name = $2, reference = $2 || newcomer_id,
                street = $2, town = $2 where municipality_id = $1
            """,
            "update coursematch.course set title = $2, number = $2 || course_id where municipality_id = $1",
            "update coursematch.care_group set name = $2 where municipality_id = $1",
            "update coursematch.site set name = $2 || site_id, street = $2 where municipality_id = $1",
        })
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            await using var command = source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter { Value = Neighbour.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = Marker });
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }
    }

    private async Task AddAccountsAsync()
    {
        var passwords = new FrameworkPasswords();
        var provider = await Accounts.ProviderAsync(Attacked, SampleCounty.College, default);
        Assert.Null(await new SampleAccounts(Accounts, passwords, SampleCounty.Origins, TimeProvider.System)
            .AddAsync(Attacked, provider!.Value, default));
        Own = await Accounts.AllAsync(Attacked, default);
        foreach (var role in new[] { Role.Coordinator, Role.Administrator })
        {
            await Accounts.AddAsync(
                new NewAccount(Neighbour, $"{Marker}-{role}", role, PasswordHash: passwords.Hash(Marker)),
                DateTimeOffset.UnixEpoch, default);
        }
    }

    private async Task<IReadOnlyDictionary<string, string[]>> NumbersAsync(MunicipalityId municipality)
    {
        var numbers = new Dictionary<string, string[]>();
        foreach (var (name, sql) in new[]
        {
            ("course", "select course_id::text from coursematch.course"),
            ("plan", "select plan_id::text from coursematch.plan"),
            ("import", "select import_id::text from coursematch.import_run"),
            ("account", "select account_id::text from coursematch.account"),
            ("provider", "select provider_id::text from coursematch.provider"),
            ("place", "select promise_id::text from coursematch.promise"),
            ("reference", "select reference from coursematch.newcomer"),
            ("newcomer", "select newcomer_id::text from coursematch.newcomer"),
            ("group", "select care_group_id::text from coursematch.care_group"),
        })
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            await using var command = source.CreateCommand($"{sql} where municipality_id = $1 order by 1 limit 20");
            command.Parameters.Add(new NpgsqlParameter { Value = municipality.Value });
            await using var reader = await command.ExecuteReaderAsync();
            var found = new List<string>();
            while (await reader.ReadAsync())
            {
                found.Add(reader.GetString(0));
            }

            Assert.NotEmpty(found);
            numbers[name] = [.. found];
        }

        return numbers;
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = Neighbour.Value });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
