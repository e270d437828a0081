using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>What a person answers to an offer.</summary>
public abstract record OfferAnswer
{
    private OfferAnswer()
    {
    }

    /// <summary>Yes.</summary>
    /// <param name="IsWillingToMove">Would take another equal place, so that somebody else gets this one.</param>
    public sealed record Accept(bool IsWillingToMove = false) : OfferAnswer;

    /// <summary>No, with a reason; also when something came up after a yes.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Note">In own words, or null.</param>
    public sealed record Decline(DeclineReason Reason, string? Note = null) : OfferAnswer;

    /// <summary>Neither: somebody should call. The offer stays as it is.</summary>
    /// <param name="Note">About what, or null.</param>
    public sealed record CallMe(string? Note = null) : OfferAnswer;
}

/// <summary>Use case: somebody answers an offer: the person by the signed link, a counsellor or the provider for them.
/// </summary>
/// <remarks>After the day to reply by, and until the night has lapsed the offer, the authority may still note an
/// answer; the signed link may not.</remarks>
public sealed class AnswerOffer(ICountyStore store, TimeProvider time)
{
    /// <summary>Notes the answer about one place.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="promise">The place.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="by">Who notes it.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<StepOutcome> RunAsync(
        MunicipalityId municipality,
        PromiseId promise,
        OfferAnswer answer,
        Actor by,
        CancellationToken cancellationToken) =>
        StepTaking.RunAsync(
            store, municipality, new PlaceQuery(Promise: promise),
            Finding.Of("CM3101", Severity.Error, promise.Value), place => Step(place, answer, by), cancellationToken);

    /// <summary>Notes the answer about the place somebody holds now.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="reference">File reference of the person.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="by">Who notes it.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<StepOutcome> RunAsync(
        MunicipalityId municipality,
        string reference,
        OfferAnswer answer,
        Actor by,
        CancellationToken cancellationToken) =>
        StepTaking.RunAsync(
            store, municipality, new PlaceQuery(Reference: reference, IsInForce: true),
            Finding.Of("CM3102", Severity.Error, reference), place => Step(place, answer, by), cancellationToken);

    private NextStep Step(Place place, OfferAnswer answer, Actor by)
    {
        var to = answer switch
        {
            OfferAnswer.Accept => PlaceState.Accepted,
            OfferAnswer.Decline => PlaceState.Declined,
            _ => place.State,
        };
        if (by.Kind == ActorKind.Newcomer && place is { State: PlaceState.Offered, ReplyBy: { } last }
            && last < time.Today())
        {
            return NextStep.Refuse(Finding.Of("CM3104", Severity.Error, last));
        }

        // A second yes is no news; only the wish to move may be.
        var step = answer switch
        {
            OfferAnswer.Accept accept => StepToTake.Of(place, to, time.GetUtcNow(), by) with
            {
                IsWillingToMove = accept.IsWillingToMove,
            },
            OfferAnswer.Decline decline => StepToTake.Of(
                place, to, time.GetUtcNow(), by, EnumWords.Of(decline.Reason), decline.Note),
            OfferAnswer.CallMe call => StepToTake.Of(
                place, to, time.GetUtcNow(), by, StepReason.CallRequested, call.Note),
            _ => throw new InvalidOperationException("The set of answers is closed."),
        };
        return NextStep.Take(step, answer switch
        {
            OfferAnswer.Accept => PlaceMessages.Accepted(place),
            OfferAnswer.Decline => PlaceMessages.Declined(place),
            _ => null,
        });
    }
}
