namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Finds what is open to a person and how well it fits.</summary>
internal sealed class CountyOptions
{
    private const int OptionsMax = 40;

    // Below this many options, the person is asked to travel twice as far.
    private const int OptionsFew = 5;

    private readonly CountyOffer offer;
    private readonly IReadOnlyList<int> classPoints;
    private readonly int[][] coursesOfSite;

    public CountyOptions(CountyOffer offer, IReadOnlyList<int> classPoints)
    {
        this.offer = offer;
        this.classPoints = classPoints;
        coursesOfSite = new int[offer.Sites.Length][];
        var bySite = Enumerable.Range(0, offer.Courses.Length).ToLookup(course => offer.Courses[course].Site);
        for (var site = 0; site < coursesOfSite.Length; site++)
        {
            coursesOfSite[site] = [.. bySite[site]];
        }
    }

    /// <summary>
    /// At most 40 options, the best ones, ordered by course; a course with and without care place is two options.
    /// </summary>
    public List<CountyOption> Of(CountyPerson person)
    {
        var options = Within(person, person.MetresMax);
        if (options.Count < OptionsFew)
        {
            options = Within(person, 2 * person.MetresMax);
        }

        if (options.Count > OptionsMax)
        {
            options = [.. options.OrderByDescending(option => option.Points).Take(OptionsMax)];
        }

        options.Sort((left, right) => left.Course != right.Course
            ? left.Course.CompareTo(right.Course)
            : left.UsesCare.CompareTo(right.UsesCare));
        return options;
    }

    private List<CountyOption> Within(CountyPerson person, int metresMax)
    {
        var options = new List<CountyOption>();
        for (var site = 0; site < coursesOfSite.Length; site++)
        {
            var metres = person.Home.MetresTo(offer.Sites[site]);
            if (metres > metresMax)
            {
                continue;
            }

            foreach (var index in coursesOfSite[site])
            {
                AddOptions(person, index, 300 - (int)(300L * metres / metresMax), options);
            }
        }

        return options;
    }

    private void AddOptions(CountyPerson person, int index, int nearness, List<CountyOption> options)
    {
        var course = offer.Courses[index];
        var kind = CourseKinds.KindPoints(person.Kind, course.Kind);
        if (kind < 0 || (course.Times & ~person.Available) != 0)
        {
            return;
        }

        var points = person.Urgency(classPoints) + kind + CourseKinds.LevelPoints(person.Level, course.Level) + nearness
            + ((course.Times & person.Preferred) != 0 ? 200 : 0);
        if (person.CanAttendWithoutPlace(course.Times))
        {
            options.Add(new CountyOption(index, false, points));
        }

        if (person.Children > 0 && course.CareGroup >= 0)
        {
            options.Add(new CountyOption(index, true, points + 20));
        }
    }
}
