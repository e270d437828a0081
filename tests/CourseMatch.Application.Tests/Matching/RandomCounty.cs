using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Small counties drawn from a seed: families, shift workers, scarce seats and care places, running courses.
/// </summary>
internal static class RandomCounty
{
    private static readonly string[] Levels = ["A1.1", "A1.1", "A1.2", "A2.1", "A2.2", "B1.1"];
    private static readonly TimeOnly[] Begins = [new(8, 30), new(8, 30), new(9, 0), new(13, 30), new(17, 30)];

    internal static County Of(int seed, int newcomers, int courses)
    {
        var random = new Random(seed);
        Site[] sites =
        [
            Some.Site,
            Some.Site with
            {
                Id = new SiteId(2), Name = "Alte Schule", Offers = FunctionalNeeds.None,
                Address = new Address("Weg 2", "45130", "Musterstadt", new GeoPoint(51.455, 7.03)),
            },
            Some.Site with
            {
                Id = new SiteId(3), Name = "Dorfhaus",
                Address = new Address("Dorf 3", "45999", "Dorf", new GeoPoint(51.55, 7.2)),
            },
        ];
        var households = new List<Household>();
        var people = new List<Newcomer>();
        var child = 1;
        for (var id = 1; id <= newcomers; id++)
        {
            var person = Person(random, id);
            if (id > 1 && people[^1].Household is null && random.Next(4) == 0)
            {
                // A couple: joins the one before.
                var household = Some.Household(
                    households.Count + 1, [id - 1, id], Children(random, ref child, random.Next(0, 3)));
                households.Add(household);
                people[^1] = people[^1] with { Household = household.Id };
                person = person with { Household = household.Id };
            }
            else if (random.Next(4) == 0)
            {
                var household = Some.Household(
                    households.Count + 1, [id], Children(random, ref child, random.Next(1, 4)));
                households.Add(household);
                person = person with { Household = household.Id };
            }

            people.Add(person);
        }

        var offers = Enumerable.Range(1, courses).Select(id => CourseOf(random, id)).ToList();
        var care = Enumerable.Range(1, 1 + courses / 4).Select(id => CareOf(random, id, offers)).ToList();
        return Some.County(people, offers, care, households, sites: sites);
    }

    private static Newcomer Person(Random random, int id) => Some.Newcomer(id) with
    {
        Gender = random.Next(2) == 0 ? Gender.Female : Gender.Male,
        Proof = random.Next(12) == 0
            ? null
            : new LevelProof(
                Some.LevelOf(Levels[random.Next(Levels.Length)]), ProofKind.PlacementTest, new DateOnly(2026, 12, 1)),
        Availability = random.Next(5) switch
        {
            0 => Weekdays(new TimeOnly(8, 0), new TimeOnly(13, 0)),
            1 => Weekdays(new TimeOnly(13, 0), new TimeOnly(22, 0)),
            2 => new Availability(
                Weekdays(new TimeOnly(6, 0), new TimeOnly(14, 0)).EvenWeeks, WeekGrid.Full),
            _ => Availability.Always,
        },
        RegisteredOn = Some.Day.AddDays(-random.Next(10, 700)),
        Entitlements = random.Next(8) switch
        {
            0 => [],
            1 => [Some.Entitlement() with { Kind = EntitlementKind.Obliged, Issuer = Issuer.Jobcenter }],
            2 => [Some.Entitlement() with { UnitsConsumed = random.Next(0, 1300) }],
            _ => [Some.Entitlement()],
        },
        Needs = random.Next(10) == 0 ? FunctionalNeeds.StepFree : FunctionalNeeds.None,
        Address = Some.Newcomer().Address with
        {
            Point = random.Next(10) == 0
                ? null
                : new GeoPoint(51.40 + random.NextDouble() * 0.15, 6.95 + random.NextDouble() * 0.3),
        },
        Languages = [new[] { "ar", "uk", "tr", "fa", "so" }[random.Next(5)]],
        IsActive = random.Next(20) != 0,
    };

    private static Availability Weekdays(TimeOnly from, TimeOnly to) => Some.Only(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], from, to);

    private static Child[] Children(Random random, ref int next, int count)
    {
        var children = new Child[count];
        for (var index = 0; index < count; index++)
        {
            var born = Some.Day.AddDays(-random.Next(100, 2600));
            children[index] = new Child(
                new ChildId(next++), born, false,
                random.Next(6) == 0
                    ? null
                    : new DaySpan(new DateOnly(2026, 1, 1), Some.Day.AddDays(random.Next(60, 1500))),
                random.Next(4) == 0
                    ? new KitaPlace(Some.Day.AddDays(random.Next(-200, 300)), new TimeOnly(7, 30), new TimeOnly(14, 0))
                    : null);
        }

        return children;
    }

    private static Course CourseOf(Random random, int id)
    {
        var start = Some.Day.AddDays(random.Next(-100, 90));
        var course = Some.CourseFrom(id, start, Begins[random.Next(Begins.Length)], random.Next(1, 8));
        var lessons = random.Next(12) == 0
            ? [.. course.Lessons.Select(lesson => lesson with { From = null, To = null })]
            : course.Lessons;
        var others = random.Next(3);
        return course with
        {
            Site = new SiteId(1 + random.Next(3)),
            Lessons = lessons,
            Seats = random.Next(2, 7),
            SeatsBooked = random.Next(10) == 0 ? null : others,
            SeatsOfOthers = others,
            MinimumToRun = random.Next(3) == 0 ? random.Next(2, 6) : 0,
            State = start <= Some.Day ? CourseState.Running : CourseState.Planned,
            IsWomenOnly = random.Next(8) == 0,
            Mode = random.Next(12) == 0 ? CourseMode.Online : CourseMode.OnSite,
            Kind = random.Next(6) == 0 ? CourseKind.Municipal : CourseKind.IntegrationGeneral,
            Funding = Funding.Federal,
        };
    }

    private static CareGroup CareOf(Random random, int id, IReadOnlyList<Course> courses)
    {
        var group = Some.CareGroup(id, random.Next(1, 4));
        var isAfternoon = random.Next(3) == 0;
        return group with
        {
            Site = new SiteId(1 + random.Next(3)),
            AgeMonthsFrom = random.Next(4) == 0 ? 36 : 4,
            Days = random.Next(4) == 0
                ? new DaySpan(new DateOnly(2026, 9, 1), Some.Day.AddDays(random.Next(60, 300)))
                : group.Days,
            Sessions = isAfternoon
                ? [.. group.Sessions.Select(s => s with { From = new TimeOnly(13, 0), To = new TimeOnly(21, 30) })]
                : group.Sessions,
            Accompanies = random.Next(3) == 0 ? [courses[random.Next(courses.Count)].Id] : null,
            IsSubsidiary = random.Next(3) == 0,
        };
    }
}
