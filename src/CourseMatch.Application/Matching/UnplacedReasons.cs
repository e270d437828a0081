using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Says of everybody who waits what stood in the way, most helpful first, never nothing.</summary>
internal sealed class UnplacedReasons
{
    /// <summary>Findings per person: enough to act on, few enough to read.</summary>
    private const int FindingsMax = 3;

    private readonly MatchingModel model;
    private readonly NightOutcome outcome;
    private readonly Dictionary<CourseId, int> waitingByCourse = [];

    internal UnplacedReasons(MatchingModel model, NightOutcome outcome)
    {
        this.model = model;
        this.outcome = outcome;
        foreach (var applicant in model.Applicants.Where(a => outcome.OptionOf(a.Newcomer.Id) is null))
        {
            foreach (var course in applicant.Possible.Select(option => option.Case.Course.Id).Distinct())
            {
                waitingByCourse[course] = waitingByCourse.GetValueOrDefault(course) + 1;
            }
        }
    }

    internal IReadOnlyList<Finding> Of(Applicant applicant)
    {
        var findings = new List<Finding>();
        if (model.Circumstances.BrokenPromiseOf(applicant.Newcomer.Id) is { } broken)
        {
            var name = model.Circumstances.Find(broken.Course) is { } course ? Case.NameOf(course) : "";
            findings.Add(Finding.Of("CM2208", Severity.Warning, name, applicant.Newcomer.RegisteredOn));
        }

        if (model.Finder.OpenEntries.Count == 0)
        {
            findings.Add(Finding.Of("CM2207", Severity.Error));
        }
        else if (applicant.Possible.Count > 0)
        {
            findings.AddRange(NotChosen(applicant));
        }
        else
        {
            findings.AddRange(NearMisses.Of(applicant.Newcomer, model.Finder, model.Circumstances, FindingsMax));
        }

        return findings;
    }

    /// <summary>Why none of the possible courses was given: one reason per course, best course first, and courses of a
    /// kind of reason already named only when there is room.</summary>
    private IEnumerable<Finding> NotChosen(Applicant applicant)
    {
        var reasons = applicant.Possible
            .GroupBy(option => option.Case.Course.Id)
            .OrderByDescending(course => course.Max(option => option.Score))
            .ThenBy(course => course.Key.Value)
            .Select(course => ReasonOf(applicant, [.. course]))
            .ToList();
        var firstOfEach = reasons.DistinctBy(reason => reason.Code).ToList();
        return firstOfEach.Concat(reasons.Except(firstOfEach)).Take(FindingsMax);
    }

    private Finding ReasonOf(Applicant applicant, IReadOnlyList<PlacementOption> options)
    {
        var first = options[0].Case;
        var seats = model.Seats[first.Course.Id];
        var given = outcome.In(first.Course.Id);
        if (seats.Free <= 0)
        {
            return Finding.Of("CM2202", Severity.Error, first.CourseName, first.Course.Seats);
        }

        if (seats.Minimum > seats.Capacity)
        {
            return Finding.Of(
                "CM2209", Severity.Error, first.CourseName, first.Course.MinimumToRun,
                seats.Capacity + seats.Held + first.Course.SeatsOfOthers);
        }

        if (given.Count < seats.Minimum)
        {
            var together = given.Count + seats.Held + first.Course.SeatsOfOthers
                + waitingByCourse.GetValueOrDefault(first.Course.Id);
            return Finding.Of(
                together < first.Course.MinimumToRun ? "CM2204" : "CM2210",
                Severity.Error, first.CourseName, first.Course.MinimumToRun, together);
        }

        // A full course is the reason only for somebody who has nobody of lower rank in it: otherwise the seat could be
        // had, and it is the children's places or the partner's hours that cannot.
        var others = given.Where(seat => !seat.IsPromised).Select(seat => seat.Option).ToList();
        var isFull = given.Count >= seats.Capacity;
        if (isFull && !others.Exists(other => RankOf(other).CompareTo(RankOf(options[0])) < 0))
        {
            return Full(options[0], others);
        }

        var partner = model.Circumstances.PartnerOf(applicant.Newcomer) is { } other
            ? outcome.OptionOf(other.Id)
            : null;
        var obstacles = options.Select(option => ChildrenReason(option, partner)).ToList();
        if (obstacles.TrueForAll(obstacle => obstacle is not null))
        {
            return obstacles.Find(obstacle => obstacle!.Code == "CM2203") ?? obstacles[0]!;
        }

        return isFull
            ? Full(options[0], others)
            : Finding.Of("CM2206", Severity.Error, first.CourseName);
    }

    /// <summary>Who got the seats: by step of the order, by waiting, by fit.</summary>
    private static Finding Full(PlacementOption mine, IReadOnlyList<PlacementOption> others)
    {
        var (step, months) = RankOf(mine);
        var (higher, longer, better) = (0, 0, 0);
        foreach (var (otherStep, otherMonths) in others.Select(RankOf))
        {
            if (otherStep > step)
            {
                higher++;
            }
            else if (otherStep == step && otherMonths > months)
            {
                longer++;
            }
            else
            {
                better++;
            }
        }

        return Finding.Of(
            "CM2201", Severity.Error, mine.Case.CourseName, others.Count, higher, longer, better);
    }

    private static (int Step, int Months) RankOf(PlacementOption option) => (
        StatutoryOrderRule.PointsOf(StatutoryOrderRule.StepOf(option.Case), option.Case.Policy.Order),
        Math.Min(
            WaitingTimeRule.MonthsOf(option.Case.Newcomer, option.Case.Day),
            option.Case.Policy.Order.WaitingMonthsMax));

    /// <summary>What about the children stands against one option, or null.</summary>
    private Finding? ChildrenReason(PlacementOption option, PlacementOption? partner)
    {
        foreach (var (period, children) in model.Care.UnitsOf(option.Arrangement.Places)
            .OrderBy(use => use.Key.Session.Value).ThenBy(use => use.Key.Index))
        {
            var (group, session) = model.Care[period.Session];
            if (outcome.ChildrenIn(period) + children > session.Places)
            {
                return Finding.Of(
                    "CM2203", Severity.Error, option.Case.CourseName, group.Name, FindingValue.Term(session.Day),
                    session.Places, children);
            }
        }

        return partner is not null && option.Arrangement.Conflicts(partner.Arrangement)
            ? Finding.Of("CM2205", Severity.Error, option.Case.CourseName)
            : null;
    }
}
