using CourseMatch.Application.Access;
using CourseMatch.Host.Access;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Pages.Tests.Desk;
using CourseMatch.Store;
using CourseMatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CourseMatch.Pages.Tests;

/// <summary>Pages in the states a sample county is not in: with nothing on file at all, and with names nobody made room
/// for. No violation of WCAG A and AA, nothing wider than a narrow screen.</summary>
[Collection(AtTheDesk.Name)]
public sealed class EveryStateTests(SampleDesk desk)
{
    private const int NarrowPixels = 320;

    /// <summary>Eighty letters without a place to break.</summary>
    private static readonly string LongName = string.Concat(Enumerable.Repeat("Wolkensteinhausenberg", 4))[..80];

    private static readonly (string Login, string[] Paths)[] Everywhere =
    [
        ("koordination",
        [
            "/", "/newcomers", "/courses", "/care", "/imports", "/plans", "/map", "/letters", "/nights",
            "/duplicates", "/password",
            "/nowhere",
        ]),
        ("vhs", ["/counter", "/counter/upload"]),
        ("verwaltung", ["/administration", "/administration/tokens", "/administration/accounts/1"]),
    ];

    private static readonly (string Login, string[] Paths)[] WithPeople =
    [
        ("koordination",
        [
            "/newcomers/{reference}", "/newcomers/{reference}/courses", "/newcomers/{reference}/place?course={course}",
            "/courses/{course}", "/courses/{course}/cancel", "/imports/{import}", "/plans/{plan}",
            "/plans/{plan}/lists",
        ]),
        ("vhs", ["/counter/{own}"]),
    ];

    [Fact]
    public async Task Nothing_on_file_and_names_nobody_made_room_for_are_pages_like_any_other()
    {
        var connection = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        await using var parts = new ServiceCollection().AddLogging().AddStore(_ => connection).BuildServiceProvider();
        var folder = new WorkPlace().Folder;
        await AddAccountsAsync(parts, connection);
        await using (var service = await ServeAsync(folder, connection))
        {
            Assert.Equal([], await FaultsAsync(service, Everywhere, "de", 1280));
        }

        await SmallSample.TakeInAsync(parts, folder, SampleDesk.Municipality);
        await RenameAsync(connection);
        var paths = await FilledAsync(connection);
        await using (var service = await ServeAsync(folder, connection))
        {
            Assert.Empty(await FaultsAsync(service, [.. Everywhere, .. paths], "en", NarrowPixels));
        }
    }

    private static Task<RunningService> ServeAsync(string folder, string connection) => RunningService.StartAsync(
        new BuiltProgram(
            folder, ("ConnectionStrings__CourseMatch", connection), ("COURSEMATCH_WATCH_SECONDS", "3600")));

    private async Task<IReadOnlyList<string>> FaultsAsync(
        RunningService service, (string Login, string[] Paths)[] pages, string language, int width)
    {
        var faults = new List<string>();
        foreach (var (login, paths) in pages)
        {
            var visitor = await desk.VisitAsync(width: width, address: service.Client.BaseAddress);
            await visitor.GoAsync($"/language/{language}");
            await visitor.SignInAsync(login, SampleAccounts.Password);
            foreach (var path in paths)
            {
                var status = await visitor.GoAsync(path);
                if (status != 200 && path != "/nowhere")
                {
                    faults.Add($"{path}: {status}");
                }

                if (width == NarrowPixels && await visitor.TooWideAsync() is { Length: > 0 } wide)
                {
                    faults.Add($"{path} is wider than {width} pixels: {wide}");
                }

                faults.AddRange(await visitor.FaultsAsync());
            }
        }

        return [.. faults.Distinct()];
    }

    private static async Task AddAccountsAsync(IServiceProvider parts, string connection)
    {
        // A provider without a course: nothing of it was taken in yet.
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            "insert into coursematch.provider (municipality_id, name) values (1, $1) returning provider_id");
        command.Parameters.Add(new NpgsqlParameter { Value = SampleCounty.College });
        var college = new Application.ProviderId((int)(await command.ExecuteScalarAsync())!);
        Assert.Null(await new SampleAccounts(
                parts.GetRequiredService<IAccountStore>(), new FrameworkPasswords(), SampleCounty.Origins,
                TimeProvider.System)
            .AddAsync(SampleDesk.Municipality, college, default));
    }

    /// <summary>Every second person and course gets a name without a place to break, every other one from right to
    /// left.</summary>
    private static async Task RenameAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        foreach (var sql in new[]
        {
            """
            update coursematch.newcomer set
                family_name = case when newcomer_id % 2 = 0 then $1 else 'عبد الرحمن' end,
                given_name = case when newcomer_id % 2 = 0 then $1 else 'محمّد (שלום)' end
            """,
            "update coursematch.course set title = case when course_id % 2 = 0 then $1 else 'دورة اللغة الألمانية' end",
            "update coursematch.site set name = $1 || site_id",
            "update coursematch.care_group set name = $1 || care_group_id",
        })
        {
            await using var command = source.CreateCommand(sql);
            if (sql.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = LongName });
            }

            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }
    }

    private static async Task<(string Login, string[] Paths)[]> FilledAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        async Task<string> OneAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            return (string)(await command.ExecuteScalarAsync())!;
        }

        var values = new Dictionary<string, string>
        {
            ["{reference}"] = await OneAsync(
                """
                select n.reference from coursematch.newcomer n
                join coursematch.promise p using (municipality_id, newcomer_id)
                where n.newcomer_id % 2 = 0 order by 1 limit 1
                """),
            ["{course}"] = await OneAsync(
                """
                select c.course_id::text from coursematch.course c
                join coursematch.promise p using (municipality_id, course_id)
                where c.course_id % 2 = 0 order by 1 limit 1
                """),
            ["{own}"] = await OneAsync(
                """
                select c.course_id::text from coursematch.course c
                join coursematch.account a on a.provider_id = c.provider_id and a.login = 'vhs' order by 1 limit 1
                """),
            ["{import}"] = await OneAsync("select max(import_id)::text from coursematch.import_run"),
            ["{plan}"] = await OneAsync("select max(plan_id)::text from coursematch.plan"),
        };
        return
        [
            .. WithPeople.Select(pages => (pages.Login, pages.Paths
                .Select(path => values.Aggregate(
                    path, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)))
                .ToArray())),
        ];
    }
}
