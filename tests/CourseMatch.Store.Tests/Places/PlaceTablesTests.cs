using CourseMatch.Application.Places;
using CourseMatch.Application.Policies;
using CourseMatch.Store.Places;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Places;

public sealed class PlaceTablesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_matrix_stands_before_the_estimate_for_its_ways_and_means()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        var tables = new PlaceTables(county.Store);

        var unknown = await tables.ReplaceTravelAsync(
            county.Municipality,
            [
                new TravelTime("01099", "VHS-Haus", 33, Mobility.PublicTransport),
                new TravelTime("01099", "VHS-Haus, Dresden", 14, Mobility.Bicycle),
                new TravelTime("01099", "Gibt es nicht", 5, Mobility.Car),
            ],
            default);

        Assert.Equal(["Gibt es nicht"], unknown);
        var matrix = new TravelMatrix(
            await tables.TravelAsync(county.Municipality, default),
            new JourneyEstimate(PolicyBook.BuiltIn.Policy.Journeys, Some.Start));
        var site = (await county.ReadAsync()).Sites.Single().Address;
        var home = new Address(null, "01099", "Dresden");
        Assert.Equal(new Journey(33, null, true), matrix.Between(home, site, Mobility.PublicTransport));
        Assert.Equal(14, matrix.Between(home, site, Mobility.Bicycle).Minutes);
        Assert.Equal(Journey.Unknown, matrix.Between(home, site, Mobility.OnFoot));
        Assert.Equal(
            Journey.Unknown, matrix.Between(home with { Postcode = "01097" }, site, Mobility.PublicTransport));
    }

    [Fact]
    public async Task A_name_that_several_sites_share_says_nothing_without_its_street()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(
            Some.Course("K"),
            Some.Course("L") with
            {
                Site = Some.Site() with { Address = new Address("Ring 2", "01069", "Dresden") },
            });
        var tables = new PlaceTables(county.Store);

        var unknown = await tables.ReplaceTravelAsync(
            county.Municipality,
            [
                new TravelTime("01099", "VHS-Haus", 33, Mobility.Car),
                new TravelTime("01099", "VHS-Haus, Ring 2", 9, Mobility.Car),
            ],
            default);

        Assert.Equal(["VHS-Haus"], unknown);
        Assert.Equal("Ring 2", Assert.Single(await tables.TravelAsync(county.Municipality, default)).Street);
    }

    [Fact]
    public async Task Whoever_lives_where_the_middle_is_known_to_be_off_is_asked_for_an_address()
    {
        var county = await TestCounty.MakeAsync(database);
        NewcomerAt[] people = [new("A", "01067"), new("B", "44801"), new("C", null)];
        await county.SaveNewcomersAsync([.. people.Select(person => Some.Newcomer(person.Key) with
        {
            Newcomer = Some.Person($"AZ-{person.Key}") with { Address = new Address(null, person.Postcode, null) },
        })]);

        var outcome = await new LoadPlaces(county.Store, new PlaceTables(county.Store)).PostcodesAsync(
            county.Municipality,
            new PlacesReading<PostcodeArea>(
                [
                    new PostcodeArea("01067", new GeoPoint(51.06, 13.72), true),
                    new PostcodeArea("44801", new GeoPoint(51.48, 7.21), false),
                ],
                []),
            default);

        var finding = Assert.Single(outcome.Findings);
        Assert.Equal(
            ("CM1710", "1", "AZ-B (44801)"), (finding.Code, finding.Values[0].Value, finding.Values[1].Value));
        Assert.Equal((2, 1), (outcome.Rows, outcome.Unreliable));
        var known = (await county.ReadAsync()).Newcomers.Single(person => person.Reference == "AZ-A").Address;
        Assert.Equal((true, 51.06), (known.IsPointApproximate, known.Point!.Value.Latitude));
    }

    private sealed record NewcomerAt(string Key, string? Postcode);
}
