using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.People;

/// <summary>One course in the answer to "where could this person go?".</summary>
/// <param name="Entry">The best way into it.</param>
/// <param name="Occupancy">Seats of the course.</param>
/// <param name="IsAdmitted">Every rule admits.</param>
/// <param name="Refusals">Rules that refuse; those about childcare are asked only where no other refuses.</param>
/// <param name="Score">Points of the rules that admit, childcare left out where another rule refuses.</param>
/// <param name="IsOwn">The person holds a promise for it or is proposed for it.</param>
/// <param name="IsPromised">The person holds a promise for it.</param>
public sealed record Destination(
    CourseEntry Entry,
    CourseLine Occupancy,
    bool IsAdmitted,
    int Refusals,
    int Score,
    bool IsOwn,
    bool IsPromised)
{
    /// <summary>Every rule admits and a seat is free, those in the draft counted as taken.</summary>
    public bool IsOpen => IsAdmitted && Occupancy.Free > 0;
}

/// <summary>Use case: all courses as one person could or could not go there, best first.</summary>
/// <remarks>
/// Ranking asks the cheap rules about every way into every course and childcare, which costs a thousand times as much,
/// only where nothing else stands in the way; the reasons in full are worked out for the courses that are shown.
/// </remarks>
public static class WhereToGo
{
    /// <summary>Every course that somebody could still enter, ranked: the person's own, admitted with a free seat,
    /// admitted but full, then by the number of rules that refuse and by points.</summary>
    /// <param name="sight">The county.</param>
    /// <param name="newcomer">The person.</param>
    public static IReadOnlyList<Destination> Of(CountySight sight, Newcomer newcomer)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(newcomer);
        var lines = CourseLines.Of(sight);
        var promised = sight.Ask(c => c.PromiseOf(newcomer.Id))?.Course;
        var own = promised ?? sight.Once(_ => new Verdicts(sight.Newest)).PlacementOf(newcomer.Id)?.Course;
        return sight.Ask(circumstances => circumstances.County.Courses
            .Where(course => IsEnterable(course) || course.Id == own)
            .Select(course =>
            {
                var best = BestOf(circumstances, newcomer, course);
                return new Destination(
                    best.Entry, lines.Of(course.Id), best.Refusals == 0, best.Refusals, best.Score, course.Id == own,
                    course.Id == promised);
            })
            .OrderByDescending(destination => destination.IsOwn)
            .ThenByDescending(destination => destination.IsOpen)
            .ThenBy(destination => destination.Refusals)
            .ThenByDescending(destination => destination.Score)
            .ThenBy(destination => destination.Entry.Course.Id.Value)
            .ToArray());
    }

    /// <summary>What every rule says of one way.</summary>
    public static CourseExplanation Explain(CountySight sight, Newcomer newcomer, CourseEntry entry)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return sight.Ask(circumstances => Explanation.Explain(circumstances.CaseOf(newcomer, entry)));
    }

    /// <summary>Whether any course but one admits the person and has a free seat.</summary>
    internal static bool IsAnyOpen(CountySight sight, Newcomer newcomer, CourseId except)
    {
        var lines = CourseLines.Of(sight);
        return sight.Ask(circumstances => circumstances.County.Courses
            .Where(course => course.Id != except && IsEnterable(course) && lines.Of(course.Id).Free > 0)
            .SelectMany(circumstances.EntriesOf)
            .Any(entry =>
            {
                var candidate = circumstances.CaseOf(newcomer, entry);
                return Array.TrueForAll(CheapFirst(circumstances), rule => rule.Judge(candidate).IsAdmitted);
            }));
    }

    private static bool IsEnterable(Course course) => course.State is CourseState.Planned or CourseState.Running;

    /// <summary>The way in that fewest cheap rules refuse, then with most points; childcare is asked last.</summary>
    private static Way BestOf(Circumstances circumstances, Newcomer newcomer, Course course)
    {
        var rules = CheapFirst(circumstances);
        Way? best = null;
        foreach (var entry in circumstances.EntriesOf(course))
        {
            var way = Judge(circumstances.CaseOf(newcomer, entry), rules, best?.Refusals ?? int.MaxValue);
            if (best is null || (way.Refusals, -way.Score).CompareTo((best.Value.Refusals, -best.Value.Score)) < 0)
            {
                best = way;
            }
        }

        return best!.Value;
    }

    /// <summary>Judges one way until it is worse than the best so far.</summary>
    private static Way Judge(Case candidate, IRule[] rules, int refusalsMax)
    {
        var (refusals, score) = (0, 0);
        foreach (var rule in rules)
        {
            if (rule is CareCoversLessonsRule && refusals > 0)
            {
                continue;
            }

            var verdict = rule.Judge(candidate);
            score += verdict.Score;
            if (!verdict.IsAdmitted && ++refusals > refusalsMax)
            {
                break;
            }
        }

        return new Way(candidate.Entry, refusals, score);
    }

    private static IRule[] CheapFirst(Circumstances circumstances) =>
        [.. circumstances.Rules.Rules.OrderBy(rule => rule is CareCoversLessonsRule)];

    private readonly record struct Way(CourseEntry Entry, int Refusals, int Score);
}
