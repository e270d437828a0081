using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules;

/// <summary>What a person would like counts, and never shuts anything.</summary>
/// <remarks>Kind: score only. The wished part of the day is met when more than half of the weekly lessons lie in it.
/// </remarks>
public sealed class WishesRule : IRule
{
    private static readonly TimeOnly Afternoon = new(13, 0);
    private static readonly TimeOnly Evening = new(17, 0);

    /// <inheritdoc/>
    public string Name => "Wishes";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var (wishes, fit) = (c.Newcomer.Wishes, c.Policy.Fit);
        var score = 0;
        if (wishes.WomenOnly && WomenOnlyCourseRule.IsForWomen(c.Course))
        {
            score += fit.WishWomenOnly;
        }

        if (wishes.Part is { } part && IsMostly(c, part))
        {
            score += fit.WishDayPart;
        }

        if (wishes.Kind == c.Course.Kind)
        {
            score += fit.WishKind;
        }

        if (wishes.Provider is { } provider && c.Circumstances.Find(c.Course.Provider) is { } own
            && string.Equals(provider.Trim(), own.Name.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            score += fit.WishProvider;
        }

        return RuleVerdict.Admit(score);
    }

    private static bool IsMostly(Case c, DayPart part)
    {
        var (met, all) = (0, 0);
        foreach (var weekly in c.Lessons.Weekly)
        {
            all += weekly.Dates.Count;
            met += PartOf(weekly.From) == part ? weekly.Dates.Count : 0;
        }

        return met * 2 > all;
    }

    private static DayPart PartOf(TimeOnly begin) =>
        begin < Afternoon ? DayPart.Morning : begin < Evening ? DayPart.Afternoon : DayPart.Evening;
}
