using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Newcomers;

/// <summary>What is saved of newcomers is what is read again, and who is who from list to list.</summary>
public sealed class NewcomersOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_newcomer_comes_back_as_saved()
    {
        var county = await TestCounty.MakeAsync(database);
        var person = Some.Person("AZ 12/345") with
        {
            Gender = Gender.Diverse,
            Languages = ["ti", "Saho, selten", ""],
            Scripts = [],
            Literacy = Literacy.LowLatin,
            SchoolYears = 0,
            AttendsSchool = true,
            Proof = new LevelProof(new Level(3), ProofKind.PlacementTest, new(2026, 10, 1), PredictsIntensive: true),
            RecommendedKind = CourseKind.IntegrationIntensive,
            Address = new Address("Ring 5", "01067", "Dresden", new GeoPoint(51.05, 13.73)),
            Mobility = Mobility.Bicycle,
            JourneyMinutesMax = 45,
            Availability = new Availability(
                WeekGrid.Empty.With(DayOfWeek.Monday, new(8, 0), new(12, 30)),
                WeekGrid.Empty.With(DayOfWeek.Sunday, new(22, 0), TimeOnly.MinValue)),
            Needs = FunctionalNeeds.HearingSupport | FunctionalNeeds.StepFree,
            Wishes = new Wishes(true, DayPart.Evening, CourseKind.Municipal, "Caritas"),
            Entitlements =
            [
                new Entitlement(
                    Scheme.Vocational, EntitlementKind.Admitted, Issuer.EmploymentAgency, new(2026, 1, 1),
                    new(2026, 2, 2), new(2026, 3, 3), new(2026, 4, 4), new(2026, 5, 5), 100, 300, 20),
                new Entitlement(
                    Scheme.Integration, EntitlementKind.Obliged, Issuer.Jobcenter, null, null, null, null, null, 0, 0,
                    0),
            ],
        };

        await county.SaveNewcomersAsync(new NewcomerRecord("key", person, null, []));

        var read = Assert.Single((await county.ReadAsync()).Newcomers);
        Assert.Equivalent(person with { Id = read.Id }, read, strict: true);
        Assert.Equal(person.Entitlements, read.Entitlements);
        Assert.Equal(person.Availability, read.Availability);
    }

    [Fact]
    public async Task Every_term_of_the_list_can_be_kept()
    {
        var county = await TestCounty.MakeAsync(database);
        NewcomerRecord[] records = [.. Enumerable.Range(0, 14).Select(index =>
            new NewcomerRecord($"{index:00}", Some.Person($"{index:00}") with
            {
                Gender = Nth<Gender>(index),
                Literacy = Nth<Literacy>(index),
                Mobility = Nth<Mobility>(index),
                Proof = new LevelProof(new Level(index % 13), Nth<ProofKind>(index), null),
                RecommendedKind = Nth<CourseKind>(index),
                Wishes = new Wishes(false, Nth<DayPart>(index), Nth<CourseKind>(index), null),
                Entitlements =
                [
                    new Entitlement(
                        Nth<Scheme>(index), Nth<EntitlementKind>(index), Nth<Issuer>(index), null, null, null, null,
                        null, index, 0, 0),
                ],
            }, null, []))];

        await county.SaveNewcomersAsync(records);

        var read = (await county.ReadAsync()).Newcomers.OrderBy(newcomer => newcomer.Reference).ToArray();
        Assert.Equal(records.Length, read.Length);
        foreach (var (record, newcomer) in records.Zip(read))
        {
            Assert.Equivalent(record.Newcomer with { Id = newcomer.Id }, newcomer, strict: true);
        }
    }

    [Fact]
    public async Task Saving_twice_changes_nothing()
    {
        var county = await TestCounty.MakeAsync(database);
        NewcomerRecord[] records =
        [
            Some.Newcomer("A", "H", Some.Child(new(2023, 1, 1))),
            Some.Newcomer("B", "H", Some.Child(new(2023, 1, 1))),
            Some.Newcomer("C"),
        ];
        await county.SaveNewcomersAsync(records);
        var before = await county.ReadAsync();
        await county.SaveNewcomersAsync([.. records.Reverse()]);
        Assert.Equivalent(before, await county.ReadAsync(), strict: true);
    }

    [Fact]
    public async Task A_corrected_reference_under_the_same_key_is_the_same_person()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("A"));
        var before = (await county.ReadAsync()).Newcomers[0].Id;
        await county.SaveNewcomersAsync(new NewcomerRecord("A", Some.Person("corrected"), null, []));
        var after = Assert.Single((await county.ReadAsync()).Newcomers);
        Assert.Equal((before, "corrected"), (after.Id, after.Reference));
    }

    [Fact]
    public async Task Two_lists_that_name_one_reference_name_one_person()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(new NewcomerRecord("ABH-1", Some.Person("AZ-1"), null, []));
        await county.ChangeAsync(change => change.SaveNewcomersAsync(
            "Jobcenter", [new NewcomerRecord("JC-9", Some.Person("AZ-1"), null, [])], CancellationToken.None));
        Assert.Single((await county.ReadAsync()).Newcomers);

        // The first list loses the person; the second still holds them.
        await county.WithdrawAsync(ImportSubject.Newcomers, Some.Source, "ABH-1");
        Assert.True((await county.ReadAsync()).Newcomers[0].IsActive);
    }

    [Fact]
    public async Task References_can_be_swapped_between_two_keys()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            new NewcomerRecord("A", Some.Person("1") with { GivenName = "Eins" }, null, []),
            new NewcomerRecord("B", Some.Person("2") with { GivenName = "Zwei" }, null, []));
        var before = (await county.ReadAsync()).Newcomers.ToDictionary(one => one.Reference, one => one.Id);

        await county.SaveNewcomersAsync(
            new NewcomerRecord("A", Some.Person("2") with { GivenName = "Zwei" }, null, []),
            new NewcomerRecord("B", Some.Person("1") with { GivenName = "Eins" }, null, []));

        var after = (await county.ReadAsync()).Newcomers;
        Assert.Equal(2, after.Count);
        Assert.All(after, one => Assert.Equal(before[one.Reference], one.Id));
        Assert.All(after, one => Assert.Equal(one.Reference == "1" ? "Eins" : "Zwei", one.GivenName));
        Assert.All(after, one => Assert.True(one.IsActive));
    }

    [Fact]
    public async Task A_key_given_to_somebody_else_on_file_leaves_its_former_holder_inactive()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            new NewcomerRecord("A", Some.Person("1"), null, []), new NewcomerRecord("B", Some.Person("2"), null, []));
        await county.SaveNewcomersAsync(new NewcomerRecord("A", Some.Person("2"), null, []));
        var active = (await county.ReadAsync()).Newcomers.ToDictionary(one => one.Reference, one => one.IsActive);
        Assert.Equal((false, true), (active["1"], active["2"]));
    }

    [Fact]
    public async Task A_withdrawn_newcomer_is_inactive_and_active_again_when_listed_again()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("A"), Some.Newcomer("B"));
        await county.WithdrawAsync(ImportSubject.Newcomers, Some.Source, "A");
        Assert.Equal(
            ["AZ-B"], (await county.ReadAsync()).Newcomers.Where(one => one.IsActive).Select(one => one.Reference));
        await county.SaveNewcomersAsync(Some.Newcomer("A"));
        Assert.All((await county.ReadAsync()).Newcomers, one => Assert.True(one.IsActive));
    }

    private static T Nth<T>(int index)
        where T : struct, Enum => Enum.GetValues<T>()[index % Enum.GetValues<T>().Length];
}
