using CourseMatch.Application.Courses;
using CourseMatch.Application.Places;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Home lies 0.018 degrees north of the course: 2.0015 km, with detours 2.60 km.</summary>
public sealed class PlaceRuleTests
{
    private static readonly JourneyWithinLimitRule Journey = new();
    private static readonly FunctionalNeedsMetRule Needs = new();

    private static readonly JourneyEstimate Estimate =
        new(PolicyBook.BuiltIn.Policy.Journeys, new DateOnly(2027, 2, 1));

    [Theory]
    [InlineData(Mobility.OnFoot, 35)]
    [InlineData(Mobility.Bicycle, 16)]
    [InlineData(Mobility.PublicTransport, 20)]
    [InlineData(Mobility.Car, 10)]
    public void Minutes_follow_the_straight_line_the_detour_and_the_speed(Mobility mobility, int minutes)
    {
        var way = Estimate.Between(Some.Newcomer().Address, Some.Site.Address, mobility);
        Assert.Equal(minutes, way.Minutes);
        Assert.Equal(2.602, way.Kilometres!.Value, 3);
        Assert.True(way.IsReliable);
    }

    // Berlin to Munich: 504.31 km on the sphere, worked out apart from this code.
    [Fact]
    public void The_straight_line_is_that_of_the_sphere() =>
        Assert.Equal(504.31, JourneyEstimate.StraightKilometres(new(52.52, 13.405), new(48.1372, 11.5755)), 2);

    [Fact]
    public void Nobody_takes_a_bus_for_what_is_quicker_on_foot()
    {
        var near = Some.Site.Address with { Point = new GeoPoint(51.4545, 7.02) };
        Assert.Equal(9, Estimate.Between(near, Some.Site.Address, Mobility.PublicTransport).Minutes);
        Assert.Equal(8, Estimate.Between(near, Some.Site.Address, Mobility.Car).Minutes! + 1);
    }

    [Fact]
    public void The_middle_of_the_postcode_area_stands_in_and_is_marked()
    {
        var postcodes = new Dictionary<string, GeoPoint> { ["45128"] = Some.North };
        var estimate = new JourneyEstimate(PolicyBook.BuiltIn.Policy.Journeys, new DateOnly(2027, 2, 1), postcodes);
        var way = estimate.Between(new Address(null, "45128", null), Some.Site.Address, Mobility.Car);
        Assert.Equal((10, false), (way.Minutes, way.IsReliable));
        Assert.Equal(
            Application.Places.Journey.Unknown,
            estimate.Between(new Address(null, "45129", null), Some.Site.Address, Mobility.Car));
    }

    // 20 minutes by bus: at the limit no points, one minute less refuses; at 60 minutes 200 * 40 / 60.
    [Theory]
    [InlineData(19, false, 0)]
    [InlineData(20, true, 0)]
    [InlineData(40, true, 100)]
    [InlineData(null, true, 133)]
    public void The_way_is_no_longer_than_accepted_and_shorter_is_better(int? limit, bool isOpen, int score)
    {
        var verdict = Judging.Ask(Journey, Some.Newcomer() with { JourneyMinutesMax = limit }, Some.Course());
        Assert.Equal((isOpen, score), (verdict.IsAdmitted, verdict.Score));
        Assert.Equal(isOpen ? [] : ["CM2080"], verdict.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void An_unknown_place_is_admitted_with_half_the_points_and_a_note()
    {
        var verdict = Judging.Ask(
            Journey, Some.Newcomer() with { Address = Address.Unknown, JourneyMinutesMax = 1 }, Some.Course());
        Judging.Admitted(verdict, "CM2081");
        Assert.Equal(100, verdict.Score);
    }

    [Fact]
    public void A_rough_place_is_noted_and_an_online_course_has_no_way()
    {
        var rough = Some.Newcomer() with
        {
            Address = Some.Newcomer().Address with { IsPointApproximate = true },
            JourneyMinutesMax = 20,
        };
        Judging.Admitted(Judging.Ask(Journey, rough, Some.Course()), "CM2082");
        var online = Judging.Ask(
            Journey, rough with { JourneyMinutesMax = 0 },
            Some.Course() with { Mode = CourseMode.Online, Site = null });
        Judging.Admitted(online);
        Assert.Equal(200, online.Score);
    }

    [Theory]
    [InlineData(FunctionalNeeds.None, null)]
    [InlineData(FunctionalNeeds.StepFree, null)]
    [InlineData(FunctionalNeeds.HearingSupport, "FunctionalNeeds.HearingSupport")]
    [InlineData(FunctionalNeeds.StepFree | FunctionalNeeds.VisionSupport, "FunctionalNeeds.VisionSupport")]
    public void The_site_offers_what_the_person_needs(FunctionalNeeds needs, string? lacking)
    {
        var verdict = Judging.Ask(Needs, Some.Newcomer() with { Needs = needs }, Some.Course());
        Assert.Equal(lacking is null, verdict.IsAdmitted);
        if (lacking is not null)
        {
            Assert.Equal(
                ["IK-1 Integrationskurs", "Haus der Bildung", lacking], Judging.Values(Judging.Refusal(verdict)));
        }
    }

    [Fact]
    public void An_unknown_site_offers_nothing_and_an_online_course_has_no_steps()
    {
        var person = Some.Newcomer() with { Needs = FunctionalNeeds.StepFree };
        Judging.Refused("CM2086", Judging.Ask(Needs, person, Some.Course() with { Site = null }));
        var online = Some.Course() with { Site = null, Mode = CourseMode.Online };
        Judging.Admitted(Judging.Ask(Needs, person, online));
        Judging.Refused("CM2087", Judging.Ask(
            Needs, person with { Needs = FunctionalNeeds.StepFree | FunctionalNeeds.HearingSupport }, online));
    }
}
