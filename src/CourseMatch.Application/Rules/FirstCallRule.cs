using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Rules;

/// <summary>Whose course was cancelled has first call on the next equal offer.</summary>
/// <remarks>Kind: score only. Equal means the same kind, taught at the level the lost place began with. The call is
/// used up by the next place the person says yes to, or says no to: until then it stands.</remarks>
/// <law read="2026-11-22">IntV § 7 Abs. 5: whose course does not begin is assigned anew.</law>
/// <finding>CM2045</finding>
public sealed class FirstCallRule : IRule
{
    /// <inheritdoc/>
    public string Name => "FirstCall";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) =>
        LostCourse(c) is { } lost && IsEqual(c, lost)
            ? RuleVerdict.Admit(c.Policy.Offers.FirstCall, c, static c => Finding.Of(
                "CM2045", Severity.Note, Case.NameOf(LostCourse(c)!)))
            : RuleVerdict.Admit();

    /// <summary>Same kind, and the lost course taught the level of the module entered.</summary>
    internal static bool IsEqual(Case c, Course lost) =>
        c.Course.Kind == lost.Kind && lost.Modules.Any(module => module.Level == c.Entry.Module.Level);

    /// <summary>The cancelled course whose people have first call, or null.</summary>
    private static Course? LostCourse(Case c)
    {
        if (c.Circumstances.BrokenPromiseOf(c.Newcomer.Id) is { } broken)
        {
            return c.Circumstances.Find(broken.Course);
        }

        var past = c.Circumstances.PastOf(c.Newcomer.Id);
        for (var index = past.Count - 1; index >= 0; index--)
        {
            switch (past[index].State)
            {
                case PlaceState.Cancelled:
                    return c.Circumstances.Find(past[index].Course);
                case PlaceState.Moved or PlaceState.Withdrawn:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }
}
