using System.Text;
using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>What is stored of a plan is what is read again, to the byte of its problem.</summary>
public sealed class PlansOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_draft_comes_back_as_stored()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", null, Some.Child(new(2022, 1, 1)), Some.Child(new(2024, 1, 1))), Some.Newcomer("B"));
        var onFile = await county.ReadAsync();
        var group = onFile.CareGroups[0];
        var children = onFile.Households[0].Children;
        CarePlacement[] care =
        [
            new(children[0].Id, group.Id, new DaySpan(new(2027, 3, 1), new(2027, 3, 31)), [group.Sessions[0].Id]),
            new(children[0].Id, group.Id, new DaySpan(new(2027, 4, 1), new(2027, 4, 30)), [group.Sessions[0].Id]),
            new(
                children[1].Id,
                group.Id,
                new DaySpan(new(2027, 3, 1), new(2027, 5, 28)),
                [.. group.Sessions.Select(session => session.Id)]),
        ];
        var findings = new[]
        {
            Finding.Of(
                "CM2103", Severity.Error, "Zitat \" \\ ü\n", -25, new DateOnly(2027, 2, 28), new TimeOnly(8, 30),
                FindingValue.Term(Severity.Note)),
            Finding.At(new FindingPlace(12, "Geburtsdatum", null), "CM1107", Severity.Warning, "31.02.2027"),
        };
        var draft = Some.Draft(
            [
                Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, isPromised: true, care) with
                {
                    Score = -7, JourneyMinutes = null,
                },
            ],
            new Unplaced(onFile.Newcomers[1].Id, findings)) with
        {
            Notes = [Some.Finding("CM3010")],
        };
        draft = draft with
        {
            Summary = draft.Summary with
            {
                CreatedAt = new DateTimeOffset(2026, 11, 22, 4, 30, 1, TimeSpan.FromHours(1)),
            },
        };

        var plan = await county.ChangeAsync(
            change => change.AddDraftAsync(draft, "{}"u8.ToArray(), CancellationToken.None));

        var read = await county.Store.PlanAsync(county.Municipality, plan, CancellationToken.None);
        Assert.Equal(draft.Summary with { Id = plan }, read!.Summary);
        Assert.Equal(TimeSpan.Zero, read.Summary.CreatedAt.Offset);
        Assert.Equivalent(draft.Placements, read.Placements, strict: true);
        Assert.Equal(findings, Assert.Single(read.Unplaced).Findings);
        Assert.Equal(draft.Notes, read.Notes);
        Assert.Equivalent(
            read, await county.ChangeAsync(change => change.PlanAsync(plan, CancellationToken.None)), strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\":\"coursematch-problem/1\", \"resources\": [ ] }\r\n")]
    public async Task The_problem_of_a_plan_comes_back_byte_for_byte(string problem)
    {
        var county = await TestCounty.MakeAsync(database);
        var plan = await county.ChangeAsync(change => change.AddDraftAsync(
            Some.Draft([]), Encoding.UTF8.GetBytes(problem), CancellationToken.None));
        var read = await county.Store.PlanProblemAsync(county.Municipality, plan, CancellationToken.None);
        Assert.Equal(problem, Encoding.UTF8.GetString(read!));
    }

    [Fact]
    public async Task A_large_problem_is_kept_small()
    {
        var county = await TestCounty.MakeAsync(database);
        var problem = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 200_000)
            .Select(index =>
                $$"""{ "id": "P{{index}}", "options": [ { "uses": { "course:{{index % 400}}": 1 } } ] }""")));
        var plan = await county.ChangeAsync(change => change.AddDraftAsync(
            Some.Draft([]), problem, CancellationToken.None));
        Assert.Equal(problem, await county.Store.PlanProblemAsync(county.Municipality, plan, CancellationToken.None));
        var stored = await county.ValueAsync<int>(
            "select octet_length(problem) from plan where municipality_id = $1");
        Assert.InRange(stored, 1, problem.Length / 5);
    }

    [Fact]
    public async Task A_plan_that_is_not_on_file_is_null_also_when_another_municipality_has_it()
    {
        var county = await TestCounty.MakeAsync(database);
        var other = await TestCounty.MakeAsync(database);
        var plan = await other.AddDraftAsync([]);
        Assert.Null(await county.Store.PlanAsync(county.Municipality, plan, CancellationToken.None));
        Assert.Null(await county.Store.PlanProblemAsync(county.Municipality, plan, CancellationToken.None));
        Assert.Empty(await county.Store.PlansAsync(county.Municipality, CancellationToken.None));
        Assert.Null(await county.ChangeAsync(change => change.PlanInForceAsync(CancellationToken.None)));
        Assert.Null(await county.Store.PlanAsync(
            county.Municipality, new PlanId(int.MaxValue), CancellationToken.None));
    }
}
