using CourseMatch.Application.Care;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Rules.Children;

/// <summary>One way of having one child looked after.</summary>
/// <param name="Group">The group, or null when the partner does all of it.</param>
/// <param name="Places">Places in the group.</param>
/// <param name="InGroup">Hours in the group.</param>
/// <param name="WithPartner">Hours with the partner.</param>
/// <param name="WayMinutes">Minutes between lesson and group.</param>
internal sealed record ChildChoice(
    CareGroupId? Group,
    IReadOnlyList<CarePlacement> Places,
    IReadOnlyList<CareWindow> InGroup,
    IReadOnlyList<CareWindow> WithPartner,
    int WayMinutes);

/// <summary>All ways of having one child looked after during one course, best first.</summary>
internal sealed class ChildCare
{
    private readonly IReadOnlyList<CareDemand> demands;
    private readonly (GroupObstacle Obstacle, ReachableGroup? Group, CareDemand Demand) closest;

    private ChildCare(
        IReadOnlyList<CareDemand> demands,
        IReadOnlyList<ChildChoice> choices,
        (GroupObstacle Obstacle, ReachableGroup? Group, CareDemand Demand) closest)
    {
        this.demands = demands;
        this.closest = closest;
        Choices = choices;
    }

    /// <summary>Groups that do all of it, nearest first, then groups that do part of it, then the partner alone.
    /// </summary>
    internal IReadOnlyList<ChildChoice> Choices { get; }

    internal static ChildCare Of(
        IReadOnlyList<CareDemand> demands, IReadOnlyList<ReachableGroup> groups, PartnerHelp partner, int wayMinutes)
    {
        var whole = new List<ChildChoice>();
        var partly = new List<ChildChoice>();
        var closest = (Obstacle: GroupObstacle.NoneReachable, Group: (ReachableGroup?)null, Demand: demands[0]);
        foreach (var group in groups)
        {
            var taken = new List<(CareDemand Demand, IReadOnlyList<CareSession> Sessions)>();
            var left = new List<CareDemand>();
            foreach (var demand in demands)
            {
                var (obstacle, sessions) = GroupFit.Of(group, demand);
                if (obstacle == GroupObstacle.Fits)
                {
                    taken.Add((demand, sessions));
                    continue;
                }

                left.Add(demand);
                if (obstacle > closest.Obstacle)
                {
                    closest = (obstacle, group, demand);
                }
            }

            if (taken.Count == 0 || GroupFit.Collide(taken) || !left.All(partner.IsFree))
            {
                continue;
            }

            (left.Count == 0 ? whole : partly).Add(new ChildChoice(
                group.Group.Id,
                [.. GroupFit.Placements(group.Group.Id, taken)],
                GroupFit.Windows(taken),
                [.. left.Select(demand => demand.Window(wayMinutes))],
                group.BufferMinutes));
        }

        var choices = whole.Concat(partly).ToList();
        if (demands.All(partner.IsFree))
        {
            choices.Add(new ChildChoice(null, [], [], [.. demands.Select(demand => demand.Window(wayMinutes))], 0));
        }

        return new ChildCare(demands, choices, closest);
    }

    /// <summary>What stands against it: the closest miss of all groups.</summary>
    internal Finding Obstacle(string course)
    {
        var born = demands[0].Child.BirthDate;
        var demand = closest.Demand;
        var group = closest.Group?.Group.Name ?? "";
        return closest.Obstacle switch
        {
            GroupObstacle.NoneReachable => Finding.Of("CM2121", Severity.Error, course, born),
            GroupObstacle.Age => Finding.Of("CM2122", Severity.Error,
                course, born, group, closest.Group!.Group.AgeMonthsFrom, closest.Group.Group.AgeMonthsBelow,
                demand.Days.First, demand.Days.Last),
            GroupObstacle.Days => Finding.Of("CM2123", Severity.Error,
                course, born, group, closest.Group!.Group.Days.First, closest.Group.Group.Days.Last,
                demand.Days.First, demand.Days.Last),
            GroupObstacle.HasKita => Finding.Of("CM2124", Severity.Error, course, born, group),
            GroupObstacle.Hours or GroupObstacle.Fits => Finding.Of("CM2125", Severity.Error,
                course, born, group, FindingValue.Term(demand.Day), demand.From, demand.To,
                closest.Group!.BufferMinutes),
        };
    }
}
