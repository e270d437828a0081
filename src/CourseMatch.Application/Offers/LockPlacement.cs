using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>Use case: a person stays where they are, whatever a night would gain by moving them; or no
/// longer.</summary>
public sealed class LockPlacement(ICountyStore store, TimeProvider time)
{
    /// <summary>Locks or unlocks the place somebody holds now.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="reference">File reference of the person.</param>
    /// <param name="isLocked">Locked from now on.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="reason">Why, in own words; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<StepOutcome> RunAsync(
        MunicipalityId municipality,
        string reference,
        bool isLocked,
        Actor by,
        string reason,
        CancellationToken cancellationToken) =>
        StepTaking.RunAsync(
            store, municipality, new PlaceQuery(Reference: reference, IsInForce: true),
            Finding.Of("CM3102", Severity.Error, reference),
            place => string.IsNullOrWhiteSpace(reason)
                ? NextStep.Refuse(Finding.Of("CM3111", Severity.Error))
                : NextStep.Take(StepToTake.Of(
                    place, place.State, time.GetUtcNow(), by, isLocked ? StepReason.Locked : StepReason.Unlocked,
                    reason) with
                {
                    IsLocked = isLocked,
                }),
            cancellationToken);
}
