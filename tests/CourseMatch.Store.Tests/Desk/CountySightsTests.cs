using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Rules;
using CourseMatch.Store.Desk;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Desk;

/// <summary>What pages keep of a county is read anew exactly when something changed.</summary>
public sealed class CountySightsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Keeps_a_sight_until_something_changes_and_then_reads_what_did()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveNewcomersAsync(Some.Newcomer("N"));
        var sights = SightsOf(county);
        var first = await NowAsync(sights, county);
        Assert.Same(first, await NowAsync(sights, county));

        var onFile = first.County;
        var plan = await county.AddDraftAsync([Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id)]);
        var drafted = await NowAsync(sights, county);
        Assert.Equal(plan, drafted.Proposal!.Summary.Id);
        Assert.Same(onFile, drafted.County);

        await county.PublishAsync(plan);
        var published = await NowAsync(sights, county);
        Assert.Equal((null, plan), (published.Proposal, published.InForce!.Summary.Id));
        Assert.Single(published.County.Promises);
        Assert.Same(onFile.Newcomers, published.County.Newcomers);

        await county.SaveNewcomersAsync(Some.Newcomer("N"), Some.Newcomer("M"));
        Assert.Equal(2, (await NowAsync(sights, county)).County.Newcomers.Count);
    }

    [Fact]
    public async Task A_person_is_read_by_reference_and_by_number()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("N"));
        var read = new ReadPerson(new NewcomerDesk(county.Database), SightsOf(county));
        var file = (await read.RunAsync(county.Municipality, "AZ-N", CancellationToken.None))!.Value.File;
        Assert.Equal(Standing.Waiting, file.Standing);
        var number = $"{file.Newcomer.Id.Value}";
        Assert.Equal(
            file.Newcomer.Id, (await read.RunAsync(county.Municipality, number, default))!.Value.File.Newcomer.Id);
        Assert.Null(await read.RunAsync(county.Municipality, "AZ-X", default));
    }

    private static CountySights SightsOf(TestCounty county) => new(
        county.Store, new CountyVersions(county.Database), Planning.With(RuleBook.BuiltIn), TimeProvider.System);

    private static Task<CountySight> NowAsync(CountySights sights, TestCounty county) =>
        sights.NowAsync(county.Municipality, CancellationToken.None);
}
