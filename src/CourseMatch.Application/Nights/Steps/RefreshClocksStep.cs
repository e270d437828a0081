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
/// answer is near, warns everybody who waits and whose right to attend ends soon, and tells them when it has ended,
/// once for each last day. Rules let nobody into a course without a right, so whoever lost it is placed no
/// more.</summary>
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
                       select Told(newcomer, last.Value, "ending", MessageKind.EntitlementEnding),
                ];
                MessageDraft[] ends =
                [
                    .. from newcomer in county.Newcomers
                       where newcomer.IsActive && !promised.Contains(newcomer.Id)
                       let last = TakeUpDeadline.EndedOf(newcomer, today, planning.Rules)
                       where last is not null
                       select Told(newcomer, last.Value, "ended", MessageKind.EntitlementEnded),
                ];
                return (
                    Warned: await change.QueueMessagesAsync(warnings, token),
                    Ended: await change.QueueMessagesAsync(ends, token));
            },
            cancellationToken);
        work.Log.Write(
            $"{places.Lapsed.Count} offers lapsed, {places.Reminded.Count} reminded, {places.Completed.Count} places "
            + $"over, {queued.Warned} warned that their right to attend ends soon, "
            + $"{queued.Ended} told that it has ended");
        return StepResult.Done(
            ("lapsed", places.Lapsed.Count),
            ("reminded", places.Reminded.Count),
            ("completed", places.Completed.Count),
            ("warned", queued.Warned),
            ("ended", queued.Ended));
    }

    private static MessageDraft Told(Newcomer newcomer, DateOnly last, string what, MessageKind kind)
    {
        var day = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new MessageDraft(
            $"entitlement/{newcomer.Id.Value}/{day}/{what}",
            new MessageRecipient.Person(newcomer.Id),
            kind,
            new Dictionary<string, string> { [MessageValue.ValidUntil] = day });
    }
}
