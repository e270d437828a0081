using System.Globalization;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Nights;

/// <summary>How asking for a night ended.</summary>
public abstract record NightOutcome
{
    private NightOutcome()
    {
    }

    /// <summary>The night was run to its end just now.</summary>
    public sealed record Ended(NightRun Run) : NightOutcome;

    /// <summary>The night had ended before; nothing was done.</summary>
    public sealed record EndedBefore(NightRun Run) : NightOutcome;

    /// <summary>Another process is at work on this municipality's night; nothing was done.</summary>
    public sealed record Busy : NightOutcome;
}

/// <summary>Use case: one municipality's night, step by step, each recorded, from wherever it stands.</summary>
/// <remarks>
/// One process at a time holds the municipality's night lock. A night that was left unfinished is taken up: steps that
/// ended are not run again, the one that was under way is run anew, which every step can bear. A fault that stays after
/// all attempts leaves the night open for the next one to take it up; after <see cref="TurnsMax"/> such turns it ends
/// as failed. Crashes count as turns, too, with a bound of their own, so that no night goes on for ever.
/// </remarks>
public sealed class RunNight(
    INightLedger ledger, IReadOnlyList<INightStep> steps, INightRetry retry, TimeProvider time, string node,
    ICountyStore store)
{
    /// <summary>Failed turns of one step before the night ends as failed.</summary>
    public const int TurnsMax = 3;

    /// <summary>Runs the night, or what is left of it.</summary>
    /// <exception cref="NightTakenOverException">Another process took the night up while this one stood still.
    /// </exception>
    public async Task<NightOutcome> RunAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, CancellationToken cancellationToken)
    {
        await using var held = await ledger.TryLockAsync(municipality, cancellationToken);
        if (held is null)
        {
            return new NightOutcome.Busy();
        }

        var run = await ledger.TakeUpAsync(municipality, night, trigger, time.GetUtcNow(), cancellationToken);
        if (run.EndedAt is not null)
        {
            return new NightOutcome.EndedBefore(run);
        }

        foreach (var step in steps.OrderBy(step => step.Step))
        {
            if (run.ResultOf(step.Step) is null)
            {
                run = await StepAsync(municipality, run, step, cancellationToken);
            }
        }

        var end = run.Jobs.Any(job => job.Result?.End == NightEnd.Held) ? NightEnd.Held : NightEnd.Done;
        return new NightOutcome.Ended(await EndAsync(municipality, run, end, cancellationToken));
    }

    private async Task<NightRun> StepAsync(
        MunicipalityId municipality, NightRun run, INightStep step, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var job = await ledger.BeginAsync(municipality, run, step.Step, node, begun, cancellationToken);
        var log = new NightLog();
        StepResult result;
        try
        {
            result = await retry.RunAsync(
                token => step.RunAsync(new NightWork(municipality, run, log), token),
                (attempt, fault) => log.Write($"attempt {attempt} failed: {fault}"),
                cancellationToken);
        }
        catch (Exception fault)
        {
            if (fault is not (OperationCanceledException or NightTakenOverException))
            {
                await FailAsync(municipality, run, step.Step, job, fault, log);
            }

            throw;
        }

        var ended = time.GetUtcNow();
        await ledger.EndStepAsync(municipality, run, job, result, log.ToString(), ended, cancellationToken);
        return run with
        {
            Jobs = [.. run.Jobs, new JobRun(step.Step, node, begun, ended, result, log.ToString())],
        };
    }

    /// <summary>Writes the failure down; not cancelled by what may have cancelled the step.</summary>
    private async Task FailAsync(
        MunicipalityId municipality, NightRun run, NightStep step, int job, Exception fault, NightLog log)
    {
        log.Write($"failed: {fault.GetType().Name}");
        var finding = Finding.Of("CM4101", Severity.Error, FindingValue.Term(step), fault.GetType().Name);
        await ledger.EndStepAsync(
            municipality,
            run,
            job,
            new StepResult(NightEnd.Failed, new Dictionary<string, long>(), [finding]),
            log.ToString(),
            time.GetUtcNow(),
            CancellationToken.None);
        var failures = 1 + run.Jobs.Count(earlier => earlier.Step == step && earlier.Result?.End == NightEnd.Failed);
        if (failures >= TurnsMax)
        {
            await TellOfficeAsync(municipality, run.Night, finding);
            await EndAsync(municipality, run, NightEnd.Failed, CancellationToken.None);
        }
    }

    /// <summary>The office hears of a night that failed; once, since the message is named after the night.</summary>
    private async Task TellOfficeAsync(MunicipalityId municipality, DateOnly night, Finding finding)
    {
        var day = night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var draft = new MessageDraft(
            $"night/{day}/failed",
            new MessageRecipient.Office(OfficeRole.Administrator),
            MessageKind.NightFailed,
            new Dictionary<string, string> { [MessageValue.Night] = day, [MessageValue.Findings] = finding.Code });
        await store.ChangeAsync(
            municipality, (change, token) => change.QueueMessagesAsync([draft], token), CancellationToken.None);
    }

    private async Task<NightRun> EndAsync(
        MunicipalityId municipality, NightRun run, NightEnd end, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        await ledger.EndAsync(municipality, run, end, at, cancellationToken);
        return run with { EndedAt = at, End = end };
    }
}
