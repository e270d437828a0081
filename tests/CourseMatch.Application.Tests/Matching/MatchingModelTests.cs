using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Tests.Matching;

public sealed class MatchingModelTests
{
    private static readonly TimeOnly Morning = new(8, 30);
    private static readonly TimeOnly Afternoon = new(13, 30);

    [Fact]
    public void One_person_and_one_course_find_each_other()
    {
        var night = Night.Of(Some.County([Some.Newcomer()], [Some.Course()]));
        var placement = night.PlacementOf(1);
        Assert.Equal((1, 1, Some.CourseStart), (placement.Course.Value, placement.ModuleNumber, placement.EntryDay));
        Assert.False(placement.IsPromised);
        Assert.Empty(night.Judged);
        Assert.Empty(night.Plan.Unplaced);
    }

    // 20 seats, 3 kept back, 4 of others: 13 remain for 15 people of equal rank.
    [Fact]
    public void Seats_kept_back_and_seats_of_others_are_not_given()
    {
        var course = Some.Course() with { SeatsReserved = 3, SeatsBooked = 4, SeatsOfOthers = 4 };
        var night = Night.Of(Some.County([.. Enumerable.Range(1, 15).Select(Some.Newcomer)], [course]));
        Assert.Equal(13, night.Plan.Placements.Count);
        Assert.Empty(night.Judged);
        Assert.All(night.Plan.Unplaced, unplaced => Assert.Equal("CM2201", Assert.Single(unplaced.Findings).Code));
    }

    [Fact]
    public void The_last_seat_goes_by_law_then_by_waiting_and_the_others_are_told_so()
    {
        var obliged = Some.Newcomer(1) with
        {
            Entitlements = [Some.Entitlement() with { Kind = EntitlementKind.Obliged, Issuer = Issuer.Jobcenter }],
            RegisteredOn = new DateOnly(2027, 1, 20),
        };
        var waiting = Some.Newcomer(2) with { RegisteredOn = new DateOnly(2026, 9, 1) };
        var near = Some.Newcomer(3) with { Address = Some.Site.Address, RegisteredOn = new DateOnly(2026, 12, 1) };
        var course = Some.Course() with { Seats = 1 };
        var night = Night.Of(Some.County([near, waiting, obliged], [course]));
        Assert.Equal([1], night.Placed);
        Assert.Equal("CM2201", Assert.Single(night.FindingsOf(2)).Code);

        // Without the obliged person five months of waiting pass a course next door.
        Assert.Equal([2], Night.Of(Some.County([near, waiting], [course])).Placed);
        var full = Assert.Single(Night.Of(Some.County([near, waiting], [course])).FindingsOf(3));
        Assert.Equal(["IK-1 Integrationskurs", "1", "0", "1", "0"], full.Values.Select(value => value.Value));
    }

    [Fact]
    public void A_course_that_cannot_reach_its_minimum_does_not_run_and_says_how_many_would_come()
    {
        var course = Some.Course() with { MinimumToRun = 4, SeatsBooked = 1, SeatsOfOthers = 1 };
        var two = Night.Of(Some.County([Some.Newcomer(1), Some.Newcomer(2)], [course]));
        Assert.Empty(two.Placed);
        var finding = Assert.Single(two.FindingsOf(1));
        Assert.Equal("CM2204", finding.Code);
        Assert.Equal(["IK-1 Integrationskurs", "4", "3"], finding.Values.Select(value => value.Value));

        var three = Night.Of(Some.County([.. Enumerable.Range(1, 3).Select(Some.Newcomer)], [course]));
        Assert.Equal([1, 2, 3], three.Placed);
        Assert.Empty(three.Judged);
    }

    [Fact]
    public void A_course_under_way_has_no_minimum()
    {
        var course = Some.CourseFrom(1, new DateOnly(2027, 1, 25), Morning) with
        {
            MinimumToRun = 10,
            State = CourseState.Running,
        };
        var late = Some.Newcomer() with
        {
            Proof = new LevelProof(Some.LevelOf("A1.2"), ProofKind.PlacementTest, new DateOnly(2026, 12, 1)),
        };
        var night = Night.Of(Some.County([late], [course]));
        Assert.Equal(
            (2, new DateOnly(2027, 2, 22)), (night.PlacementOf(1).ModuleNumber, night.PlacementOf(1).EntryDay));
        Assert.Empty(night.Judged);
    }

    [Fact]
    public void What_is_promised_stays_even_when_rules_and_seats_would_refuse_today()
    {
        var course = Some.Course() with { Seats = 1, SeatsBooked = 1, SeatsOfOthers = 1 };
        var withoutRight = Some.Newcomer(1) with { Proof = null };
        var county = Some.County(
            [withoutRight, Some.Newcomer(2)], [course],
            promises: [new Promise(new NewcomerId(1), course.Id, 1, Some.CourseStart, new PlanId(7), [])]);
        var night = Night.Of(county);
        Assert.True(night.PlacementOf(1).IsPromised);
        Assert.Equal("CM2202", Assert.Single(night.FindingsOf(2)).Code);
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2301");
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2307"
            && note.Values[2].Value == "Rule.LevelFitsModule");
        Assert.Empty(night.Judged);
    }

    [Theory]
    [InlineData(CourseState.Cancelled)]
    [InlineData(CourseState.Withdrawn)]
    public void People_of_a_cancelled_course_wait_again_with_their_waiting_time(CourseState state)
    {
        var gone = Some.Course(1) with { State = state };
        var other = Some.Course(2) with { Seats = 1 };
        var county = Some.County(
            [Some.Newcomer(1) with { RegisteredOn = new DateOnly(2026, 8, 1) }, Some.Newcomer(2), Some.Newcomer(3)],
            [gone, other],
            promises:
            [
                new Promise(new NewcomerId(1), gone.Id, 1, Some.CourseStart, new PlanId(7), []),
                new Promise(new NewcomerId(3), gone.Id, 1, Some.CourseStart, new PlanId(7), []),
            ]);
        var night = Night.Of(county);
        Assert.Equal((2, false), (night.PlacementOf(1).Course.Value, night.PlacementOf(1).IsPromised));
        Assert.Equal(["CM2208", "CM2201"], night.FindingsOf(3).Select(finding => finding.Code));
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2305" && note.Values[1].Value == "2");
        Assert.Empty(night.Judged);
    }

    [Fact]
    public void A_seat_promised_to_somebody_who_left_the_list_stays_taken_and_is_named()
    {
        var course = Some.Course() with { Seats = 1 };
        var county = Some.County(
            [Some.Newcomer(1) with { IsActive = false }, Some.Newcomer(2)], [course],
            promises: [new Promise(new NewcomerId(1), course.Id, 1, Some.CourseStart, new PlanId(7), [])]);
        var night = Night.Of(county);
        Assert.Empty(night.Placed);
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2306" && note.Values[0].Value == "AZ-1");
        Assert.Equal("CM2202", Assert.Single(night.FindingsOf(2)).Code);
    }

    // Edge case 2: siblings need two places at once; one place is no help.
    [Fact]
    public void Siblings_get_all_their_places_or_none()
    {
        var household = Some.Household(1, [1], Some.Child(1), Some.Child(2));
        var mother = Some.Newcomer() with { Household = household.Id };
        var one = Night.Of(Some.County([mother], [Some.Course()], [Some.CareGroup(places: 1)], [household]));
        Assert.Empty(one.Placed);
        Assert.Equal("CM2203", Assert.Single(one.FindingsOf(1)).Code);

        var two = Night.Of(Some.County([mother], [Some.Course()], [Some.CareGroup(places: 2)], [household]));
        Assert.Equal([1, 2], two.PlacementOf(1).Care.Select(place => place.Child.Value));
        Assert.Equal(2, two.Plan.ChildrenPlaced);
        Assert.Empty(two.Judged);
    }

    // Edge case 3: the first child leaves for school on 1 August 2027, the second family's course begins after that.
    [Fact]
    public void A_place_that_becomes_free_in_summer_is_given_again_for_autumn()
    {
        var toSchool = Some.Child(1) with { BirthDate = new DateOnly(2021, 6, 30) };
        var first = Some.Household(1, [1], toSchool);
        var second = Some.Household(2, [2], Some.Child(2));
        var care = Some.CareGroup(places: 1) with { AgeMonthsBelow = 84 };
        var spring = Some.Course(1) with { Seats = 1 };
        var autumn = Some.CourseFrom(2, new DateOnly(2027, 8, 2), Morning) with { Seats = 1 };
        var county = Some.County(
            [
                Some.Newcomer(1) with { Household = first.Id, RegisteredOn = new DateOnly(2026, 5, 1) },
                Some.Newcomer(2) with { Household = second.Id },
            ],
            [spring, autumn], [care], [first, second]);
        var night = Night.Of(county);
        Assert.Equal(1, night.PlacementOf(1).Course.Value);
        Assert.Equal(2, night.PlacementOf(2).Course.Value);
        Assert.Equal(new DateOnly(2027, 7, 31), Assert.Single(night.PlacementOf(1).Care).Days.Last);
        Assert.Empty(night.Judged);

        // One day earlier they would overlap on the last day before school.
        var overlapping = Some.CourseFrom(2, new DateOnly(2027, 7, 30), Morning) with { Seats = 1 };
        Assert.Single(Night.Of(county with { Courses = [spring, overlapping] }).Placed);
    }

    // Edge case 1: without care, two morning courses take one parent only; a morning and an afternoon course take both.
    [Fact]
    public void Parents_without_care_alternate_and_are_never_in_class_together()
    {
        var household = Some.Household(1, [1, 2], Some.Child(1));
        Newcomer[] parents =
        [
            Some.Newcomer(1) with { Household = household.Id }, Some.Newcomer(2) with { Household = household.Id },
        ];
        Course[] mornings =
            [Some.CourseFrom(1, Some.CourseStart, Morning), Some.CourseFrom(2, Some.CourseStart, Morning)];
        var together = Night.Of(Some.County(parents, mornings, null, [household]));
        Assert.Single(together.Placed);
        Assert.Equal("CM2205", together.Plan.Unplaced[0].Findings[0].Code);

        Course[] opposite =
            [Some.CourseFrom(1, Some.CourseStart, Morning), Some.CourseFrom(2, Some.CourseStart, Afternoon)];
        var alternating = Night.Of(Some.County(parents, opposite, null, [household]));
        Assert.Equal([1, 2], alternating.Placed);
        Assert.Empty(alternating.Judged);
        Assert.NotEqual(alternating.PlacementOf(1).Course, alternating.PlacementOf(2).Course);
    }

    // One place holds the child while both parents are in class: the second parent needs no second one.
    [Fact]
    public void One_place_is_enough_for_both_parents_in_the_same_hours()
    {
        var household = Some.Household(1, [1, 2], Some.Child(1));
        Newcomer[] parents =
        [
            Some.Newcomer(1) with { Household = household.Id }, Some.Newcomer(2) with { Household = household.Id },
        ];
        var night = Night.Of(Some.County(parents, [Some.Course()], [Some.CareGroup(places: 1)], [household]));
        Assert.Equal([1, 2], night.Placed);
        Assert.Single(night.Plan.Placements.SelectMany(placement => placement.Care));
        Assert.Empty(night.Judged);
        // Both at one site earn the couple's bonus once; the new course costs its opening once.
        Assert.Equal(night.Plan.Placements.Sum(placement => (long)placement.Score) + 90 - 300, night.Answer.Objective);
    }

    [Fact]
    public void A_promised_partner_binds_the_other_as_well()
    {
        var household = Some.Household(1, [1, 2], Some.Child(1));
        var course = Some.Course();
        var county = Some.County(
            [
                Some.Newcomer(1) with { Household = household.Id }, Some.Newcomer(2) with { Household = household.Id },
            ],
            [course], null, [household],
            [new Promise(new NewcomerId(1), course.Id, 1, Some.CourseStart, new PlanId(3), [])]);
        var night = Night.Of(county);
        Assert.Equal([1], night.Placed);
        Assert.Equal("CM2127", Assert.Single(night.FindingsOf(2)).Code);
    }

    [Fact]
    public void Two_promises_that_contradict_each_other_stay_and_are_named()
    {
        var household = Some.Household(1, [1, 2], Some.Child(1));
        var course = Some.Course();
        var county = Some.County(
            [
                Some.Newcomer(1) with { Household = household.Id }, Some.Newcomer(2) with { Household = household.Id },
            ],
            [course], null, [household],
            [
                new Promise(new NewcomerId(1), course.Id, 1, Some.CourseStart, new PlanId(3), []),
                new Promise(new NewcomerId(2), course.Id, 1, Some.CourseStart, new PlanId(3), []),
            ]);
        var night = Night.Of(county);
        Assert.Equal([1, 2], night.Placed);
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2310");
        Assert.Empty(night.Judged);
    }

    [Fact]
    public void One_care_resource_per_group_remains_where_all_courses_run_on_the_same_days()
    {
        var households = Enumerable.Range(1, 8).Select(n => Some.Household(n, [n], Some.Child(n))).ToList();
        var newcomers = households
            .Select(h => Some.Newcomer(h.Id.Value) with { Household = h.Id })
            .ToList();
        var night = Night.Of(Some.County(
            newcomers, [Some.Course(1), Some.Course(2)], [Some.CareGroup(places: 3)], households));
        Assert.Single(night.Model.Problem.ResourceIds, id => id.StartsWith("care:", StringComparison.Ordinal));
        Assert.Equal(3, night.Placed.Length);
        Assert.Empty(night.Judged);
    }

    [Fact]
    public void Nothing_of_a_person_enters_the_problem()
    {
        const string Marker = "Xyzzy";
        var household = Some.Household(1, [1], Some.Child(1));
        var person = Some.Newcomer() with
        {
            FamilyName = Marker,
            GivenName = Marker,
            Reference = Marker,
            Languages = [Marker],
            Scripts = ["Latn", Marker],
            Household = household.Id,
            Address = Some.Newcomer().Address with { Street = Marker, Town = Marker },
            Wishes = new Wishes(false, null, null, Marker),
        };
        var course = Some.Course() with { Title = Marker, Number = Marker, Key = Marker };
        var text = Night.Of(Some.County(
            [person], [course], [Some.CareGroup() with { Name = Marker, Key = Marker }], [household])).ProblemText();
        Assert.DoesNotContain(Marker, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1990", text, StringComparison.Ordinal);
        Assert.Contains("\"n1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_county_gives_the_same_problem()
    {
        var county = RandomCounty.Of(11, newcomers: 40, courses: 12);
        Assert.Equal(Night.Of(county).ProblemText(), Night.Of(county).ProblemText());
    }

    [Fact]
    public void Without_any_open_course_everybody_is_told_so()
    {
        var night = Night.Of(Some.County([Some.Newcomer()], [Some.Course() with { State = CourseState.Closed }]));
        Assert.Equal("CM2207", Assert.Single(night.FindingsOf(1)).Code);
    }

    [Fact]
    public void More_seats_than_the_law_allows_are_not_given()
    {
        var course = Some.Course() with { Seats = 30 };
        var night = Night.Of(Some.County([.. Enumerable.Range(1, 28).Select(Some.Newcomer)], [course]));
        Assert.Equal(25, night.Placed.Length);
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2303");
        Assert.Empty(night.Judged);
    }

    [Fact]
    public void Unknown_bookings_are_said_not_guessed()
    {
        var night = Night.Of(Some.County([Some.Newcomer()], [Some.Course() with { SeatsBooked = null }]));
        Assert.Contains(night.Plan.Notes, note => note.Code == "CM2304");
        Assert.Equal([1], night.Placed);
    }

    // Edge case 13 and others: of many misses the one that can be cleared comes first.
    [Fact]
    public void Somebody_whom_no_course_admits_learns_the_single_obstacles_most_helpful_first()
    {
        var person = Some.Newcomer() with { Gender = Gender.Male, Entitlements = [] };
        Course[] courses =
        [
            Some.Course(1) with { Kind = CourseKind.Municipal, Funding = Funding.Municipality, IsWomenOnly = true },
            Some.Course(2),
            Some.Course(3) with { IsWomenOnly = true },
        ];
        Assert.Equal(
            ["CM2002", "CM2065"],
            Night.Of(Some.County([person], courses)).FindingsOf(1).Select(finding => finding.Code));
    }

    // A full course is no obstacle for somebody who would pass others in it: the children's places are.
    [Fact]
    public void Who_outranks_people_in_a_full_course_learns_that_the_care_places_are_the_obstacle()
    {
        var family = Some.Household(1, [1], Some.Child(1), Some.Child(2), Some.Child(3));
        var parent = Some.Newcomer(1) with { Household = family.Id };
        var childless = Some.Newcomer(2) with { RegisteredOn = new DateOnly(2027, 1, 20) };
        var night = Night.Of(Some.County(
            [parent, childless], [Some.Course() with { Seats = 1 }], [Some.CareGroup(places: 2)], [family]));
        Assert.Equal([2], night.Placed);
        var finding = Assert.Single(night.FindingsOf(1));
        Assert.Equal("CM2203", finding.Code);
        Assert.Equal(["2", "3"], finding.Values.Skip(3).Select(value => value.Value));
    }

    [Fact]
    public void Of_courses_that_fail_alike_the_nearest_speaks_and_hopeless_ones_keep_silent()
    {
        Site[] sites = [Some.Site, SiteAt(2, 51.6), SiteAt(3, 51.9)];
        Course[] courses =
        [
            Some.Course(1) with { Site = new SiteId(3) }, Some.Course(2) with { Site = new SiteId(2) },
            Some.CourseFrom(3, Some.CourseStart, Morning, modules: 1) with
            {
                Modules = [Some.Course().Modules[0] with { Level = Some.LevelOf("B1.1") }],
            },
        ];
        var county = Some.County([Some.Newcomer() with { JourneyMinutesMax = 50 }], courses, sites: sites);
        var finding = Assert.Single(Night.Of(county).FindingsOf(1));
        Assert.Equal("CM2080", finding.Code);
        Assert.StartsWith("IK-2", finding.Values[0].Value, StringComparison.Ordinal);

        // With nothing nearer at hand the hopeless ones have to do.
        var far = Night.Of(county with { Courses = [courses[2]] });
        Assert.Equal("CM2034", Assert.Single(far.FindingsOf(1)).Code);
    }

    private static Site SiteAt(int id, double latitude) => Some.Site with
    {
        Id = new SiteId(id),
        Address = Some.Site.Address with { Point = new GeoPoint(latitude, 7.02) },
    };

    [Fact]
    public void A_course_with_fewer_seats_than_its_minimum_is_named_as_such()
    {
        var course = Some.Course() with { Seats = 6, MinimumToRun = 8, SeatsBooked = 1, SeatsOfOthers = 1 };
        var finding = Assert.Single(Night.Of(Some.County([Some.Newcomer()], [course])).FindingsOf(1));
        Assert.Equal("CM2209", finding.Code);
        Assert.Equal(["IK-1 Integrationskurs", "8", "6"], finding.Values.Select(value => value.Value));
    }

    [Fact]
    public void Every_sentence_of_a_night_can_be_read_in_both_languages()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var night = Night.Of(RandomCounty.Of(seed, newcomers: 30, courses: 8));
            foreach (var finding in night.Plan.Unplaced.SelectMany(unplaced => unplaced.Findings)
                .Concat(night.Plan.Notes))
            {
                foreach (var culture in new[] { FindingTexts.German, FindingTexts.English })
                {
                    var text = FindingTexts.Sentence(finding, culture) + FindingTexts.Advice(finding, culture);
                    Assert.DoesNotContain("{", text, StringComparison.Ordinal);
                }
            }
        }
    }
}
