using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Rules;

/// <summary>The module teaches the level the person should enter, shown by a proof that is good enough.</summary>
/// <remarks>
/// Kind: hard, with a score. The level is held against the <em>module</em>, never against the course: a course that
/// began at A1.1 is at B1.1 in its fifth module. Exact level: all points; within the policy's tolerance, and for kinds
/// taught without regard to level: half.
/// </remarks>
/// <law read="2026-11-22">IntV § 11 Abs. 2: placement test before the course; DeuFöV § 8: proof at most six months old;
/// IntV § 17: certificate at most one year old.</law>
/// <finding>CM2030</finding>
/// <finding>CM2031</finding>
/// <finding>CM2032</finding>
/// <finding>CM2033</finding>
/// <finding>CM2034</finding>
/// <finding>CM2035</finding>
public sealed class LevelFitsModuleRule : IRule
{
    /// <inheritdoc/>
    public string Name => "LevelFitsModule";

    /// <inheritdoc/>
    public RuleVerdict Judge(Case c)
    {
        var levels = c.Policy.Levels;
        if (levels.KindsWithout.Contains(c.Course.Kind))
        {
            return RuleVerdict.Admit(c.Policy.Fit.Level / 2);
        }

        if (LevelOf(c) is not { } level)
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2030", Severity.Error, c.CourseName, c.Entry.Module.Level.ToString()));
        }

        var distance = c.Entry.Module.Level.Step - level.Step;
        if (distance > levels.Above)
        {
            return RuleVerdict.Refuse(c, static c => Distance(c, "CM2034"));
        }

        if (distance < -levels.Below)
        {
            return RuleVerdict.Refuse(c, static c => Distance(c, "CM2035"));
        }

        return JudgeProof(c, distance == 0 ? c.Policy.Fit.Level : c.Policy.Fit.Level / 2);
    }

    /// <summary>The level to enter; people who read and write in no script begin before A1 without any test, and
    /// whoever finished a course since the proof goes on behind its last module.</summary>
    internal static Level? LevelOf(Case c)
    {
        var proven = c.Newcomer.Proof?.EntryLevel ?? (c.Newcomer.Literacy == Literacy.None ? Level.BeforeA1 : null);
        foreach (var past in c.Circumstances.PastOf(c.Newcomer.Id))
        {
            if (past.State == PlaceState.Completed
                && !(c.Newcomer.Proof?.On > DateOnly.FromDateTime(past.EndedAt.UtcDateTime))
                && c.Circumstances.Find(past.Course) is { } finished)
            {
                var next = Math.Min(finished.Modules.Max(module => module.Level.Step) + 1, Level.HighestStep);
                proven = proven is { } known && known.Step >= next ? known : new Level(next);
            }
        }

        return proven;
    }

    private static RuleVerdict JudgeProof(Case c, int score)
    {
        if (c.Cover.Needed is not { } scheme)
        {
            return RuleVerdict.Admit(score);
        }

        if (c.Newcomer.Proof is not { } proof || proof.Kind == ProofKind.SelfStated)
        {
            return scheme == Scheme.Vocational || c.Policy.Levels.IsTestRequired
                ? RuleVerdict.Refuse(c, static c => Finding.Of("CM2031", Severity.Error, c.CourseName))
                : RuleVerdict.Admit(score, c, static c => Finding.Of("CM2032", Severity.Note, c.CourseName));
        }

        // Only vocational courses ask for a recent proof; it is read on the day the place is taken up.
        if (scheme == Scheme.Vocational && proof.On is { } on && c.Day >= TooOldFrom(c, proof.Kind, on))
        {
            return RuleVerdict.Refuse(c, static c => Finding.Of(
                "CM2033", Severity.Error, c.CourseName, FindingValue.Term(c.Newcomer.Proof!.Kind),
                c.Newcomer.Proof.On!.Value,
                TooOldFrom(c, c.Newcomer.Proof.Kind, c.Newcomer.Proof.On.Value).AddDays(-1)));
        }

        return RuleVerdict.Admit(score);
    }

    private static DateOnly TooOldFrom(Case c, ProofKind kind, DateOnly on) => kind == ProofKind.Certificate
        ? c.Law.CertificateEnds(on, c.Course.FirstDay)
        : c.Law.VocationalTestEnds(on, c.Course.FirstDay);

    private static Finding Distance(Case c, string code) => Finding.Of(
        code, Severity.Error, c.CourseName, c.Entry.Module.Number, c.Entry.Module.Level.ToString(),
        LevelOf(c)!.Value.ToString());
}
