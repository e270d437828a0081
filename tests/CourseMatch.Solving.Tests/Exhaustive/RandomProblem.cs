using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Exhaustive;

/// <summary>Small problems with every feature of the format, tight enough that the features matter.</summary>
internal static class RandomProblem
{
    /// <summary>The problem of one seed: the same for ever, so that a failure can be repeated.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="peopleMax">Most applicants.</param>
    public static AllocationProblem Of(int seed, int peopleMax = 6)
    {
        var random = new Random(seed);
        var builder = new AllocationProblemBuilder();
        var resources = random.Next(1, 6);
        for (var resource = 0; resource < resources; resource++)
        {
            builder.AddResource($"r{resource}", random.Next(0, 6),
                random.Next(3) == 0 ? random.Next(0, 5) : 0, random.Next(3) == 0 ? random.Next(0, 25) : 0);
        }

        var options = new List<(int Applicant, int Option)>();
        var people = random.Next(0, peopleMax + 1);
        for (var person = 0; person < people; person++)
        {
            builder.AddApplicant($"P{person}");
            var count = random.Next(0, 5);
            for (var option = 0; option < count; option++)
            {
                var uses = Enumerable.Range(0, resources).OrderBy(_ => random.Next()).Take(random.Next(1, 3))
                    .Select(resource => (resource, random.Next(4) == 0 ? random.Next(1, 4) : 1)).ToArray();
                options.Add((person, builder.AddOption(person, $"o{option}", random.Next(-10, 40), uses)));
            }

            if (count > 0 && random.Next(4) == 0)
            {
                builder.Fix(person, random.Next(count));
            }
        }

        for (var list = random.Next(0, 4); list > 0 && options.Count > 0; list--)
        {
            builder.AddExclusion(Some(random, options, 4));
        }

        for (var list = random.Next(0, 4); list > 0 && options.Count > 0; list--)
        {
            builder.AddBonus(Some(random, options, 3), random.Next(0, 20));
        }

        return builder.Build();
    }

    private static (int, int)[] Some(Random random, List<(int, int)> options, int most) =>
        [.. Enumerable.Range(0, random.Next(0, most + 1)).Select(_ => options[random.Next(options.Count)])];
}
