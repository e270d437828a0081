using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Gate;

/// <summary>People and seats against the plan in force: a feed that goes mad changes them at one stroke.</summary>
internal static class SizeChecks
{
    internal static IEnumerable<Finding> Of(GateCase gate)
    {
        var policy = gate.Circumstances.Policy.Gate;
        if (gate.InForce is not { } inForce || inForce.Summary.Newcomers < policy.SmallestGroup)
        {
            yield break;
        }

        var (before, now) = (inForce.Summary.Newcomers, gate.Draft.Summary.Newcomers);
        if (now < before * (100L - policy.NewcomersDropPercentMax) / 100)
        {
            yield return Finding.Of("CM3209", Severity.Error, now, before, policy.NewcomersDropPercentMax);
        }

        if (now > before * (100L + policy.NewcomersRisePercentMax) / 100)
        {
            yield return Finding.Of("CM3210", Severity.Error, now, before, policy.NewcomersRisePercentMax);
        }

        // Courses of the plan in force that were to go on and are gone from the files, by the seats people had in them.
        var gone = inForce.Placements.Count(placement =>
            gate.Circumstances.Find(placement.Course) is not { } course || course.State == CourseState.Withdrawn);
        if (inForce.Placements.Count >= policy.SmallestGroup
            && gone > inForce.Placements.Count * (long)policy.SeatsDropPercentMax / 100)
        {
            yield return Finding.Of(
                "CM3211", Severity.Error, gone, inForce.Placements.Count, policy.SeatsDropPercentMax);
        }
    }
}
