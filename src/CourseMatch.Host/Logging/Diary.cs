using CourseMatch.Application;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;

namespace CourseMatch.Host.Logging;

/// <summary>What was done and how it ended, one line each, whoever asked for it: terminal or service.</summary>
internal sealed class Diary(ILogger<Diary> logger)
{
    public void Write(ImportOutcome outcome)
    {
        var preview = outcome.Preview;
        LogMessages.Imported(
            logger,
            preview.Subject,
            outcome.GetType().Name,
            (outcome as ImportOutcome.Imported)?.Id.Value,
            preview.Count(RecordChange.New),
            preview.Count(RecordChange.Changed),
            preview.Count(RecordChange.Withdrawn),
            preview.Rejected);
    }

    public void Write(MatchOutcome outcome)
    {
        if (outcome is MatchOutcome.Drafted { Plan.Summary: var plan })
        {
            LogMessages.Matched(
                logger, plan.Id.Value, plan.Newcomers, plan.Placed, plan.ChildrenPlaced, plan.Objective, plan.Bound,
                plan.Engine, (long)(plan.Seconds * 1000));
        }
        else if (outcome is MatchOutcome.NotDrafted refused)
        {
            LogMessages.NotMatched(logger, string.Join(' ', refused.Findings.Select(finding => finding.Code)));
        }
    }

    public void Write(PlanId plan, PublishOutcome outcome) => LogMessages.Published(
        logger, plan.Value, outcome.GetType().Name, (outcome as PublishOutcome.Published)?.Promised ?? 0);
}
