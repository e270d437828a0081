using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Puts a made-up county together and writes it as a problem.</summary>
internal static class CountyProblem
{
    /// <summary>Makes the problem of a county.</summary>
    public static AllocationProblem Make(int peopleCount, int courseCount, long seed, ProblemShape shape)
    {
        var settings = CountySettings.Of(shape);
        var landscape = Landscape.Make(peopleCount, seed);
        var people = CountyPeople.Make(peopleCount, landscape, settings, seed);
        var couples = CountyPeople.Join(people, settings, seed);
        var offer = CountyOffer.Make(courseCount, landscape, people, settings, seed);

        var builder = new AllocationProblemBuilder();
        var careResource = AddResources(builder, offer);
        var quotas = settings.HasQuotas
            ? CountyQuotas.Add(builder, offer, landscape.Towns.Length, seed)
            : null;
        var options = new CountyOptions(offer, settings.ClassPoints);
        var kept = couples.SelectMany(couple => new[] { couple.First, couple.Second })
            .ToDictionary(person => person, _ => new List<CountyOption>());
        for (var person = 0; person < people.Length; person++)
        {
            var open = options.Of(people[person]);
            AddPerson(builder, person + 1, people[person], open, offer, careResource, quotas);
            if (kept.ContainsKey(person))
            {
                kept[person] = open;
            }
        }

        foreach (var couple in couples)
        {
            CoupleConditions.Add(builder, couple, offer, kept[couple.First], kept[couple.Second]);
        }

        return builder.Build();
    }

    /// <summary>Courses get the resource indices 0, 1, 2 ...; the care groups' are returned.</summary>
    private static int[] AddResources(AllocationProblemBuilder builder, CountyOffer offer)
    {
        for (var course = 0; course < offer.Courses.Length; course++)
        {
            var (seats, minimum) = (offer.Courses[course].Seats, offer.Courses[course].Minimum);
            builder.AddResource($"course:{course + 1}", seats, minimum, offer.Courses[course].OpeningCost);
        }

        return [.. offer.CarePlaces.Select((places, group) => builder.AddResource($"care:{group + 1}", places))];
    }

    private static void AddPerson(
        AllocationProblemBuilder builder, int number, CountyPerson person, List<CountyOption> open,
        CountyOffer offer, int[] careResource, CountyQuotas? quotas)
    {
        var applicant = builder.AddApplicant($"P{number}");
        var uses = new List<(int Resource, int Units)>(4);
        foreach (var option in open)
        {
            uses.Clear();
            uses.Add((option.Course, 1));
            if (option.UsesCare)
            {
                uses.Add((careResource[offer.Courses[option.Course].CareGroup], person.Children));
            }

            quotas?.AddUses(option.Course, uses);
            builder.AddOption(applicant, $"course:{option.Course + 1}", option.Points,
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(uses));
        }
    }
}
