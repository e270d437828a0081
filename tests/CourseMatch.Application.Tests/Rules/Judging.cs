using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Asks one rule about one case; a finding's sentence must be readable in both languages.</summary>
internal static class Judging
{
    internal static RuleVerdict Ask(
        IRule rule, Newcomer newcomer, Course course, County? county = null, DateOnly? day = null,
        RuleBook? rules = null, int module = 1)
    {
        var circumstances = Night.On(county ?? Some.County([newcomer], [course]), day, rules);
        var entry = circumstances.EntriesOf(course).FirstOrDefault(entry => entry.Module.Number == module)
            ?? circumstances.EntriesOf(course)[0];
        var verdict = rule.Judge(circumstances.CaseOf(newcomer, entry));
        foreach (var finding in verdict.Findings)
        {
            Assert.DoesNotContain("{", FindingTexts.Sentence(finding, FindingTexts.German), StringComparison.Ordinal);
            Assert.DoesNotContain("{", FindingTexts.Advice(finding, FindingTexts.English), StringComparison.Ordinal);
        }

        return verdict;
    }

    /// <summary>The one finding of a refusal.</summary>
    internal static Finding Refusal(RuleVerdict verdict)
    {
        Assert.False(verdict.IsAdmitted, "admitted");
        Assert.Equal(0, verdict.Score);
        return Assert.Single(verdict.Findings);
    }

    internal static void Refused(string code, RuleVerdict verdict) => Assert.Equal(code, Refusal(verdict).Code);

    /// <summary>Admitted, with exactly these notes.</summary>
    internal static void Admitted(RuleVerdict verdict, params string[] notes)
    {
        Assert.True(verdict.IsAdmitted, string.Join("; ", verdict.Findings));
        Assert.Equal(notes, verdict.Findings.Select(finding => finding.Code));
    }

    internal static RuleBook Book(Func<Policy, Policy> change) =>
        new(new PolicyBook(change(PolicyBook.BuiltIn.Policy)), Application.Law.LawBook.BuiltIn);

    internal static string[] Values(Finding finding) => [.. finding.Values.Select(value => value.Value)];
}
