using System.Globalization;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Tells the office how the night went: published with figures, or held with the codes that stopped it.
/// </summary>
public sealed class ReportStep(ICountyStore store) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.Report;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var published = work.Run.ResultOf(NightStep.Publish)?.Counts.GetValueOrDefault("published") == 1;
        var codes = work.Results
            .SelectMany(pair => pair.Result.Findings)
            .Select(finding => finding.Code)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var night = work.Run.Night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string>
        {
            [MessageValue.Night] = night,
            [MessageValue.Findings] = string.Join(' ', codes),
        };
        if (work.Plan is { } plan)
        {
            values[MessageValue.Plan] = Text(plan.Value);
            values[MessageValue.Placed] =
                Text(work.Run.ResultOf(NightStep.Match)?.Counts.GetValueOrDefault("placed") ?? 0);
        }

        var draft = new MessageDraft(
            $"night/{night}/report",
            new MessageRecipient.Office(OfficeRole.Coordinator),
            published ? MessageKind.PlanPublished : MessageKind.PlanHeld,
            values,
            published ? work.Plan : null);
        var queued = await store.ChangeAsync(
            work.Municipality, (change, token) => change.QueueMessagesAsync([draft], token), cancellationToken);
        work.Log.Write($"told the office: {draft.Kind}");
        return StepResult.Done(("queued", queued));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
