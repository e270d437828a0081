using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Rules;

/// <summary>Nobody is offered a course again that they said no to, let lapse, left or finished.</summary>
/// <remarks>Kind: hard. A place that was moved, or ended by the authority, does not count. A later module of a course
/// somebody left or did not come to is a new beginning and stays possible.</remarks>
/// <finding>CM2044</finding>
public sealed class NotDeclinedBeforeRule : IRule
{
    /// <inheritdoc/>
    public string Name => "NotDeclinedBefore";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        foreach (var past in c.Circumstances.PastOf(c.Newcomer.Id))
        {
            if (past.Course == c.Course.Id && Counts(past, c))
            {
                return RuleVerdict.Refuse(c, static c => Finding.Of(
                    "CM2044", Severity.Error, c.CourseName, FindingValue.Term(Last(c).State),
                    DateOnly.FromDateTime(Last(c).EndedAt.UtcDateTime)));
            }
        }

        return RuleVerdict.Admit();
    }

    private static PastPlace Last(Case c) => c.Circumstances.PastOf(c.Newcomer.Id)
        .Last(past => past.Course == c.Course.Id && Counts(past, c));

    private static bool Counts(PastPlace past, Case c) => past.State switch
    {
        PlaceState.Declined or PlaceState.Lapsed or PlaceState.Completed => true,
        PlaceState.Left or PlaceState.DidNotCome => past.ModuleNumber >= c.Entry.Module.Number,
        PlaceState.Offered or PlaceState.Accepted or PlaceState.Started or PlaceState.Moved or PlaceState.Withdrawn
            or PlaceState.Cancelled => false,
    };
}
