using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Policies;

/// <summary>The measure of all points: why they are as large as they are.</summary>
/// <remarks>
/// <para>The solver adds up points, so an order has to be written as sizes. Three sizes stand above each other:</para>
/// <list type="number">
/// <item>all fits of one person together, the couple's bonus included (built in: 970);</item>
/// <item>one month of waiting (1,000), more than all fits: of two people on the same step the one who has waited a
/// month longer gets the last seat, however near the course is to the other;</item>
/// <item>one step of the order (30,000), more than the longest waiting that counts and all fits together
/// (24,970).</item>
/// </list>
/// <para>So whenever one person takes the place of one other, the higher step wins, then the longer waiting, then the
/// fit. What this measure does <em>not</em> promise is that one person of a high step outweighs any number of lower
/// ones who could be placed instead (three childcare places may serve one family or three): 200,000 against 60,000
/// says that one obliged person outweighs three others with a mere entitlement, not four. A strict order there would
/// leave seats empty by law's letter against its aim; an authority that wants it raises <c>priority</c>.</para>
/// <para>Largest score of one person: 224,970. With 100,000 people the sum stays below 2.3 * 10^10, far below the
/// solver's limit of 2^62.</para>
/// </remarks>
internal static class Measure
{
    internal static IEnumerable<Finding> Faults(OrderPolicy order, FitPolicy fit)
    {
        if (order.WaitingPointsPerMonth <= fit.Sum)
        {
            yield return Finding.Of("CM2905", Severity.Error, order.WaitingPointsPerMonth, fit.Sum);
        }

        var step = order.WaitingPointsPerMonth * order.WaitingMonthsMax + fit.Sum;
        var steps = new[] { order.Voluntary, order.Entitled, order.Parent, order.LongWaiting, order.Priority };
        for (var index = 1; index < steps.Length; index++)
        {
            var rise = steps[index] - steps[index - 1];
            // Equal steps are a choice ("do without this step"); a rise too small to count is a mistake.
            if (rise != 0 && rise <= step)
            {
                yield return Finding.Of("CM2906", Severity.Error, steps[index - 1], steps[index], step);
            }
        }

        if (order.NobodyBehindFromMonths < order.LongWaitingFromMonths)
        {
            yield return Finding.Of(
                "CM2907", Severity.Error, order.NobodyBehindFromMonths, order.LongWaitingFromMonths);
        }
    }
}
