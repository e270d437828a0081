using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Nights;

/// <summary>Makes the problem of the following night: a few people and offers differ, the rest is the same.</summary>
/// <remarks>
/// For measuring re-solves. Ids stay, so yesterday's answer can be matched; the order of resources and of the people
/// who stay is the same as yesterday.
/// </remarks>
public static class NextNight
{
    /// <summary>
    /// Lets a share of the people leave, change urgency or change fit (a third each), and a share of the resources
    /// change size.
    /// </summary>
    /// <param name="today">The problem of the night before.</param>
    /// <param name="perMille">Share of people and of resources that change, 0 .. 1000.</param>
    /// <param name="seed">Start of the random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share lies outside its bounds.</exception>
    public static NightChange Make(AllocationProblem today, int perMille, long seed)
    {
        if (perMille is < 0 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(perMille), perMille, "Must lie between 0 and 1000.");
        }

        var random = new SplitMix64(seed, 200);
        var changes = new PersonChange[today.ApplicantCount];
        var changedPeople = Drawn(random, today.ApplicantCount, perMille);
        foreach (var person in changedPeople)
        {
            changes[person] = (PersonChange)random.Between(1, 3);
        }

        var capacity = today.Capacity.ToArray();
        var changedResources = Drawn(random, capacity.Length, perMille);
        foreach (var resource in changedResources)
        {
            var step = random.Between(1, 3) * (random.Chance(50) ? 1 : -1);
            capacity[resource] = Math.Clamp(capacity[resource] + step, 0, ProblemLimits.UnitsMax);
        }

        var copy = new ProblemCopy(today, person => changes[person] != PersonChange.Left);
        var shift = new int[today.ApplicantCount];
        foreach (var person in changedPeople)
        {
            shift[person] = random.Between(500, 3_000) * (random.Chance(50) ? 1 : -1);
        }

        var problem = copy.Build(capacity, option => changes[today.OptionApplicant[option]] switch
        {
            PersonChange.Urgency => today.Score[option] + shift[today.OptionApplicant[option]],
            PersonChange.Fit => today.Score[option] + random.Between(-300, 300),
            PersonChange.None or PersonChange.Left => today.Score[option],
        });
        return new NightChange(problem, changedPeople.Length + changedResources.Length);
    }

    private static int[] Drawn(SplitMix64 random, int count, int perMille)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        var drawn = order[..(int)(((long)count * perMille) / 1000)];
        Array.Sort(drawn);
        return drawn;
    }
}
