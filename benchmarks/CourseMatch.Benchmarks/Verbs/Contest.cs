using System.Globalization;
using CourseMatch.Benchmarks.Contestants;
using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Verbs;

/// <summary>All contestants on one instance.</summary>
internal static class Contest
{
    public static void Run(
        Instance instance, IEnumerable<IContestant> contestants, Limits limits, RunStamp stamp, MeasurementFile target)
    {
        foreach (var contestant in contestants)
        {
            if (contestant.Missing is { } missing)
            {
                Console.Error.WriteLine($"{contestant.Name}: {missing}");
                continue;
            }

            // What the last contestant left behind is not this one's business.
            GC.Collect();
            var outcome = contestant.Run(instance, limits);
            var measurement = Measurement.Of(stamp, instance, contestant.Name, limits, outcome);
            target.Append(measurement);
            Console.WriteLine(Line(instance.Name, measurement));
        }
    }

    private static string Line(string instance, Measurement measured) => string.Create(CultureInfo.InvariantCulture,
        $"{instance,-16} {measured.Contestant,-26} {measured.Objective,13} {measured.Bound,13} "
        + $"{measured.Gap * 100,9:F4} % {measured.Seconds,8:F2} s {measured.PeakBytes / 1e6,6:F0} MB "
        + $"{measured.Placed,6}/{measured.People} {measured.Faults ?? "ok"} {measured.Note}");
}
