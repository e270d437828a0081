namespace CourseMatch.Application.Messages;

/// <summary>What a carrier said to a message.</summary>
public enum CarrierAnswer
{
    /// <summary>Taken over: it leaves.</summary>
    Taken,

    /// <summary>Not now, or not reached; nothing was taken over. May be tried again.</summary>
    Later,

    /// <summary>Never: the address or the message is refused.</summary>
    Refused,

    /// <summary>The answer did not arrive after everything was said: taken over or not, nobody knows.</summary>
    Unknown,

    /// <summary>Not told, because the claim had passed to somebody else.</summary>
    ClaimLost,
}

/// <summary>Port: a way out for messages, e-mail or short message.</summary>
public interface ICarrier
{
    /// <summary>Which channel it serves.</summary>
    MessageChannel Channel { get; }

    /// <summary>Carries one message.</summary>
    /// <param name="address">E-mail address or telephone number.</param>
    /// <param name="identity">Stays the same for the same event, so that a second copy can be recognised.</param>
    /// <param name="text">Subject and text.</param>
    /// <param name="handOver">Called once, at the last moment before the other side is told that the message is
    /// complete; when it says false, the message must not leave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<(CarrierAnswer Answer, string? Fault)> CarryAsync(
        string address,
        string identity,
        MessageText text,
        Func<CancellationToken, Task<bool>> handOver,
        CancellationToken cancellationToken);
}
