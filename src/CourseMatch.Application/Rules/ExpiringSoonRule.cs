using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>A certificate that must be taken up soon gives urgency.</summary>
/// <remarks>Kind: score only, among the fits: it helps between people of one month of waiting, it does not pass
/// anybody.
/// </remarks>
/// <law read="2026-11-22">IntV §§ 4, 5, 6; DeuFöV § 6 Abs. 3.</law>
/// <finding>CM2012</finding>
public sealed class ExpiringSoonRule : IRule
{
    /// <inheritdoc/>
    public string Name => "ExpiringSoon";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c) =>
        c.Cover.TakeUpBy is { } last && last <= c.Day.AddDays(c.Policy.Fit.ExpiringWithinDays)
            ? RuleVerdict.Admit(c.Policy.Fit.ExpiringSoon, c, static c => Finding.Of(
                "CM2012", Severity.Warning, c.Cover.TakeUpBy!.Value))
            : RuleVerdict.Admit();
}
