using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Offers;

/// <summary>What a use case wants to do with one place: a step with its message, or nothing with a sentence.</summary>
internal sealed record NextStep(StepToTake? Step, MessageDraft? Message, Finding? Refusal)
{
    internal static NextStep Take(StepToTake step, MessageDraft? message = null) => new(step, message, null);

    internal static NextStep Refuse(Finding finding) => new(null, null, finding);
}

/// <summary>Finds one place, lets a use case decide, and writes step and message down in one transaction.</summary>
internal static class StepTaking
{
    internal static async Task<StepOutcome> RunAsync(
        ICountyStore store,
        MunicipalityId municipality,
        PlaceQuery query,
        Finding missing,
        Func<Place, NextStep> decide,
        CancellationToken cancellationToken)
    {
        try
        {
            return await store.ChangeAsync(
                municipality, (change, token) => TakeAsync(change, query, missing, decide, token), cancellationToken);
        }
        catch (PromiseConflict conflict)
        {
            return new StepOutcome.Refused(Finding.Of("CM3105", Severity.Error, conflict.Constraint));
        }
    }

    private static async Task<StepOutcome> TakeAsync(
        ICountyChange change,
        PlaceQuery query,
        Finding missing,
        Func<Place, NextStep> decide,
        CancellationToken cancellationToken)
    {
        if ((await change.PlacesAsync(query, cancellationToken)).LastOrDefault() is not { } place)
        {
            return new StepOutcome.NotFound(missing);
        }

        var next = decide(place);
        if (next.Step is not { } step)
        {
            return new StepOutcome.Refused(next.Refusal!);
        }

        if (!PlaceLife.Allows(place.State, step.Step.State))
        {
            return new StepOutcome.Refused(Forbidden(place, step.Step.State));
        }

        await change.TakeStepsAsync([step], cancellationToken);
        if (next.Message is { } message)
        {
            await change.QueueMessagesAsync([message], cancellationToken);
        }

        return new StepOutcome.Taken((await change.PlacesAsync(
            new PlaceQuery(Promise: place.Id), cancellationToken))[0]);
    }

    /// <summary>The sentence about a step that does not follow.</summary>
    internal static Finding Forbidden(Place place, PlaceState to) => Finding.Of(
        "CM3103", Severity.Error, place.Reference, place.CourseName, FindingValue.Term(place.State),
        FindingValue.Term(to));
}
