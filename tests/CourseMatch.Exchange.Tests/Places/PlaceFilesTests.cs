using System.Text;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Places;

namespace CourseMatch.Exchange.Tests.Places;

public sealed class PlaceFilesTests
{
    [Fact]
    public void The_layout_of_GeoNames_gives_the_middle_of_a_postcodes_places()
    {
        var reading = Postcodes(
            GeoNames("44787", "Bochum", "51.48", "7.21"),
            GeoNames("44787", "Bochum-Mitte", "51.50", "7.23"),
            GeoNames("01067", "Dresden", "51.06", "13.72"));

        Assert.Empty(reading.Findings);
        Assert.Equal(["01067", "44787"], reading.Rows.Select(area => area.Postcode));
        Assert.Equal(51.49, reading.Rows[1].Middle.Latitude, 6);
        Assert.All(reading.Rows, area => Assert.True(area.IsReliable));
    }

    [Fact]
    public void A_point_shared_by_two_postcodes_or_places_far_apart_are_not_reliable()
    {
        var reading = Postcodes(
            GeoNames("44801", "Bochum", "51.48", "7.21"),
            GeoNames("44802", "Bochum", "51.48", "7.21"),
            GeoNames("17039", "Here", "53.3", "13.2"),
            GeoNames("17039", "There", "53.7", "13.2"),
            GeoNames("10115", "Berlin", "52.53", "13.38"));

        Assert.Equal(["10115"], reading.Rows.Where(area => area.IsReliable).Select(area => area.Postcode));
    }

    [Fact]
    public void A_table_with_a_header_says_itself_what_is_off()
    {
        var reading = Postcodes(
            "plz;lat;lon;streuung_km;koordinate_geteilt;geografische_plz",
            "01067;51,06;13,72;1,2;0;1",
            "1069;51,04;13,74;25;0;1",
            "01070;51,05;13,75;0;1;1",
            "01071;51,03;13,76;0;0;0");

        Assert.Equal(["01067"], reading.Rows.Where(area => area.IsReliable).Select(area => area.Postcode));
        Assert.Contains(reading.Rows, area => area.Postcode == "01069");
    }

    [Theory]
    [InlineData("", "CM1001")]
    [InlineData("eins;zwei;drei", "CM1701")]
    [InlineData("plz;lat;lon", "CM1012")]
    public void What_is_no_postcode_table_is_refused(string text, string code) =>
        Assert.Equal(
            (code, Severity.Error),
            Postcodes(text).Findings.Select(finding => (finding.Code, finding.Severity)).Single());

    [Fact]
    public void Rows_without_a_German_point_are_said_and_left_out()
    {
        var reading = Postcodes("plz,lat,lon", "01067,51.06,13.72", "01069,13.72,51.06", "99999999,51,13");
        Assert.Equal(["01067"], reading.Rows.Select(area => area.Postcode));
        Assert.Equal(
            [("CM1702", 3), ("CM1702", 4)],
            reading.Findings.Select(finding => (finding.Code, finding.Place!.Line!.Value)));
    }

    [BesideCheckoutFact]
    public void The_whole_table_of_Germany_is_read_with_its_flags()
    {
        var path = Path.Combine(BesideCheckoutFactAttribute.Folder, "geo", "plz_centroids_geonames_ccby40.csv");

        using var stream = File.OpenRead(path);
        var reading = PostcodeFiles.Read(stream);
        Assert.Equal(10_814, reading.Rows.Count);
        Assert.InRange(reading.Rows.Count(area => !area.IsReliable), 2_521, 4_500);
        Assert.True(reading.Rows.Single(area => area.Postcode == "44787").IsReliable);
        // The postcode of a company, as the table itself says.
        Assert.False(reading.Rows.Single(area => area.Postcode == "01053").IsReliable);
    }

    [Fact]
    public void A_matrix_names_postcode_site_minutes_and_means()
    {
        var reading = Travel(
            "from,to_site,minutes,mode", "44787,\"VHS-Haus, Bochum\",25,bus", "1067,Schule,10,Auto", "44787,Schule,5,");

        Assert.Empty(reading.Findings);
        Assert.Equal(
            [
                new TravelTime("44787", "VHS-Haus, Bochum", 25, Mobility.PublicTransport),
                new TravelTime("01067", "Schule", 10, Mobility.Car),
                new TravelTime("44787", "Schule", 5, Mobility.PublicTransport),
            ],
            reading.Rows);
    }

    [Theory]
    [InlineData("44787,Haus,lang,bus")]
    [InlineData("44787,Haus,-5,bus")]
    [InlineData("44787,Haus,601,bus")]
    [InlineData("44787,Haus,5,Rakete")]
    [InlineData("Bochum,Haus,5,bus")]
    [InlineData("44787,,5,bus")]
    public void A_way_that_cannot_be_is_named_with_its_line(string row)
    {
        var finding = Assert.Single(Travel("from,to_site,minutes,mode", row).Findings);
        Assert.Equal(("CM1703", Severity.Error, 2), (finding.Code, finding.Severity, finding.Place!.Line));
    }

    private static string GeoNames(string postcode, string place, string latitude, string longitude) =>
        $"DE\t{postcode}\t{place}\tNRW\tNW\tRB\t05\tKreis\t05911\t{latitude}\t{longitude}\t4";

    private static PlacesReading<PostcodeArea> Postcodes(params string[] lines) => PostcodeFiles.Read(Stream(lines));

    private static PlacesReading<TravelTime> Travel(params string[] lines) => TravelFiles.Read(Stream(lines));

    private static MemoryStream Stream(string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
