using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Host.Reports;

/// <summary>What a coordinator wants to know in the morning about one plan. File references only, no names.</summary>
/// <param name="Plan">Figures of the plan.</param>
/// <param name="Promised">Of the placed, people whose place was promised by an earlier plan.</param>
/// <param name="Waiting">Why people wait, the most frequent reason first.</param>
/// <param name="BelowMinimum">Courses yet to start that would not run with the people they have.</param>
/// <param name="Expiring">People who wait while their entitlement runs out, the most urgent first.</param>
/// <param name="Notes">Findings about the plan as a whole.</param>
internal sealed record MorningReport(
    PlanSummary Plan,
    int Promised,
    IReadOnlyList<WaitingReason> Waiting,
    IReadOnlyList<ThinCourse> BelowMinimum,
    IReadOnlyList<ExpiringEntitlement> Expiring,
    IReadOnlyList<Finding> Notes)
{
    public int Unplaced => Plan.Newcomers - Plan.Placed;

    /// <summary>Reads the report out of a plan and what is on file.</summary>
    public static MorningReport Of(Plan plan, County county, RuleBook rules)
    {
        var waiting = plan.Unplaced.Select(unplaced => unplaced.Newcomer).ToHashSet();
        return new MorningReport(
            plan.Summary,
            plan.Placements.Count(placement => placement.IsPromised),
            Reasons(plan),
            [.. ThinCourses(plan, county)],
            [.. county.Newcomers.Where(newcomer => waiting.Contains(newcomer.Id))
                .Select(newcomer => (
                    newcomer.Reference, Last: TakeUpDeadline.SoonOf(newcomer, plan.Summary.Day, rules)))
                .Where(ending => ending.Last is not null)
                .Select(ending => new ExpiringEntitlement(ending.Reference, ending.Last!.Value))
                .OrderBy(ending => ending.LastDay).ThenBy(ending => ending.Reference, StringComparer.Ordinal)],
            plan.Notes);
    }

    /// <summary>The first finding of each person counts: it names what stands in the way most.</summary>
    private static IReadOnlyList<WaitingReason> Reasons(Plan plan) =>
    [
        .. plan.Unplaced
            .GroupBy(unplaced => unplaced.Findings[0].Code, unplaced => unplaced.Findings[0])
            .Select(group => new WaitingReason(group.Key, group.Count(), MostFrequent(group)))
            .OrderByDescending(reason => reason.People).ThenBy(reason => reason.Code, StringComparer.Ordinal),
    ];

    private static Finding MostFrequent(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => finding).MaxBy(group => group.Count())!.Key;

    private static IEnumerable<ThinCourse> ThinCourses(Plan plan, County county)
    {
        var placed = plan.Placements.CountBy(placement => placement.Course).ToDictionary();
        return county.Courses
            .Where(course => course.State == CourseState.Planned && course.FirstDay >= plan.Summary.Day)
            .Select(course => new ThinCourse(
                course.Number, course.FirstDay, course.SeatsOfOthers + placed.GetValueOrDefault(course.Id),
                course.MinimumToRun))
            .Where(course => course.People < course.Minimum)
            .OrderBy(course => course.FirstDay).ThenBy(course => course.Number, StringComparer.Ordinal);
    }
}

/// <summary>People who wait for the same reason.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="People">How many.</param>
/// <param name="Example">Its most frequent form.</param>
internal sealed record WaitingReason(string Code, int People, Finding Example);

/// <summary>A course with fewer people than it needs to run.</summary>
internal sealed record ThinCourse(string Number, DateOnly FirstDay, int People, int Minimum);

/// <summary>An entitlement that ends soon.</summary>
internal sealed record ExpiringEntitlement(string Reference, DateOnly LastDay);
