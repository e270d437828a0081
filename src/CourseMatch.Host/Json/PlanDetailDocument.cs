using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>One plan in full. People by number and file reference, children by number: no names.</summary>
public sealed record PlanDetailDocument(
    PlanHead Plan,
    IReadOnlyList<PlacementView> Placements,
    IReadOnlyList<UnplacedView> Unplaced,
    IReadOnlyList<FindingView> Notes)
{
    internal static PlanDetailDocument Of(Plan plan, County county, Voice voice)
    {
        var references = county.Newcomers.ToDictionary(newcomer => newcomer.Id, newcomer => newcomer.Reference);
        var numbers = county.Courses.ToDictionary(course => course.Id, course => course.Number);
        return new PlanDetailDocument(
            PlanHead.Of(plan.Summary),
            [.. plan.Placements.Select(placement => PlacementView.Of(placement, references, numbers))],
            [.. plan.Unplaced.Select(unplaced => new UnplacedView(
                unplaced.Newcomer.Value,
                references[unplaced.Newcomer],
                FindingView.All(unplaced.Findings, voice)))],
            FindingView.All(plan.Notes, voice));
    }
}

/// <summary>One newcomer's seat.</summary>
/// <param name="Newcomer">Number.</param>
/// <param name="Reference">File reference.</param>
/// <param name="Course">Number of the course on file.</param>
/// <param name="CourseNumber">Number people know it by.</param>
/// <param name="Module">Module entered, 1-based.</param>
/// <param name="EntryDay">First lesson day attended.</param>
/// <param name="Score">Points.</param>
/// <param name="JourneyMinutes">Estimated way, or null.</param>
/// <param name="IsPromised">Promised by an earlier plan.</param>
/// <param name="Care">Places of the children.</param>
public sealed record PlacementView(
    int Newcomer,
    string Reference,
    int Course,
    string CourseNumber,
    int Module,
    DateOnly EntryDay,
    int Score,
    int? JourneyMinutes,
    bool IsPromised,
    IReadOnlyList<CareView> Care)
{
    internal static PlacementView Of(
        Placement placement,
        IReadOnlyDictionary<NewcomerId, string> references,
        IReadOnlyDictionary<CourseId, string> numbers) => new(
        placement.Newcomer.Value,
        references[placement.Newcomer],
        placement.Course.Value,
        numbers[placement.Course],
        placement.ModuleNumber,
        placement.EntryDay,
        placement.Score,
        placement.JourneyMinutes,
        placement.IsPromised,
        [.. placement.Care.Select(care => new CareView(
            care.Child.Value,
            care.Group.Value,
            care.Days.First,
            care.Days.Last,
            [.. care.Sessions.Select(session => session.Value)]))]);
}

/// <summary>One child's place.</summary>
/// <param name="Child">Number of the child.</param>
/// <param name="Group">Number of the care group.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Sessions">Numbers of the weekly sessions.</param>
public sealed record CareView(int Child, int Group, DateOnly From, DateOnly To, IReadOnlyList<int> Sessions);

/// <summary>A newcomer who waits, and why.</summary>
public sealed record UnplacedView(int Newcomer, string Reference, IReadOnlyList<FindingView> Findings);
