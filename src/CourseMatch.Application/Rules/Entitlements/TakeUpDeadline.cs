using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Rules.Entitlements;

/// <summary>When somebody who waits must have taken up an entitlement, for reports that warn in time.</summary>
public static class TakeUpDeadline
{
    /// <summary>The first deadline that comes within the policy's days of warning, or null.</summary>
    /// <param name="newcomer">The person.</param>
    /// <param name="day">The day from which it is looked ahead; deadlines passed before it do not count.</param>
    /// <param name="rules">Law and policy.</param>
    /// <returns>The last day, or null when none is near. Registered entitlements have been taken up.</returns>
    public static DateOnly? SoonOf(Newcomer newcomer, DateOnly day, RuleBook rules) =>
        newcomer.Entitlements
            .Where(entitlement => entitlement.RegisteredOn is null)
            .Select(entitlement => EntitlementClocks.TakeUpLimit(entitlement, rules.Law)?.Day)
            .Where(last => last >= day && last <= day.AddDays(rules.Policy.Fit.ExpiringWithinDays))
            .Min();

    /// <summary>The last day of a right to attend that has ended and left the person none, or null. One that ended
    /// longer ago than the policy's days of warning is no news.</summary>
    /// <param name="newcomer">The person.</param>
    /// <param name="day">Today; a right that ends today has not ended.</param>
    /// <param name="rules">Law and policy.</param>
    public static DateOnly? EndedOf(Newcomer newcomer, DateOnly day, RuleBook rules)
    {
        var last = newcomer.Entitlements
            .Select(entitlement => entitlement.RegisteredOn is null
                ? EntitlementClocks.TakeUpLimit(entitlement, rules.Law)?.Day ?? DateOnly.MaxValue
                : DateOnly.MaxValue)
            .DefaultIfEmpty(DateOnly.MaxValue)
            .Max();
        return last < day && last >= day.AddDays(-rules.Policy.Fit.ExpiringWithinDays) ? last : null;
    }
}
