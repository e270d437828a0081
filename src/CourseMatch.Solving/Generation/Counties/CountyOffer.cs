namespace CourseMatch.Solving.Generation.Counties;

/// <summary>What a county offers: sites, courses at them, care groups beside them.</summary>
/// <param name="Sites">Place of each site.</param>
/// <param name="SiteTown">Town of each site.</param>
/// <param name="Courses">All courses.</param>
/// <param name="CarePlaces">Places of each care group.</param>
internal sealed record CountyOffer(Place[] Sites, int[] SiteTown, CountyCourse[] Courses, int[] CarePlaces)
{
    // Courses per site on average.
    private const int CoursesPerSite = 7;

    // Courses one care group serves at most.
    private const int CoursesPerCareGroup = 4;

    private static readonly LessonTimes[] DayTimes =
        [LessonTimes.Morning, LessonTimes.Afternoon, LessonTimes.FullDay];

    /// <summary>Courses where people live and of the kinds they need, some of them running already.</summary>
    public static CountyOffer Make(
        int count, Landscape landscape, CountyPerson[] people, CountySettings settings, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Courses);
        var (sites, siteTown) = MakeSites(random, Math.Max(1, count / CoursesPerSite), landscape);
        var residents = people.GroupBy(person => person.Town).ToDictionary(town => town.Key, town => town.ToArray());
        var courses = new CountyCourse[count];
        for (var course = 0; course < count; course++)
        {
            var site = course < sites.Length ? course : random.Below(sites.Length);
            courses[course] = MakeCourse(random, site, residents.GetValueOrDefault(siteTown[site], people), settings);
        }

        var carePlaces = AddCare(courses, sites.Length, settings, seed);
        if (settings.HasRunningCourses)
        {
            StartSome(courses, carePlaces, people.Length, seed);
        }

        return new CountyOffer(sites, siteTown, courses, carePlaces);
    }

    private static (Place[] Sites, int[] Town) MakeSites(SplitMix64 random, int count, Landscape landscape)
    {
        var sites = new Place[count];
        var town = new int[count];
        for (var site = 0; site < count; site++)
        {
            // The larger towns first, so that no town of weight is left without a site.
            town[site] = site < landscape.Towns.Length / 2 ? site : random.Weighted(landscape.Weights);
            sites[site] = landscape.Towns[town[site]].Near(random, 1_200, landscape.Side);
        }

        return (sites, town);
    }

    private static CountyCourse MakeCourse(
        SplitMix64 random, int site, CountyPerson[] residents, CountySettings settings)
    {
        var model = residents[random.Below(residents.Length)];
        var isRandom = random.Chance(settings.RandomCourses);
        var kind = isRandom ? (CourseKind)random.Below(7) : model.Kind;
        var seats = random.Between(12, 25);
        var minimum = settings.MinimumShare is { } share
            ? Math.Max(2, seats * random.Between(share.Least, share.Most) / 100)
            : random.Between(6, 10);
        return new CountyCourse
        {
            Site = site,
            Kind = kind,
            Level = isRandom ? random.Below(CourseKinds.LevelsOf(kind)) : model.Level,
            Times = random.Weighted([35, 22, 20, 15, 8]) switch
            {
                0 => LessonTimes.Morning,
                1 => LessonTimes.Afternoon,
                2 => LessonTimes.Evening,
                3 => LessonTimes.FullDay,
                _ => LessonTimes.Saturday,
            },
            Seats = seats,
            Minimum = random.Chance(settings.Minima) ? minimum : 0,
            OpeningCost = random.Between(settings.OpeningCost.Least, settings.OpeningCost.Most),
        };
    }

    private static int[] AddCare(CountyCourse[] courses, int sites, CountySettings settings, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Care);
        var bySite = courses.ToLookup(course => course.Site);
        var places = new List<int>();
        for (var site = 0; site < sites; site++)
        {
            foreach (var times in DayTimes)
            {
                foreach (var served in bySite[site].Where(course => course.Times == times).Chunk(CoursesPerCareGroup))
                {
                    if (random.Chance(settings.CareGroups))
                    {
                        Array.ForEach(served, course => course.CareGroup = places.Count);
                        places.Add(random.Between(settings.CarePlaces.Least, settings.CarePlaces.Most));
                    }
                }
            }
        }

        return [.. places];
    }

    /// <summary>
    /// Lets random courses run with 40 to 90 % of their seats taken, until people are 1.3 times the free seats.
    /// </summary>
    private static void StartSome(CountyCourse[] courses, int[] carePlaces, int people, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Running);
        var order = Enumerable.Range(0, courses.Length).ToArray();
        random.Shuffle(order);
        var surplus = courses.Sum(course => course.Seats) - (people * 10 / 13);
        foreach (var index in order)
        {
            if (surplus <= 0)
            {
                return;
            }

            var course = courses[index];
            var taken = Math.Min(surplus, course.Seats * random.Between(40, 90) / 100);
            surplus -= taken;
            course.Seats -= taken;
            course.Minimum = 0;
            course.OpeningCost = 0;
            if (course.CareGroup >= 0)
            {
                carePlaces[course.CareGroup] = Math.Max(2, carePlaces[course.CareGroup] - (taken / 6));
            }
        }
    }
}
