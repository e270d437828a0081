using CourseMatch.Application.Desk.Sights;
using CourseMatch.Store.Desk;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Desk;

/// <summary>Whoever keeps something worked out from the county learns of every change, and of no other's.</summary>
public sealed class CountyVersionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_kind_of_change_has_its_number()
    {
        var county = await TestCounty.MakeAsync(database);
        var other = await TestCounty.MakeAsync(database);
        await other.SaveCoursesAsync(Some.Course("K"));
        var begin = await VersionAsync(other);

        await county.SaveCoursesAsync(Some.Course("K"));
        var courses = await VersionAsync(county);
        await county.SaveNewcomersAsync(Some.Newcomer("N"));
        var newcomers = await VersionAsync(county);
        var onFile = await county.ReadAsync();
        var plan = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        var drafted = await VersionAsync(county);
        await county.PublishAsync(plan);
        var published = await VersionAsync(county);
        await county.EndAsync(onFile.Newcomers[0].Id);
        var ended = await VersionAsync(county);

        Assert.True(newcomers.Records > courses.Records);
        Assert.Equal((newcomers.Records, newcomers.Promises), (drafted.Records, drafted.Promises));
        Assert.True(drafted.Plans > newcomers.Plans);
        Assert.True(published.Promises > drafted.Promises && published.Plans > drafted.Plans);
        Assert.Equal(published.Records, drafted.Records);
        Assert.True(ended.Promises > published.Promises);
        Assert.Equal(begin, await VersionAsync(other));
    }

    [Fact]
    public async Task Work_that_is_undone_leaves_the_number()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        var before = await VersionAsync(county);
        await Assert.ThrowsAsync<InvalidOperationException>(() => county.ChangeAsync(async change =>
        {
            await change.SaveNewcomersAsync(Some.Source, [Some.Newcomer("N")], CancellationToken.None);
            throw new InvalidOperationException("undone");
        }));
        Assert.Equal(before, await VersionAsync(county));
    }

    private static Task<CountyVersion> VersionAsync(TestCounty county) =>
        new CountyVersions(county.Database).VersionAsync(county.Municipality, CancellationToken.None);
}
