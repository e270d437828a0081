using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Inbox;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Takes in the files that lie in the providers' folders before anything is matched, and says what waits for a
/// person: files held tonight, files that could not be read, and everything held before.</summary>
/// <param name="inbox">The folders, or null where this process keeps those of another municipality.</param>
/// <param name="store">The database.</param>
/// <remarks>Run again after a crash it takes what is left; a file that was taken in comes a second time as one that is
/// on file already.</remarks>
public sealed class TakeInboxStep(TakeInbox? inbox, ICountyStore store) : INightStep
{
    private const int ImportsMax = 200;

    /// <inheritdoc/>
    public NightStep Step => NightStep.TakeInbox;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var answers = inbox is null ? [] : await inbox.RunAsync(work.Municipality, cancellationToken);
        var taken = answers.Count(answer => answer.Outcome is ImportOutcome.Imported);
        var known = answers.Count(answer => answer.Outcome is ImportOutcome.AlreadyOnFile);
        var held = answers.Where(answer => answer.Outcome is ImportOutcome.Held).ToArray();
        var refused = answers.Where(answer => answer.Outcome is null or ImportOutcome.Refused).ToArray();
        var waiting = (await store.ImportsAsync(work.Municipality, ImportsMax, cancellationToken))
            .Count(import => import.State == ImportState.Held);
        work.Log.Write(inbox is null
            ? $"the folders of files belong to another municipality; {waiting} imports wait for a person"
            : $"{answers.Count} files: {taken} taken in, {known} on file already, {held.Length} held, "
                + $"{refused.Length} refused; {waiting} imports wait for a person");
        return new StepResult(
            NightEnd.Done,
            new Dictionary<string, long>
            {
                ["files"] = answers.Count,
                ["taken"] = taken,
                ["known"] = known,
                ["held"] = held.Length,
                ["refused"] = refused.Length,
                ["waiting"] = waiting,
            },
            [
                .. held.Select(answer => Finding.Of(
                    "CM4109", Severity.Warning, answer.File.Name, answer.File.Source)),
                .. refused.Select(answer => Finding.Of(
                    "CM4110", Severity.Warning, answer.File.Name, answer.File.Source)),
                .. waiting > 0 ? [Finding.Of("CM4111", Severity.Warning, waiting)] : Array.Empty<Finding>(),
            ]);
    }
}
