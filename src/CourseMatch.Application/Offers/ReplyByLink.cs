using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>What a reply address leads to.</summary>
public abstract record ReplyOutcome
{
    private ReplyOutcome()
    {
    }

    /// <summary>An offer that waits for an answer.</summary>
    /// <param name="Place">The place.</param>
    /// <param name="HasAskedForCall">A call was asked for already.</param>
    public sealed record Open(Place Place, bool HasAskedForCall) : ReplyOutcome;

    /// <summary>The answer was noted just now.</summary>
    public sealed record Noted(Place Place, OfferAnswer Answer) : ReplyOutcome;

    /// <summary>The address is no good (any more), and why.</summary>
    public sealed record Closed(Finding Finding) : ReplyOutcome;
}

/// <summary>Use case: a person answers by the signed address, without an account.</summary>
/// <remarks>The address is good until the last day to answer and for one yes or no; a call may be asked for once
/// besides.
/// Whoever has a forged, foreign or old one learns nothing of any person.</remarks>
public sealed class ReplyByLink(IReplyKeys keys, IOfferStore offers, AnswerOffer answering, TimeProvider time)
{
    /// <summary>Shows the offer.</summary>
    /// <param name="text">The token of the address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReplyOutcome> ShowAsync(string? text, CancellationToken cancellationToken)
    {
        if (ReplyToken.Claimed(text) is not { } token
            || await keys.KeyAsync(token.Municipality, cancellationToken) is not { } key
            || !token.IsSigned(text!, key)
            || (await offers.PlacesAsync(token.Municipality, new PlaceQuery(token.Promise), cancellationToken))
                is not [var place])
        {
            return new ReplyOutcome.Closed(Finding.Of("CM3130", Severity.Error));
        }

        if (place.State != PlaceState.Offered)
        {
            return new ReplyOutcome.Closed(Finding.Of(
                "CM3132", Severity.Error, place.CourseName, FindingValue.Term(place.State)));
        }

        return token.Expires < time.Today()
            ? new ReplyOutcome.Closed(Finding.Of("CM3131", Severity.Error, token.Expires))
            : new ReplyOutcome.Open(place, place.Steps.Any(step => step.Reason == StepReason.CallRequested));
    }

    /// <summary>Notes the answer.</summary>
    /// <param name="text">The token of the address.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public async Task<ReplyOutcome> AnswerAsync(string? text, OfferAnswer answer, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(text, cancellationToken);
        if (shown is not ReplyOutcome.Open open)
        {
            return shown;
        }

        if (answer is OfferAnswer.CallMe && open.HasAskedForCall)
        {
            return new ReplyOutcome.Closed(Finding.Of("CM3133", Severity.Error));
        }

        var municipality = ReplyToken.Claimed(text)!.Municipality;
        return await answering.RunAsync(municipality, open.Place.Id, answer, Actor.Newcomer, cancellationToken) switch
        {
            StepOutcome.Taken taken => new ReplyOutcome.Noted(taken.Place, answer),
            StepOutcome.Refused refused => new ReplyOutcome.Closed(refused.Finding),
            StepOutcome.NotFound missing => new ReplyOutcome.Closed(missing.Finding),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };
    }
}
