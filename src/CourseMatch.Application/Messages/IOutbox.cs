namespace CourseMatch.Application.Messages;

/// <summary>Port: messages on their way out. Every step asks that the claim is still the caller's own.</summary>
public interface IOutbox
{
    /// <summary>Takes the municipality's sending lock, or says that somebody else has it. Only its holder may claim: a
    /// message found claimed was left by a process that died.</summary>
    Task<IAsyncDisposable?> TryLockAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Claims the oldest message that may leave now: its plan, if it has one, was published, and nobody else
    /// is at work on it.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="claim">Names the claim; no two are alike.</param>
    /// <param name="until">Until when the claimant thinks to be done (UTC); on record for people.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message, or null when none may leave.</returns>
    Task<OutgoingMessage?> ClaimAsync(
        MunicipalityId municipality, string claim, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>Writes down that the other side is about to be told that the message is complete. Asked under the lock
    /// that every change of a place or plan holds.</summary>
    /// <returns>False when the claim has passed to somebody else, or when what the message says no longer holds: then
    /// it must not be told.</returns>
    Task<bool> HandOverAsync(
        MunicipalityId municipality, int number, string claim, CancellationToken cancellationToken);

    /// <summary>Ends a claim: sent, printable, held, or queued again.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="number">Message.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="state">Where it stands now.</param>
    /// <param name="channel">How it left or is to leave.</param>
    /// <param name="fault">Code of what went wrong, or null.</param>
    /// <param name="notBefore">Not to be claimed again before (UTC), or null.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the claim has passed to somebody else; then nothing was changed.</returns>
    Task<bool> SettleAsync(
        MunicipalityId municipality,
        int number,
        string claim,
        MessageState state,
        MessageChannel? channel,
        string? fault,
        DateTimeOffset? notBefore,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>Drops messages that have not left and say what no longer holds: offers whose place has ended, reminders
    /// of what was answered, the report of a plan that another has replaced.</summary>
    /// <returns>How many.</returns>
    Task<int> DropVoidAsync(
        MunicipalityId municipality, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Holds messages whose sender died while handing them over: nobody knows whether they left.</summary>
    /// <returns>How many.</returns>
    Task<int> HoldUnknownAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>A person's decision about a held or printable message.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="number">Message.</param>
    /// <param name="from">States it may be in.</param>
    /// <param name="to">Sent, printed, dropped or queued.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it is in none of these states, or it is void and was to count as printed.</returns>
    Task<bool> DecideAsync(
        MunicipalityId municipality,
        int number,
        IReadOnlyList<MessageState> from,
        MessageState to,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>One message, or null.</summary>
    Task<OutgoingMessage?> ReadAsync(
        MunicipalityId municipality, int number, CancellationToken cancellationToken);

    /// <summary>Messages in a state, or in any, oldest first.</summary>
    Task<IReadOnlyList<OutgoingMessage>> ListAsync(
        MunicipalityId municipality, MessageState? state, int count, CancellationToken cancellationToken);

    /// <summary>Messages to people that still hold or have left, those that wait for the printer first, then oldest
    /// first: of one plan, of some people, or both.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="plan">The plan whose publication made them, or null.</param>
    /// <param name="references">File references, or null = everybody.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OutgoingMessage>> ToPeopleAsync(
        MunicipalityId municipality,
        PlanId? plan,
        IReadOnlyList<string>? references,
        int count,
        CancellationToken cancellationToken);

    /// <summary>Messages by state.</summary>
    Task<IReadOnlyDictionary<MessageState, int>> CountAsync(
        MunicipalityId municipality, CancellationToken cancellationToken);
}
