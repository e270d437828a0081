using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules;

/// <summary>On one step of the order, who has waited longer comes first.</summary>
/// <remarks>Kind: score only. Full months from registration to the day of the plan, up to the policy's cap: beyond it
/// the step of long waiting has lifted the person already.</remarks>
/// <finding>CM2017</finding>
public sealed class WaitingTimeRule : IRule
{
    /// <inheritdoc/>
    public string Name => "WaitingTime";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => RuleVerdict.Admit(
        c.Policy.Order.WaitingPointsPerMonth
        * Math.Min(MonthsOf(c.Newcomer, c.Day), c.Policy.Order.WaitingMonthsMax),
        c,
        static c => Finding.Of(
            "CM2017", Severity.Note, MonthsOf(c.Newcomer, c.Day), c.Newcomer.RegisteredOn));

    /// <summary>Full months waited, never negative.</summary>
    internal static int MonthsOf(Newcomer newcomer, DateOnly day)
    {
        var since = newcomer.RegisteredOn;
        var months = (day.Year - since.Year) * 12 + day.Month - since.Month;
        return Math.Max(0, day < since.AddMonths(months) ? months - 1 : months);
    }
}
