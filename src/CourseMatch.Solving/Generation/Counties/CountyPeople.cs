namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Makes the people of a county and joins some of them to couples.</summary>
internal static class CountyPeople
{
    /// <summary>Independent people: 90 % round a town, 10 % anywhere.</summary>
    public static CountyPerson[] Make(int count, Landscape landscape, CountySettings settings, long seed)
    {
        var random = new SplitMix64(seed, Purpose.People);
        var people = new CountyPerson[count];
        for (var person = 0; person < count; person++)
        {
            people[person] = MakeOne(random, landscape, settings);
        }

        return people;
    }

    /// <summary>Joins people to couples living together.</summary>
    public static CountyCouple[] Join(CountyPerson[] people, CountySettings settings, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Couples);
        var order = Enumerable.Range(0, people.Length).ToArray();
        random.Shuffle(order);
        var couples = new CountyCouple[people.Length * settings.Couples / 100];
        for (var couple = 0; couple < couples.Length; couple++)
        {
            var first = Math.Min(order[2 * couple], order[(2 * couple) + 1]);
            var second = Math.Max(order[2 * couple], order[(2 * couple) + 1]);
            var sharesChildren = random.Chance(settings.CouplesWithChildren);
            people[second].Home = people[first].Home;
            if (sharesChildren)
            {
                var children = Math.Max(1, Math.Max(people[first].Children, people[second].Children));
                people[first].Children = people[second].Children = children;
                people[first].HasPartnerCare = people[second].HasPartnerCare = true;
            }

            couples[couple] = new CountyCouple(first, second, sharesChildren,
                random.Chance(settings.CouplesWithBonus));
        }

        return couples;
    }

    private static CountyPerson MakeOne(SplitMix64 random, Landscape landscape, CountySettings settings)
    {
        var town = random.Chance(10) ? -1 : random.Weighted(landscape.Weights);
        var kind = (CourseKind)random.Weighted(CourseKinds.Shares);
        var available = Available(random);
        var needsCare = random.Chance(settings.CareNeed);
        return new CountyPerson
        {
            Town = town,
            Home = town < 0
                ? new Place(random.Below(landscape.Side), random.Below(landscape.Side))
                : landscape.Towns[town].Near(random, 2_500, landscape.Side),
            Kind = kind,
            Level = random.Below(CourseKinds.LevelsOf(kind)),
            Available = available,
            Preferred = PreferredOf(random, available),
            MetresMax = 1_000 * (random.Weighted([20, 35, 28, 17]) switch { 0 => 8, 1 => 15, 2 => 25, _ => 40 }),
            DaysWaiting = (int)Math.Min(720, random.Exponential(150)),
            IsObliged = random.Chance(40),
            Children = needsCare ? 1 + random.Weighted([6, 3, 1]) : 0,
            HasOtherCareByDay = random.Chance(settings.OtherCare.Day),
            HasOtherCareLater = random.Chance(settings.OtherCare.Evening),
        };
    }

    private static LessonTimes Available(SplitMix64 random)
    {
        var available = (random.Chance(80) ? LessonTimes.Morning : 0)
            | (random.Chance(70) ? LessonTimes.Afternoon : 0)
            | (random.Chance(40) ? LessonTimes.Evening : 0)
            | (random.Chance(20) ? LessonTimes.Saturday : 0);
        return available == 0 ? LessonTimes.Morning : available;
    }

    private static LessonTimes PreferredOf(SplitMix64 random, LessonTimes available)
    {
        while (true)
        {
            var times = (LessonTimes)(1 << random.Below(4));
            if ((times & available) != 0)
            {
                return times;
            }
        }
    }
}
