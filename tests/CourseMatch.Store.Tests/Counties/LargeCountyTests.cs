using System.Diagnostics;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Database;
using CourseMatch.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace CourseMatch.Store.Tests.Counties;

/// <summary>A county of twenty thousand newcomers is saved, planned and read in whole sets, not row by row.</summary>
/// <remarks>Statements are counted, which says the same on every machine; times are only written down.</remarks>
public sealed class LargeCountyTests(TestDatabase database, ITestOutputHelper output) : IClassFixture<TestDatabase>
{
    private const int Newcomers = 20_000;
    private const int Courses = 2_000;
    private const int LessonsPerCourse = 25;

    [Fact]
    public async Task Everything_takes_as_many_statements_as_a_small_county()
    {
        var small = await RunAsync(newcomers: 20, courses: 2);
        var large = await RunAsync(Newcomers, Courses);
        Assert.Equal(small, large);
    }

    private async Task<Dictionary<string, int>> RunAsync(int newcomers, int courses)
    {
        var counting = new CountingLoggers();
        await using var counted = CourseMatchDatabase.Connect(database.ConnectionString, counting);
        var store = new CountyStore(counted, NullLogger<CountyStore>.Instance);
        var county = await TestCounty.MakeAsync(database);
        var counts = new Dictionary<string, int>();

        async Task StepAsync(string name, Func<Task> step)
        {
            counting.Count = 0;
            var started = Stopwatch.GetTimestamp();
            await step();
            counts[name] = counting.Count;
            output.WriteLine(
                $"{newcomers} newcomers, {courses} courses, {name}: {counting.Count} statements, "
                + $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        }

        Task SaveAsync(string name, Func<Application.Counties.ICountyChange, Task> work) =>
            StepAsync(name, () => store.ChangeAsync(
                county.Municipality,
                async (change, _) =>
                {
                    await work(change);
                    return true;
                },
                CancellationToken.None));

        var courseRecords = Enumerable.Range(0, courses).Select(CourseOf).ToArray();
        var newcomerRecords = Enumerable.Range(0, newcomers).Select(NewcomerOf).ToArray();
        await SaveAsync("courses saved", async change =>
        {
            var (provider, _) = await change.ProviderAsync("VHS", CancellationToken.None);
            await change.SaveCoursesAsync(provider, courseRecords, CancellationToken.None);
        });
        await SaveAsync("courses saved again", async change =>
        {
            var (provider, _) = await change.ProviderAsync("VHS", CancellationToken.None);
            await change.SaveCoursesAsync(provider, courseRecords, CancellationToken.None);
        });
        await SaveAsync("care saved", async change =>
        {
            var (provider, _) = await change.ProviderAsync("VHS", CancellationToken.None);
            await change.SaveCareGroupsAsync(
                provider,
                [.. Enumerable.Range(0, courses / 2).Select(index => Some.CareGroup($"{index}", places: 10))],
                CancellationToken.None);
        });
        await SaveAsync("newcomers saved", change =>
            change.SaveNewcomersAsync(Some.Source, newcomerRecords, CancellationToken.None));
        await SaveAsync("newcomers saved again", change =>
            change.SaveNewcomersAsync(Some.Source, newcomerRecords, CancellationToken.None));
        var plan = await county.AddDraftAsync([]);
        await StepAsync("read", () => store.ReadCountyAsync(county.Municipality, CancellationToken.None));
        var onFile = await store.ReadCountyAsync(county.Municipality, CancellationToken.None);
        Assert.Equal(
            (newcomers, courses, courses * LessonsPerCourse),
            (onFile.Newcomers.Count, onFile.Courses.Count, onFile.Courses.Sum(course => course.Lessons.Count)));

        var groups = onFile.CareGroups;
        var children = onFile.Households.ToDictionary(home => home.Partners[0], home => home.Children);
        var placements = onFile.Newcomers.Select((newcomer, index) => Some.Placement(
            newcomer.Id,
            onFile.Courses[index % courses].Id,
            false,
            children.TryGetValue(newcomer.Id, out var own)
                ? [new CarePlacement(
                    own[0].Id,
                    groups[index / 5 % groups.Count].Id,
                    new(Some.Start.AddDays(index % 7), Some.End),
                    [.. groups[index / 5 % groups.Count].Sessions.Select(session => session.Id)])]
                : [])).ToArray();
        await SaveAsync("draft added", async change =>
            plan = await change.AddDraftAsync(Some.Draft(placements), "{}"u8.ToArray(), CancellationToken.None));
        await SaveAsync("published", change => change.PublishAsync(plan, Some.Instant, CancellationToken.None));
        await StepAsync("read with promises", async () => Assert.Equal(
            newcomers, (await store.ReadCountyAsync(county.Municipality, CancellationToken.None)).Promises.Count));
        return counts;
    }

    private static CourseRecord CourseOf(int index) => Some.Course($"{index}", seats: 12) with
    {
        Site = Some.Site($"Haus {index % 300}"),
        Lessons =
        [
            .. Enumerable.Range(0, LessonsPerCourse).Select(
                day => new Lesson(Some.Start.AddDays(day), new(8, 30), new(12, 30))),
        ],
    };

    /// <summary>Every fifth has a child.</summary>
    private static NewcomerRecord NewcomerOf(int index) => index % 5 == 0
        ? Some.Newcomer($"{index}", $"H{index}", Some.Child(new DateOnly(2024, 1, 1).AddDays(index % 700)))
        : Some.Newcomer($"{index}");

    /// <summary>Counts the statements Npgsql reports as executed.</summary>
    private sealed class CountingLoggers : ILoggerFactory, ILogger
    {
        private const int CommandExecutionCompleted = 2001;

        public int Count { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Count += eventId.Id == CommandExecutionCompleted ? 1 : 0;

        public void Dispose()
        {
        }
    }
}
