using CourseMatch.Application.Findings;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules.Children;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Rules;

/// <summary>The steps of the order, lowest first.</summary>
public enum OrderStep
{
    /// <summary>No entitlement, or a course that needs none.</summary>
    Voluntary,

    /// <summary>A claim or an admission.</summary>
    Entitled,

    /// <summary>Looks after a child that needs care.</summary>
    Parent,

    /// <summary>Has waited long.</summary>
    LongWaiting,

    /// <summary>Obliged, sent by the Jobcenter, or waiting so long that nobody may pass any more.</summary>
    Priority,
}

/// <summary>Who comes first: people obliged or sent by the Jobcenter, then long waiting, then parents of small
/// children, then everybody with an entitlement, then the rest.</summary>
/// <remarks>Kind: score only. A person counts by the highest step that applies; sizes in <see cref="Measure"/>. The
/// step speaks of this course: an obligation to an integration course gives no precedence in a volunteer
/// course.</remarks>
/// <law read="2026-11-22">IntV §§ 5 Abs. 4, 7; DeuFöV §§ 4 Abs. 2, 8 Abs. 3.</law>
/// <finding>CM2016</finding>
public sealed class StatutoryOrderRule : IRule
{
    /// <inheritdoc/>
    public string Name => "StatutoryOrder";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => RuleVerdict.Admit(
        PointsOf(StepOf(c), c.Policy.Order), c,
        static c => Finding.Of("CM2016", Severity.Note, FindingValue.Term(StepOf(c))));

    /// <summary>The step a person stands on in a case.</summary>
    public static OrderStep StepOf(Case c)
    {
        var order = c.Policy.Order;
        var waited = WaitingTimeRule.MonthsOf(c.Newcomer, c.Day);
        var step = c.Cover.Best is null ? OrderStep.Voluntary : OrderStep.Entitled;
        step = Higher(step, OrderStep.Parent, HasChildInNeed(c));
        step = Higher(step, OrderStep.LongWaiting, waited >= order.LongWaitingFromMonths);
        return Higher(
            step,
            OrderStep.Priority,
            c.Cover.Best is { } best && EntitlementCover.ComesFirst(best) || waited >= order.NobodyBehindFromMonths);

        OrderStep Higher(OrderStep current, OrderStep other, bool applies) =>
            applies && PointsOf(other, order) >= PointsOf(current, order) ? other : current;
    }

    /// <summary>Points of a step.</summary>
    public static int PointsOf(OrderStep step, OrderPolicy order) => step switch
    {
        OrderStep.Voluntary => order.Voluntary,
        OrderStep.Entitled => order.Entitled,
        OrderStep.Parent => order.Parent,
        OrderStep.LongWaiting => order.LongWaiting,
        OrderStep.Priority => order.Priority,
    };

    private static bool HasChildInNeed(Case c)
    {
        foreach (var child in c.Household?.Children ?? [])
        {
            if (CareDemands.NeedOf(child, c.Law.SchoolBegins) is { } need && need.Contains(c.Entry.Day))
            {
                return true;
            }
        }

        return false;
    }
}
