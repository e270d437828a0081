namespace CourseMatch.Application.Matching;

/// <summary>What was given in one night, counted for the sentences about it.</summary>
internal sealed class NightOutcome
{
    private readonly Dictionary<CourseId, List<Given>> givenByCourse = [];
    private readonly Dictionary<CarePeriod, int> careTaken = [];
    private readonly Dictionary<NewcomerId, PlacementOption> optionOf = [];

    internal NightOutcome(MatchingModel model, IReadOnlyList<PlacementOption?> chosen)
    {
        foreach (var (period, children) in model.HeldCare)
        {
            careTaken[period] = children;
        }

        for (var index = 0; index < chosen.Count; index++)
        {
            if (chosen[index] is not { } option)
            {
                continue;
            }

            var applicant = model.Applicants[index];
            optionOf.Add(applicant.Newcomer.Id, option);
            var course = option.Case.Course.Id;
            (givenByCourse.TryGetValue(course, out var list) ? list : givenByCourse[course] = [])
                .Add(new Given(option, applicant.IsPromised));
            foreach (var (period, children) in model.Care.UnitsOf(option.Arrangement.Places))
            {
                careTaken[period] = careTaken.GetValueOrDefault(period) + children;
            }
        }
    }

    /// <summary>People of this run in a course.</summary>
    internal IReadOnlyList<Given> In(CourseId course) => givenByCourse.TryGetValue(course, out var list) ? list : [];

    /// <summary>Children in a session in a period.</summary>
    internal int ChildrenIn(CarePeriod period) => careTaken.GetValueOrDefault(period);

    /// <summary>Sessions and periods with children.</summary>
    internal IEnumerable<CarePeriod> Periods => careTaken.Keys;

    /// <summary>What a person got, or null.</summary>
    internal PlacementOption? OptionOf(NewcomerId newcomer) => optionOf.GetValueOrDefault(newcomer);
}

/// <summary>One seat given.</summary>
/// <param name="Option">What the person got.</param>
/// <param name="IsPromised">Promised before this night.</param>
internal sealed record Given(PlacementOption Option, bool IsPromised);
