using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules;

/// <summary>The kind of course suits the way the person reads and writes, and the test's recommendation.</summary>
/// <remarks>
/// Kind: hard. A recommendation of the placement test goes before our table, within the integration courses: deviating
/// from it needs a documented reason, so a coordinator changes the recommendation on file instead. Recommended kinds
/// that no longer start, and intensive courses, leave the general course open too.
/// </remarks>
/// <law read="2026-11-22">IntV § 13 (special courses), § 13 Abs. 2 (intensive: the test must predict success); BAMF
/// guide of 23 May 2024 (deviation documented).</law>
/// <finding>CM2020</finding>
/// <finding>CM2021</finding>
/// <finding>CM2022</finding>
/// <finding>CM2023</finding>
/// <finding>CM2025</finding>
public sealed class KindFitsLiteracyRule : IRule
{
    private const string LatinScript = "Latn";

    /// <inheritdoc/>
    public string Name => "KindFitsLiteracy";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var kind = c.Course.Kind;
        if (kind.IsIntegration() && c.Newcomer.RecommendedKind is { } recommended && recommended.IsIntegration())
        {
            return kind == recommended || kind == CourseKind.IntegrationGeneral && LeavesGeneralOpen(recommended)
                ? RuleVerdict.Admit()
                : RuleVerdict.Refuse(c, static c => Finding.Of(
                    "CM2021", Severity.Error, c.CourseName, FindingValue.Term(c.Course.Kind),
                    FindingValue.Term(c.Newcomer.RecommendedKind!.Value)));
        }

        if (kind == CourseKind.IntegrationIntensive && c.Newcomer.Proof?.PredictsIntensive != true)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of("CM2025", Severity.Error, c.CourseName));
        }

        var literacy = LiteracyOf(c.Newcomer);
        if (c.Policy.Kinds.For(literacy) is not { } kinds)
        {
            return NeedsKnownLiteracy(kind)
                ? RuleVerdict.Refuse(c, static c => Finding.Of(
                    "CM2022", Severity.Error, c.CourseName, FindingValue.Term(c.Course.Kind)))
                : RuleVerdict.Admit(0, c, static _ => Finding.Of("CM2023", Severity.Note));
        }

        return kinds.Contains(kind)
            ? RuleVerdict.Admit()
            : RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2020", Severity.Error, c.CourseName, FindingValue.Term(c.Course.Kind),
                FindingValue.Term(LiteracyOf(c.Newcomer))));
    }

    /// <summary>Literacy with the scripts taken into account: who has learned Latin script since reads Latin script;
    /// where nothing is stated the scripts speak.</summary>
    internal static Literacy LiteracyOf(Newcomer newcomer) => newcomer.Literacy switch
    {
        Literacy.OtherScript when newcomer.Scripts.Contains(LatinScript) => Literacy.Latin,
        Literacy.Unstated when newcomer.Scripts.Contains(LatinScript) => Literacy.Latin,
        Literacy.Unstated when newcomer.Scripts.Count > 0 => Literacy.OtherScript,
        var stated => stated,
    };

    private static bool LeavesGeneralOpen(CourseKind recommended) =>
        recommended.IsLegacy() || recommended == CourseKind.IntegrationIntensive;

    private static bool NeedsKnownLiteracy(CourseKind kind) => kind is CourseKind.IntegrationLiteracy
        or CourseKind.IntegrationSecondScript or CourseKind.IntegrationLowLiteracy or CourseKind.IntegrationIntensive;
}
