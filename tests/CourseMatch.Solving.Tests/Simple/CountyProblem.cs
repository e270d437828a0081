using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Simple;

/// <summary>A made-up county: towns, courses with childcare groups, people with children, couples, promises.</summary>
/// <remarks>
/// Scores as an authority's policy gives them: thousands for urgency, hundreds for fit. Demand is about 1.3 times the
/// seats; a third of the people need care for one to three children; some courses run already, the others cost 200 to
/// 500 points to open and need 6 to 10 people.
/// </remarks>
internal sealed class CountyProblem
{
    private const int SlotMorning = 0;
    private const int SlotCount = 4;

    private readonly Random random;
    private readonly AllocationProblemBuilder builder = new();
    private readonly List<Course> courses = [];
    private readonly List<(int Person, List<(int Option, int Slot, bool Cared, int Course)> Options)> parents = [];

    private CountyProblem(int seed) => random = new Random(seed);

    private sealed record Course(int Resource, double X, double Y, int Kind, int Level, int Slot, int Group);

    public static AllocationProblem Of(int people, int courseCount, int seed)
    {
        var county = new CountyProblem(seed);
        county.AddCourses(people, courseCount);
        for (var person = 0; person < people; person++)
        {
            county.AddPerson(person);
        }

        county.AddCouples(people / 25);
        return county.builder.Build();
    }

    private void AddCourses(int people, int courseCount)
    {
        var seats = people / 1.3 / courseCount;
        var siteX = 0.0;
        var siteY = 0.0;
        var groups = new int[SlotCount];
        for (var course = 0; course < courseCount; course++)
        {
            if (course % 4 == 0)
            {
                (siteX, siteY) = (random.NextDouble() * 30, random.NextDouble() * 30);
                for (var slot = 0; slot < SlotCount; slot++)
                {
                    groups[slot] = slot < 2 && random.Next(10) < 6
                        ? builder.AddResource($"care:{course}-{slot}", random.Next(5, 16)) : -1;
                }
            }

            var capacity = Math.Max(2, (int)(seats * (0.6 + 0.8 * random.NextDouble())));
            var isRunning = random.Next(10) < 4;
            var minimum = isRunning || random.Next(10) < 4 ? 0 : Math.Min(capacity, random.Next(6, 11));
            var taught = random.Next(SlotCount);
            courses.Add(new Course(
                builder.AddResource($"course:{course}", capacity, minimum, isRunning ? 0 : random.Next(200, 501)),
                siteX, siteY, random.Next(4), random.Next(3), taught, groups[taught]));
        }
    }

    private void AddPerson(int person)
    {
        builder.AddApplicant($"P{person}");
        var (x, y) = (random.NextDouble() * 30, random.NextDouble() * 30);
        var (kind, level, slots) = (random.Next(4), random.Next(3), random.Next(1, 16));
        var reach = new[] { 8, 15, 25, 40 }[random.Next(4)];
        var children = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        var weight = new[] { 10_000, 7000, 5000, 3500, 2000 }[random.Next(5)] + 40 * random.Next(25);
        var options = new List<(int, int, bool, int)>();
        foreach (var course in courses)
        {
            var distance = Math.Sqrt(Math.Pow(course.X - x, 2) + Math.Pow(course.Y - y, 2));
            if (distance > reach || Math.Abs(course.Level - level) > 1 || (slots >> course.Slot & 1) == 0)
            {
                continue;
            }

            var fit = (course.Kind == kind ? 100 : 0) + (course.Level == level ? 400 : 180)
                + (int)(300 * (1 - distance / 40)) + (course.Slot == SlotMorning ? 200 : 0);
            if (children > 0 && course.Group >= 0)
            {
                options.Add((builder.AddOption(person, $"course:{course.Resource}+care", weight + fit + 20,
                    [(course.Resource, 1), (course.Group, children)]), course.Slot, true, course.Resource));
            }

            if (children == 0 || random.Next(4) == 0)
            {
                options.Add((builder.AddOption(person, $"course:{course.Resource}", weight + fit,
                    [(course.Resource, 1)]), course.Slot, false, course.Resource));
            }
        }

        parents.Add((person, options));
    }

    /// <summary>Neighbours in the list are couples: not both in class at the same hour without care.</summary>
    private void AddCouples(int count)
    {
        for (var couple = 0; couple < count; couple++)
        {
            var first = parents[2 * couple];
            var second = parents[2 * couple + 1];
            for (var slot = 0; slot < SlotCount; slot++)
            {
                var one = first.Options.Where(option => option.Slot == slot && !option.Cared).ToList();
                var two = second.Options.Where(option => option.Slot == slot && !option.Cared).ToList();
                if (one.Count > 0 && two.Count > 0)
                {
                    builder.AddExclusion([.. one.Select(option => (first.Person, option.Option)),
                        .. two.Select(option => (second.Person, option.Option))]);
                }
            }

            foreach (var mine in first.Options)
            {
                foreach (var other in second.Options.Where(other => other.Course == mine.Course).Take(1))
                {
                    builder.AddBonus([(first.Person, mine.Option), (second.Person, other.Option)], 120);
                }
            }
        }
    }
}
