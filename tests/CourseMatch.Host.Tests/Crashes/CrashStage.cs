using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.Crashes;

/// <summary>What every round starts from: files, and databases to copy.</summary>
internal sealed class CrashStage
{
    private readonly WorkPlace place = new();

    private CrashStage()
    {
    }

    /// <summary>Courses, care groups and newcomers on file; nothing planned.</summary>
    public string Imported { get; private set; } = "";

    /// <summary>The same with two drafts.</summary>
    public string Drafted { get; private set; } = "";

    /// <summary>The same drafts, but the courses have lost seats since.</summary>
    public string Shrunk { get; private set; } = "";

    /// <summary>A short search: what counts here is what comes before and after it.</summary>
    public static string[] Match { get; } = ["match", "--gap", "0.02", "--work", "500"];

    public string Folder => place.Folder;

    /// <summary>How long each scene usually takes.</summary>
    public Dictionary<CrashScene, TimeSpan> Usual { get; } = [];

    public static async Task<CrashStage> BuildAsync()
    {
        var stage = new CrashStage();
        var whole = new SmallCounty(People: 160, Seats: 7, Parents: 30, CarePlaces: 20, CourseCount: 15);
        whole.Write(Path.Combine(stage.Folder, "first"));
        var changed = whole with { People = 170, Parents = 20 };
        changed.Write(Path.Combine(stage.Folder, "second"));
        (whole with { Seats = 5 }).Write(Path.Combine(stage.Folder, "shrunk"));

        var cluster = await TestCluster.GetAsync();
        stage.Imported = await cluster.CreateDatabaseAsync(isMigrated: true);
        await stage.RunAsync(stage.Imported, Import("first", "courses"));
        await stage.RunAsync(stage.Imported, Import("first", "care"));
        await stage.RunAsync(stage.Imported, Import("first", "newcomers"));
        stage.Drafted = await cluster.CloneDatabaseAsync(stage.Imported);
        await stage.RunAsync(stage.Drafted, Match);
        await stage.RunAsync(stage.Drafted, Match);
        stage.Shrunk = await cluster.CloneDatabaseAsync(stage.Drafted);
        await stage.RunAsync(stage.Shrunk, Import("shrunk", "courses"));
        await stage.MeasureAsync(CrashScene.Import, stage.Imported, Import("second", "newcomers"));
        await stage.MeasureAsync(CrashScene.Match, stage.Imported, Match);
        await stage.MeasureAsync(CrashScene.Publish, stage.Drafted, "publish", "1");
        stage.Usual[CrashScene.PublishRace] = stage.Usual[CrashScene.Publish];
        stage.Usual[CrashScene.PublishShrunk] = stage.Usual[CrashScene.Publish];
        return stage;
    }

    public static string[] Import(string state, string subject) =>
        ["import", subject, $"{state}/{subject}.csv", "--provider", SmallCounty.CourseProvider, "--confirmed"];

    public BuiltProgram ProgramOn(string database) =>
        new(Folder, ("ConnectionStrings__CourseMatch", database + ";Pooling=false"));

    private async Task RunAsync(string database, params string[] args)
    {
        var run = await ProgramOn(database).RunAsync(args);
        Assert.True(run.Status <= 1, run.ToString());
    }

    private async Task MeasureAsync(CrashScene scene, string from, params string[] args)
    {
        var cluster = await TestCluster.GetAsync();
        var database = await cluster.CloneDatabaseAsync(from);
        var started = TimeProvider.System.GetTimestamp();
        await RunAsync(database, args);
        Usual[scene] = TimeProvider.System.GetElapsedTime(started);
        await cluster.DropDatabaseAsync(database);
    }
}
