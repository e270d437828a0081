using System.CommandLine;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch plans [ID]</c>: all plans, or one in full.</summary>
internal static class PlansVerb
{
    public static Command Build(Screen screen)
    {
        var id = Values.PlanNumber(screen.Voice, isRequired: false);
        return Verb.Of(screen, "plans", (parsed, token) => RunAsync(screen, parsed.GetValue(id), token), id);
    }

    private static async Task<Answer> RunAsync(Screen screen, int? id, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        if (id is not { } number)
        {
            return List(screen.Voice, await county.Store.PlansAsync(county.Municipality, token));
        }

        return await county.Store.PlanAsync(county.Municipality, new PlanId(number), token) is { } plan
            ? One(screen.Voice, PlanDetailDocument.Of(
                plan, await county.Store.ReadCountyAsync(county.Municipality, token), screen.Voice))
            : Answer.Failed(ExitStatus.BadInput, screen.Voice, Finding.Of("CM3001", Severity.Error, number));
    }

    private static Answer List(Voice voice, IReadOnlyList<PlanSummary> plans) => Answer.Of(
        ExitStatus.Done,
        new PlansDocument([.. plans.Select(PlanHead.Of)]),
        HostJson.Default.PlansDocument,
        text =>
        {
            foreach (var plan in plans)
            {
                text.WriteLine(Line(voice, plan));
            }

            if (plans.Count == 0)
            {
                text.WriteLine(voice.Say("Report.NoPlan"));
            }
        });

    private static Answer One(Voice voice, PlanDetailDocument plan) => Answer.Of(
        ExitStatus.Done,
        plan,
        HostJson.Default.PlanDetailDocument,
        text =>
        {
            foreach (var placement in plan.Placements)
            {
                text.WriteLine(voice.Say(
                    placement.Care.Count == 0 ? "Plans.Placement" : "Plans.PlacementWithCare",
                    placement.Reference, placement.CourseNumber, placement.EntryDay,
                    placement.Care.Select(care => care.Child).Distinct().Count()));
            }

            foreach (var unplaced in plan.Unplaced)
            {
                text.WriteLine(voice.Say("Plans.Unplaced", unplaced.Reference, unplaced.Findings[0].Sentence));
            }
        });

    private static string Line(Voice voice, PlanSummary plan) => voice.Say(
        "Plans.Line",
        plan.Id.Value,
        FindingTexts.Term(plan.State, voice.Culture),
        plan.Day,
        plan.Placed,
        plan.Newcomers,
        plan.ChildrenPlaced,
        plan.Gap);
}
