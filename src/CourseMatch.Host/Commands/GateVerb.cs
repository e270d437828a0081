using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch gate show|check [ID]</c> and <c>coursematch policy canary|release</c>.</summary>
internal static class GateVerb
{
    public static Command Build(Screen screen)
    {
        var verb = new Command("gate", screen.Voice.Say("Verb.gate"));
        foreach (var (name, isNew) in new[] { ("gate show", false), ("gate check", true) })
        {
            var id = Values.PlanNumber(screen.Voice, isRequired: false);
            verb.Add(Verb.Of(
                screen, name, (parsed, token) => ShowAsync(screen, parsed.GetValue(id), isNew, token), id));
        }

        return verb;
    }

    public static Command BuildPolicy(Screen screen)
    {
        var verb = new Command("policy", screen.Voice.Say("Verb.policy"));
        foreach (var name in new[] { "policy canary", "policy release" })
        {
            var by = new Option<string>("--by") { Required = true };
            verb.Add(Verb.Of(screen, name, async (parsed, token) =>
            {
                using var line = new ProgressLine(screen);
                await using var county = await OpenedCounty.OpenAsync(line, token);
                line.Report("Policy");
                var canary = county.UseCases.Canary(EngineRegistry.Default);
                return Policy(screen.Voice, name == "policy canary"
                    ? await canary.TryAsync(county.Municipality, parsed.GetRequiredValue(by), token)
                    : await canary.ReleaseAsync(county.Municipality, parsed.GetRequiredValue(by), token));
            }, by));
        }

        return verb;
    }

    private static async Task<Answer> ShowAsync(Screen screen, int? asked, bool isNew, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Gate");
        var plans = await county.Store.PlansAsync(county.Municipality, token);
        var id = asked is { } number
            ? new PlanId(number)
            : plans.FirstOrDefault(plan => !isNew || plan.State == PlanState.Draft)?.Id;
        var verdict = id is not { } plan ? null
            : isNew ? await county.UseCases.Publishing.JudgeAsync(county.Municipality, plan, token)
            : await county.Served.Gates.VerdictAsync(county.Municipality, plan, token);
        return verdict is null
            ? Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM3216", Severity.Error, id?.Value ?? 0))
            : Answer.Of(
                verdict.IsOpen ? ExitStatus.Done : ExitStatus.Findings,
                GateDocument.Of(verdict, screen.Voice),
                PlacesJson.Default.GateDocument,
                text => Write(text, verdict, screen.Voice));
    }

    private static void Write(TextWriter text, GateVerdict verdict, Voice voice)
    {
        text.WriteLine(voice.Say(verdict.IsOpen ? "Gate.Open" : "Gate.Closed", verdict.Plan.Value));
        if (verdict.Release is { } release)
        {
            text.WriteLine(voice.Say("Gate.Released", release.By, release.Reason));
        }

        foreach (var check in verdict.Checks)
        {
            text.WriteLine(voice.Say(
                check.IsPassed ? "Gate.Passed" : "Gate.Stopped", FindingTexts.Term(check.Kind, voice.Culture)));
            FindingLines.Write(text, check.Findings, voice);
        }
    }

    private static Answer Policy(Voice voice, PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.Tried { Proposal: var tried } => Answer.Of(
            tried.Canary.Cases.All(one => one.IsAsExpected) ? ExitStatus.Done : ExitStatus.Findings,
            new PolicyDocument(tried.Version, tried.ProposedBy, null, null, tried.Canary),
            PlacesJson.Default.PolicyDocument,
            text =>
            {
                var canary = tried.Canary;
                text.WriteLine(voice.Say(
                    "Policy.Tried", tried.Version[..12], canary.PlacedBefore, canary.PlacedAfter, canary.Gained,
                    canary.Lost, canary.Elsewhere));
                foreach (var step in canary.Steps)
                {
                    text.WriteLine(voice.Say(
                        "Policy.Step", FindingTexts.Term(step.Step, voice.Culture), step.People, step.PlacedBefore,
                        step.PlacedAfter));
                }

                foreach (var one in canary.Cases.Where(one => !one.IsAsExpected))
                {
                    text.WriteLine(voice.Say("Policy.Case", one.Name));
                }
            }),
        PolicyOutcome.Released released => Answer.Of(
            ExitStatus.Done,
            new PolicyDocument(released.Version, null, null, null, null),
            PlacesJson.Default.PolicyDocument,
            text => text.WriteLine(voice.Say("Policy.Released", released.Version[..12]))),
        PolicyOutcome.Refused refused => Answer.Failed(ExitStatus.Unsatisfiable, voice, refused.Finding),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };
}
