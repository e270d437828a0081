using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Writes what holds between the options of the two halves of a couple.</summary>
internal static class CoupleConditions
{
    private static readonly LessonTimes[] BaseTimes =
        [LessonTimes.Morning, LessonTimes.Afternoon, LessonTimes.Evening, LessonTimes.Saturday];

    /// <summary>Adds the exclusions and bonuses of one couple.</summary>
    /// <remarks>
    /// One exclusion per base time unit over the options without care place of both halves: since everybody chooses
    /// at most one option, it forbids exactly the pairs that overlap in that unit, and is the strongest such row.
    /// </remarks>
    public static void Add(AllocationProblemBuilder builder, CountyCouple couple, CountyOffer offer,
        List<CountyOption> first, List<CountyOption> second)
    {
        if (couple.SharesChildren)
        {
            AddExclusions(builder, couple, offer, first, second);
        }

        if (couple.HasBonus)
        {
            AddBonuses(builder, couple, offer, first, second);
        }
    }

    private static void AddExclusions(AllocationProblemBuilder builder, CountyCouple couple, CountyOffer offer,
        List<CountyOption> first, List<CountyOption> second)
    {
        foreach (var unit in BaseTimes)
        {
            var ofFirst = WithoutCareIn(unit, couple.First, offer, first);
            var ofSecond = WithoutCareIn(unit, couple.Second, offer, second);
            if (ofFirst.Length > 0 && ofSecond.Length > 0)
            {
                builder.AddExclusion([.. ofFirst, .. ofSecond]);
            }
        }
    }

    private static (int Applicant, int Option)[] WithoutCareIn(
        LessonTimes unit, int person, CountyOffer offer, List<CountyOption> options) =>
    [
        .. Enumerable.Range(0, options.Count)
            .Where(index => !options[index].UsesCare && (offer.Courses[options[index].Course].Times & unit) != 0)
            .Select(index => (person, index)),
    ];

    private static void AddBonuses(AllocationProblemBuilder builder, CountyCouple couple, CountyOffer offer,
        List<CountyOption> first, List<CountyOption> second)
    {
        for (var one = 0; one < first.Count; one++)
        {
            var course = offer.Courses[first[one].Course];
            for (var other = 0; other < second.Count; other++)
            {
                var partners = offer.Courses[second[other].Course];
                var areExclusive = couple.SharesChildren && !first[one].UsesCare && !second[other].UsesCare
                    && (course.Times & partners.Times) != 0;
                if (course.Site == partners.Site && !areExclusive)
                {
                    builder.AddBonus([(couple.First, one), (couple.Second, other)], CountyCouple.SameSitePoints);
                }
            }
        }
    }
}
