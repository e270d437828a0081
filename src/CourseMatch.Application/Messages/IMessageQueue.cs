namespace CourseMatch.Application.Messages;

/// <summary>Port: messages written down inside the transaction of the change that makes the event.</summary>
public interface IMessageQueue
{
    /// <summary>Queues messages; they leave after the transaction has ended well, and never when it has not. A draft
    /// whose event key is known already changes nothing.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="ArgumentException">An event key is not of the form <see cref="MessageDraft"/> asks for.
    /// </exception>
    Task<int> QueueMessagesAsync(IReadOnlyList<MessageDraft> drafts, CancellationToken cancellationToken);
}
