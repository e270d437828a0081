using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Gate;

/// <summary>The order of people, read by the policy last released and not by the one the draft was made with.</summary>
internal static class OrderChecks
{
    /// <summary>People who wait while somebody of a lower step newly gets a seat that was open to them.</summary>
    /// <remarks>Somebody is passed over when the seat alone is all it takes: the children's places, too, are free in
    /// the draft once the other gives up theirs, and the partner's course goes together with it. In a plan that
    /// follows the order there is nobody of the kind.</remarks>
    internal static IEnumerable<Finding> PassedOver(GateCase gate)
    {
        var circumstances = Released(gate);
        var fresh = gate.Draft.Placements
            .Where(placement => !placement.IsPromised && circumstances.PromiseOf(placement.Newcomer) is null)
            .Select(placement => Judged(placement, circumstances))
            .OfType<Case>()
            .GroupBy(c => c.Course.Id)
            .Select(course => course.MinBy(PointsOf)!)
            .ToDictionary(lowest => lowest.Course.Id);
        var waiting = gate.Draft.Unplaced.Select(unplaced => unplaced.Newcomer).ToHashSet();
        var finder = new OptionFinder(circumstances);
        var room = new CareRoom(Moves.Of(circumstances, gate.Draft.Placements).Without, gate.Draft.Placements);
        var placed = gate.Draft.Placements.ToDictionary(placement => placement.Newcomer);
        var passed = new List<(Newcomer Newcomer, OrderStep Step, Case Lower)>();
        foreach (var newcomer in circumstances.County.Newcomers.Where(n => n.IsActive && waiting.Contains(n.Id)))
        {
            var partner = circumstances.PartnerOf(newcomer) is { } other && placed.TryGetValue(other.Id, out var theirs)
                ? ArrangementOf(theirs, circumstances)
                : null;
            foreach (var option in finder.OptionsOf(newcomer))
            {
                if (fresh.TryGetValue(option.Case.Course.Id, out var lowest)
                    && PointsOf(lowest) < PointsOf(option.Case)
                    && partner?.Conflicts(option.Arrangement) != true
                    && room.Holds(option.Arrangement.Places, placed[lowest.Newcomer.Id].Care))
                {
                    passed.Add((newcomer, StatutoryOrderRule.StepOf(option.Case), lowest));
                    break;
                }
            }
        }

        var isTooMany = passed.Count > gate.Circumstances.Policy.Gate.PassedOverMax;
        foreach (var step in passed.GroupBy(entry => entry.Step).OrderByDescending(group => group.Key))
        {
            var (newcomer, _, lower) = step.First();
            yield return Finding.Of(
                "CM3205", isTooMany ? Severity.Error : Severity.Note, step.Count(), FindingValue.Term(step.Key),
                newcomer.Reference, newcomer.RegisteredOn, lower.Newcomer.Reference,
                FindingValue.Term(StatutoryOrderRule.StepOf(lower)), Case.NameOf(lower.Course));
        }
    }

    /// <summary>Steps of which fewer people have a place than in the plan in force, and why.</summary>
    internal static IEnumerable<Finding> WorseServed(GateCase gate)
    {
        if (gate.InForce is not { } inForce)
        {
            yield break;
        }

        var circumstances = Released(gate);
        var now = gate.Draft.Placements.Select(placement => placement.Newcomer).ToHashSet();
        var lost = inForce.Placements.Where(placement => !now.Contains(placement.Newcomer))
            .Select(placement => (Placement: placement, Case: Judged(placement, circumstances)))
            .Where(entry => entry.Case is { Newcomer.IsActive: true })
            .GroupBy(entry => StatutoryOrderRule.StepOf(entry.Case!))
            .OrderByDescending(group => group.Key);
        foreach (var step in lost)
        {
            // A place that ended has its reason in its history: declined, lapsed, cancelled and so on.
            var byReason = step
                .GroupBy(entry => circumstances.PastOf(entry.Placement.Newcomer)
                    .LastOrDefault(past => past.Course == entry.Placement.Course)?.State)
                .OrderBy(group => group.Key);
            foreach (var reason in byReason)
            {
                yield return reason.Key is { } ended
                    ? Finding.Of(
                        "CM3206", Severity.Note, FindingValue.Term(step.Key), reason.Count(), FindingValue.Term(ended))
                    : Finding.Of(
                        "CM3207", Severity.Error, FindingValue.Term(step.Key), reason.Count(),
                        reason.First().Case!.Newcomer.Reference);
            }
        }
    }

    private static Circumstances Released(GateCase gate)
    {
        var book = new RuleBook(new Policies.PolicyBook(gate.Released), Law.LawBook.BuiltIn);
        return gate.Circumstances.With(book);
    }

    private static Case? Judged(Placement placement, Circumstances circumstances) =>
        circumstances.Find(placement.Newcomer) is { } newcomer && circumstances.Find(placement.Course) is { } course
            ? circumstances.CaseOf(
                newcomer, Circumstances.EntryAt(course, placement.ModuleNumber, placement.EntryDay))
            : null;

    private static CareArrangement? ArrangementOf(Placement placement, Circumstances circumstances) =>
        Judged(placement, circumstances) is { } c ? PromisedCare.Of(c, placement.Care) : null;

    private static int PointsOf(Case c) =>
        StatutoryOrderRule.PointsOf(StatutoryOrderRule.StepOf(c), c.Policy.Order) + FirstCall.Judge(c).Score;

    private static readonly FirstCallRule FirstCall = new();
}
