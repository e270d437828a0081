using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Desk.People;

/// <summary>What a clock asks for.</summary>
public enum ClockKind
{
    /// <summary>Taking up: registering with a provider.</summary>
    TakeUp,

    /// <summary>Beginning the course after registering (IntV § 4 Abs. 1).</summary>
    Begin,

    /// <summary>Going on after an interruption (IntV § 4 Abs. 1).</summary>
    GoOn,
}

/// <summary>A clock that runs for one entitlement.</summary>
/// <param name="Entitlement">The entitlement.</param>
/// <param name="Kind">What has to happen.</param>
/// <param name="LastDay">Last day for it.</param>
/// <param name="DaysLeft">Days from today to the last day; negative when it has passed.</param>
public sealed record RunningClock(Entitlement Entitlement, ClockKind Kind, DateOnly LastDay, int DaysLeft)
{
    /// <summary>The clocks of entitlements on a day, the first to end first; by the same rules that judge a course.
    /// </summary>
    public static IReadOnlyList<RunningClock> Of(
        IReadOnlyList<Entitlement> entitlements, DateOnly day, RuleBook rules) =>
        [.. entitlements.SelectMany(entitlement => ClocksOf(entitlement, day, rules)).OrderBy(clock => clock.LastDay)];

    private static IEnumerable<RunningClock> ClocksOf(Entitlement entitlement, DateOnly day, RuleBook rules)
    {
        if (entitlement.RegisteredOn is null
            && EntitlementClocks.TakeUpLimit(entitlement, rules.Law) is { } limit)
        {
            yield return At(ClockKind.TakeUp, limit.Day);
        }

        if (entitlement.Scheme == Scheme.Integration)
        {
            if (entitlement is { UnitsConsumed: 0, RegisteredOn: { } registered })
            {
                yield return At(ClockKind.Begin, rules.Law.StartEnds(registered));
            }

            if (entitlement.InterruptedSince is { } since)
            {
                yield return At(ClockKind.GoOn, rules.Law.InterruptionEnds(since));
            }
        }

        RunningClock At(ClockKind kind, DateOnly last) =>
            new(entitlement, kind, last, last.DayNumber - day.DayNumber);
    }
}
