using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Store.Desk;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Desk;

public sealed class NewcomerDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Shows_where_everybody_stands_and_why_somebody_waits()
    {
        var county = await FilledAsync();
        var onFile = await county.ReadAsync();
        var course = onFile.Courses[0].Id;
        var (promised, proposed, waiting) = (
            onFile.Newcomers[0].Id, onFile.Newcomers[1].Id, onFile.Newcomers[2].Id);
        await county.PublishAsync(await county.AddDraftAsync([Some.Placement(promised, course)]));
        await county.AddDraftAsync(
            [Some.Placement(promised, course, isPromised: true), Some.Placement(proposed, course)],
            new Unplaced(waiting, [Some.Finding("CM2102")]));
        var lines = (await ListAsync(county, new NewcomerQuery())).Lines.ToDictionary(line => line.Id);
        Assert.Equal(
            (Standing.Promised, Standing.Proposed, Standing.Waiting),
            (lines[promised].Standing, lines[proposed].Standing, lines[waiting].Standing));
        Assert.Equal(("K", "CM2102"), (lines[proposed].Place!.Number, lines[waiting].WaitsBecause!.Code));
        Assert.Null(lines[promised].WaitsBecause);
        Assert.Equal(1, (await ListAsync(county, new NewcomerQuery(Standing: Standing.Proposed))).Count);

        var past = await new NewcomerDesk(county.Database).HistoryAsync(
            county.Municipality, promised, 10, CancellationToken.None);
        Assert.Contains(PlaceState.Offered, past.Select(line => line.State));
        Assert.Contains(PastKind.Proposed, past.Select(line => line.Kind));
    }

    [Fact]
    public async Task Narrows_by_every_filter_and_counts_all_pages()
    {
        var county = await FilledAsync();
        await county.WithdrawAsync(ImportSubject.Newcomers, Some.Source, "4");
        Assert.Equal(4, (await ListAsync(county, new NewcomerQuery())).Count);
        Assert.Equal(["AZ-4"], await ReferencesAsync(county, new NewcomerQuery(Standing: Standing.Inactive)));
        Assert.Equal(["AZ-1"], await ReferencesAsync(county, new NewcomerQuery(Level: new Level(3))));
        Assert.Equal(["AZ-2"], await ReferencesAsync(county, new NewcomerQuery(NeedsCare: true)));
        Assert.Equal(["AZ-3"], await ReferencesAsync(county, new NewcomerQuery(Language: "FA")));
        Assert.Equal(["AZ-0"], await ReferencesAsync(county, new NewcomerQuery(Postcode: "99")));
        var second = await ListAsync(county, new NewcomerQuery(Page: 2, Size: 3));
        Assert.Equal((4, 1, 2), (second.Count, second.Lines.Count, second.Pages));
    }

    [Fact]
    public async Task Orders_by_waiting_name_level_and_by_a_list_that_is_given()
    {
        var county = await FilledAsync();
        Assert.Equal(
            ["AZ-4", "AZ-3", "AZ-2", "AZ-1", "AZ-0"],
            await ReferencesAsync(county, new NewcomerQuery(Order: NewcomerOrder.Waiting)));
        Assert.Equal("AZ-1", (await ReferencesAsync(county, new NewcomerQuery(Order: NewcomerOrder.Level)))[0]);
        Assert.Equal("AZ-2", (await ReferencesAsync(county, new NewcomerQuery(Order: NewcomerOrder.Name)))[0]);
        var ids = (await county.ReadAsync()).Newcomers.Select(newcomer => newcomer.Id).ToArray();
        var given = await new NewcomerDesk(county.Database).ListAsync(
            county.Municipality, new NewcomerQuery(Order: NewcomerOrder.Deadline), [ids[3], ids[1]],
            CancellationToken.None);
        Assert.Equal([ids[3], ids[1]], given.Lines.Select(line => line.Id));
    }

    [Fact]
    public async Task Another_municipality_is_not_listed()
    {
        var county = await FilledAsync();
        await FilledAsync();
        Assert.Equal(5, (await ListAsync(county, new NewcomerQuery())).Count);
    }

    private static Task<PageOf<NewcomerLine>> ListAsync(TestCounty county, NewcomerQuery query) =>
        new NewcomerDesk(county.Database).ListAsync(county.Municipality, query, null, CancellationToken.None);

    private static async Task<string[]> ReferencesAsync(TestCounty county, NewcomerQuery query) =>
        [.. (await ListAsync(county, query)).Lines.Select(line => line.Reference)];

    private async Task<TestCounty> FilledAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        NewcomerRecord[] records = [.. Enumerable.Range(0, 5).Select(index => Some.Newcomer($"{index}") with
        {
            Newcomer = Some.Person($"AZ-{index}") with { RegisteredOn = new DateOnly(2026, 9, 20 - index) },
        })];
        records[0] = records[0] with
        {
            Newcomer = records[0].Newcomer with { Address = new("Weg 1", "99084", "Ort") },
        };
        records[1] = records[1] with
        {
            Newcomer = records[1].Newcomer with { Proof = new LevelProof(new Level(3), ProofKind.SelfStated, null) },
        };
        records[2] = Some.Newcomer("2", "H", Some.Child(new DateOnly(2024, 6, 1))) with
        {
            Newcomer = records[2].Newcomer with { FamilyName = "Aalto" },
        };
        records[3] = records[3] with { Newcomer = records[3].Newcomer with { Languages = ["fa"] } };
        await county.SaveNewcomersAsync(records);
        return county;
    }
}
