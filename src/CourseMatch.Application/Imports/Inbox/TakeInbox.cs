using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports.Inbox;

/// <summary>A file in a provider's folder.</summary>
/// <param name="Source">Provider or authority, the name of the folder.</param>
/// <param name="Name">Name of the file.</param>
public sealed record InboxFile(string Source, string Name);

/// <summary>Port: the watched folders.</summary>
public interface IInbox
{
    /// <summary>Files that are complete and taken by nobody, oldest first.</summary>
    IReadOnlyList<InboxFile> Waiting();

    /// <summary>Takes a file for oneself; false when somebody was faster.</summary>
    bool TryTake(InboxFile file);

    /// <summary>Reads a file that was taken; null, with a finding, when it is none we read.</summary>
    Task<(Delivery? Delivery, Finding? Refusal)> ReadAsync(
        MunicipalityId municipality, InboxFile file, CancellationToken cancellationToken);

    /// <summary>Puts a file with its answer where it belongs: done, held or refused.</summary>
    void Settle(InboxFile file, InboxAnswer answer);

    /// <summary>Puts a file back whose taking failed, so that it is tried again.</summary>
    void PutBack(InboxFile file);
}

/// <summary>What became of one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Outcome">How the import ended, or null when the file could not even be read.</param>
/// <param name="Refusal">Why it could not be read.</param>
public sealed record InboxAnswer(InboxFile File, ImportOutcome? Outcome, Finding? Refusal);

/// <summary>Use case: take in all files that lie in the providers' folders. Safe to run by several at once.</summary>
public sealed class TakeInbox(IInbox inbox, TakeDelivery taking)
{
    /// <summary>Who brings files of a folder.</summary>
    public const string Bearer = "inbox";

    /// <summary>Takes in what waits.</summary>
    public async Task<IReadOnlyList<InboxAnswer>> RunAsync(
        MunicipalityId municipality, CancellationToken cancellationToken)
    {
        var answers = new List<InboxAnswer>();
        foreach (var file in inbox.Waiting())
        {
            if (!inbox.TryTake(file))
            {
                continue;
            }

            var isSettled = false;
            try
            {
                var (delivery, refusal) = await inbox.ReadAsync(municipality, file, cancellationToken);
                var answer = new InboxAnswer(
                    file,
                    delivery is null
                        ? null
                        : await taking.RunAsync(municipality, delivery, Bearer, cancellationToken),
                    refusal);
                inbox.Settle(file, answer);
                isSettled = true;
                answers.Add(answer);
            }
            finally
            {
                if (!isSettled)
                {
                    inbox.PutBack(file);
                }
            }
        }

        return answers;
    }
}
