using System.Globalization;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Nights.Steps;

/// <summary>Lets offers lapse that nobody answered, ends places in courses that are over, reminds those whose day to
/// answer is near, and warns everybody who waits and whose right to attend ends soon, once for each last day.</summary>
public sealed class RefreshClocksStep(
    ICountyStore store, LapseOffers lapsing, Planning planning, TimeProvider time) : INightStep
{
    /// <inheritdoc/>
    public NightStep Step => NightStep.RefreshClocks;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken)
    {
        var places = await lapsing.RunAsync(work.Municipality, cancellationToken);
        var today = time.Today();
        var queued = await store.ChangeAsync(
            work.Municipality,
            async (change, token) =>
            {
                var county = await change.ReadCountyAsync(token);
                var promised = county.Promises.Select(promise => promise.Newcomer).ToHashSet();
                MessageDraft[] warnings =
                [
                    .. from newcomer in county.Newcomers
                       where newcomer.IsActive && !promised.Contains(newcomer.Id)
                       let last = TakeUpDeadline.SoonOf(newcomer, today, planning.Rules)
                       where last is not null
                       select Warning(newcomer, last.Value),
                ];
                return await change.QueueMessagesAsync(warnings, token);
            },
            cancellationToken);
        work.Log.Write(
            $"{places.Lapsed.Count} offers lapsed, {places.Reminded.Count} reminded, {places.Completed.Count} places "
            + $"over, {queued} warned that their right to attend ends soon");
        return StepResult.Done(
            ("lapsed", places.Lapsed.Count),
            ("reminded", places.Reminded.Count),
            ("completed", places.Completed.Count),
            ("warned", queued));
    }

    private static MessageDraft Warning(Newcomer newcomer, DateOnly last)
    {
        var day = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new MessageDraft(
            $"entitlement/{newcomer.Id.Value}/{day}/ending",
            new MessageRecipient.Person(newcomer.Id),
            MessageKind.EntitlementEnding,
            new Dictionary<string, string> { [MessageValue.ValidUntil] = day });
    }
}
