using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans.Proposals;

namespace CourseMatch.Application.Rules;

/// <summary>Nobody is proposed for a course again that a coordinator left out of a draft for them.</summary>
/// <remarks>Kind: hard. Holds until the coordinator takes the decision back; whoever is placed by hand in that very
/// course needs no taking back.</remarks>
/// <finding>CM2046</finding>
public sealed class NotLeftOutRule : IRule
{
    /// <inheritdoc/>
    public string Name => "NotLeftOut";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) => Decision(c) is null
        ? RuleVerdict.Admit()
        : RuleVerdict.Refuse(c, static c => Finding.Of(
            "CM2046", Severity.Error, c.CourseName, Decision(c)!.On, Decision(c)!.Reason));

    private static LeftOutProposal? Decision(Case c)
    {
        foreach (var decision in c.Circumstances.LeftOutOf(c.Newcomer.Id))
        {
            if (decision.Course == c.Course.Id)
            {
                return decision;
            }
        }

        return null;
    }
}
