using CourseMatch.Application;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Store.Desk;
using CourseMatch.Store.Plans;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>Decisions about single proposals outlive the draft they were made in, and a lock goes over to the promise.
/// </summary>
public sealed class ProposalDecisionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Morning = new(2027, 2, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_decision_holds_for_every_draft_that_proposes_the_same_and_is_taken_back_for_all()
    {
        var (county, person, course) = await FilledAsync();
        var first = await county.AddDraftAsync([Some.Placement(person, course)]);
        var left = new ProposalDecision(
            person, course, ProposalVerdict.LeftOut, false, "kennt die Lehrkraft", "koordination", Morning);
        var before = await VersionAsync(county);
        await county.ChangeAsync(change => change.Proposals.DecideAsync([left], CancellationToken.None));
        Assert.True((await VersionAsync(county)).Promises > before.Promises);
        Assert.Equal([left], await DecisionsAsync(county, first));
        var onFile = Assert.Single((await county.ReadAsync()).LeftOut);
        Assert.Equal(new LeftOutProposal(person, course, "kennt die Lehrkraft", new DateOnly(2027, 2, 1)), onFile);

        var second = await county.AddDraftAsync([Some.Placement(person, course)]);
        Assert.Equal([left], await DecisionsAsync(county, second));
        await county.ChangeAsync(change => change.Proposals.TakeBackAsync([(person, course)], CancellationToken.None));
        Assert.Empty(await DecisionsAsync(county, first));
        Assert.Empty((await county.ReadAsync()).LeftOut);
    }

    [Fact]
    public async Task What_was_accepted_and_locked_is_a_locked_promise_and_costs_nobody_a_new_reading()
    {
        var (county, person, course) = await FilledAsync();
        var plan = await county.AddDraftAsync([Some.Placement(person, course)]);
        var before = await VersionAsync(county);
        await county.ChangeAsync(change => change.Proposals.DecideAsync(
            [new ProposalDecision(person, course, ProposalVerdict.Accepted, true, null, "koordination", Morning)],
            CancellationToken.None));
        Assert.Equal(before, await VersionAsync(county));
        await county.PublishAsync(plan);
        Assert.True(Assert.Single((await county.ReadAsync()).Promises).IsLocked);
    }

    private Task<CountyVersion> VersionAsync(TestCounty county) =>
        new CountyVersions(database.DataSource).VersionAsync(county.Municipality, CancellationToken.None);

    private static Task<IReadOnlyList<ProposalDecision>> DecisionsAsync(TestCounty county, PlanId plan) =>
        new ProposalDesk(county.Store).DecisionsAsync(county.Municipality, plan, CancellationToken.None);

    private async Task<(TestCounty County, NewcomerId Person, CourseId Course)> FilledAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveNewcomersAsync(Some.Newcomer("N"));
        var onFile = await county.ReadAsync();
        return (county, onFile.Newcomers[0].Id, onFile.Courses[0].Id);
    }
}
