using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Places;

/// <summary>Sites are one by name and address, and know where they are as well as anybody told.</summary>
public sealed class SitesOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly GeoPoint House = new(51.0504, 13.7373);
    private static readonly GeoPoint Middle = new(51.06, 13.74);
    private static readonly PostcodeArea[] Table =
    [
        new("01067", Middle, true), new("01099", new GeoPoint(51.08, 13.76), false),
    ];

    [Fact]
    public async Task Name_and_address_are_the_site_whoever_names_it()
    {
        var county = await TestCounty.MakeAsync(database);
        var unknown = new SiteRecord("Rathaus", Address.Unknown, FunctionalNeeds.None);
        await county.SaveCoursesAsync(
            Some.Course("A"),
            Some.Course("B") with { Site = Some.Site() with { Offers = FunctionalNeeds.StepFree } },
            Some.Course("C") with { Site = unknown },
            Some.Course("D") with { Site = unknown },
            Some.Course("E") with { Site = Some.Site("Haus 2") });
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));

        var onFile = await county.ReadAsync();
        Assert.Equal(3, onFile.Sites.Count);
        var sites = onFile.Courses.ToDictionary(course => course.Key, course => course.Site);
        Assert.Equal((sites["A"], sites["C"]), (sites["B"], sites["D"]));
        Assert.Equal(sites["A"], onFile.CareGroups[0].Site);
        Assert.Equal(FunctionalNeeds.StepFree, onFile.Sites.Single(site => site.Id == sites["A"]).Offers);
    }

    [Fact]
    public async Task The_middle_of_the_postcode_area_stands_in_and_says_so()
    {
        var county = await WithTableAsync();
        await county.SaveCoursesAsync(
            Some.Course("A"),
            Some.Course("B") with { Site = At("Off", "01099") },
            Some.Course("C") with { Site = At("Nowhere", "99999") });
        var sites = (await county.ReadAsync()).Sites.ToDictionary(site => site.Name, site => site.Address);
        Assert.Equal((Middle, true), (sites["VHS-Haus"].Point, sites["VHS-Haus"].IsPointApproximate));
        Assert.Equal((null, false), (sites["Off"].Point, sites["Off"].IsPointApproximate));
        Assert.Null(sites["Nowhere"].Point);
    }

    [Fact]
    public async Task A_point_from_a_file_counts_more_and_is_kept()
    {
        var county = await WithTableAsync();
        var known = Some.Site() with { Address = Some.Site().Address with { Point = House } };
        await county.SaveCoursesAsync(Some.Course("A"));
        await county.SaveCoursesAsync(Some.Course("A") with { Site = known });
        await county.SaveCoursesAsync(Some.Course("B"));
        var site = Assert.Single((await county.ReadAsync()).Sites);
        Assert.Equal((House, false), (site.Address.Point, site.Address.IsPointApproximate));
    }

    [Fact]
    public async Task A_file_that_says_nothing_of_steps_takes_nothing_away()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(
            Some.Course("A") with { Site = Some.Site() with { Offers = FunctionalNeeds.StepFree } });
        await county.SaveCoursesAsync(Some.Course("B"));
        Assert.Equal(FunctionalNeeds.StepFree, (await county.ReadAsync()).Sites[0].Offers);
        await county.SaveCoursesAsync(
            Some.Course("B") with { Site = Some.Site() with { Offers = FunctionalNeeds.VisionSupport } });
        Assert.Equal(FunctionalNeeds.VisionSupport, (await county.ReadAsync()).Sites[0].Offers);
    }

    [Fact]
    public async Task A_table_loaded_later_moves_those_without_a_point_of_their_own()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(
            Some.Course("A"),
            Some.Course("B") with
            {
                Site = new SiteRecord("Exact", new Address(null, "01067", null, House), FunctionalNeeds.None),
            });
        await county.SaveNewcomersAsync(
            Living("1", new Address(null, "01067", null)),
            Living("2", new Address(null, "01067", null, House)),
            Living("3", Address.Unknown));
        Assert.Null((await county.ReadAsync()).Newcomers[0].Address.Point);

        await county.ChangeAsync(change => change.ReplacePostcodesAsync(Table, CancellationToken.None));
        var after = await county.ReadAsync();
        Assert.Equal(
            [(Middle, true), (House, false), (null, false)],
            after.Newcomers.Select(one => (one.Address.Point, one.Address.IsPointApproximate)));
        Assert.Equal(
            [("Exact", House), ("VHS-Haus", Middle)],
            after.Sites.OrderBy(site => site.Name).Select(site => (site.Name, site.Address.Point!.Value)));

        // Another table without the postcode takes the middle away again, and only the middle.
        await county.ChangeAsync(change => change.ReplacePostcodesAsync([], CancellationToken.None));
        Assert.Equal(
            [null, House, null], (await county.ReadAsync()).Newcomers.Select(one => one.Address.Point));
    }

    [Fact]
    public async Task A_newcomer_without_coordinates_lives_in_the_middle_of_the_postcode_area()
    {
        var county = await WithTableAsync();
        await county.SaveNewcomersAsync(Living("1", new Address("Ring 5", "01067", "Dresden")));
        var address = (await county.ReadAsync()).Newcomers[0].Address;
        Assert.Equal(new Address("Ring 5", "01067", "Dresden", Middle, true), address);
    }

    [Fact]
    public async Task Only_reliable_postcodes_are_handed_out()
    {
        var county = await WithTableAsync();
        var table = await county.Store.PostcodesAsync(county.Municipality, CancellationToken.None);
        Assert.Equal(("01067", Middle), (Assert.Single(table).Key, table["01067"]));
    }

    private static SiteRecord At(string name, string postcode) =>
        new(name, new Address(null, postcode, null), FunctionalNeeds.None);

    private static NewcomerRecord Living(string key, Address address) =>
        new(key, Some.Person(key) with { Address = address }, null, []);

    private async Task<TestCounty> WithTableAsync()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.ChangeAsync(change => change.ReplacePostcodesAsync(Table, CancellationToken.None));
        return county;
    }
}
