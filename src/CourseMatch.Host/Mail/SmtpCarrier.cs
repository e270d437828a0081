using System.Net.Sockets;
using System.Security.Authentication;
using CourseMatch.Application.Messages;

namespace CourseMatch.Host.Mail;

/// <summary>E-mail by the operator's server. What is said before the last dot can be taken back by closing the
/// connection; what is said with it cannot.</summary>
internal sealed class SmtpCarrier(MailSettings settings, TimeProvider time) : ICarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<(CarrierAnswer Answer, string? Fault)> CarryAsync(
        string address,
        string identity,
        MessageText text,
        Func<CancellationToken, Task<bool>> handOver,
        CancellationToken cancellationToken)
    {
        if (!MailSettings.IsAddress(address))
        {
            return (CarrierAnswer.Refused, "CM4124");
        }

        var isHandedOver = false;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            await using var session = await SmtpSession.OpenAsync(settings, deadline.Token);
            await session.AskAsync($"MAIL FROM:<{settings.From}>", '2', deadline.Token);
            await session.AskAsync($"RCPT TO:<{address}>", '2', deadline.Token);
            await session.AskAsync("DATA", '3', deadline.Token);
            await session.WriteAsync(
                MailBody.Write(settings.From, address, identity, text, time.GetUtcNow()), deadline.Token);
            if (!await handOver(cancellationToken))
            {
                return (CarrierAnswer.ClaimLost, null);
            }

            // From here on the message may be on its way: no cancelling, only the deadline of an answer.
            isHandedOver = true;
            using var answerBy = new CancellationTokenSource(Patience);
            await session.AskAsync(".", '2', answerBy.Token);
            return (CarrierAnswer.Taken, null);
        }
        catch (SmtpRefusal refusal)
        {
            return refusal.IsForGood ? (CarrierAnswer.Refused, "CM4125") : (CarrierAnswer.Later, "CM4126");
        }
        catch (Exception broken) when (broken is IOException or SocketException or AuthenticationException
            || broken is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return isHandedOver ? (CarrierAnswer.Unknown, "CM4121") : (CarrierAnswer.Later, "CM4126");
        }
    }
}
