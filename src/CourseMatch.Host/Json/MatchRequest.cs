using CourseMatch.Application.Findings;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Json;

/// <summary>What a run of matching may be asked for over HTTP; everything may be left out.</summary>
/// <param name="Day">The day to reckon from; today when left out.</param>
/// <param name="Gap">Share that may be missing, 0 to 1.</param>
/// <param name="Seconds">Time limit.</param>
/// <param name="Work">Limit in units of work instead of seconds.</param>
/// <param name="Seed">Start of the random choices.</param>
public sealed record MatchRequest(
    DateOnly? Day = null, double? Gap = null, double? Seconds = null, long? Work = null, int? Seed = null)
{
    /// <summary>A night stops when at most a ten-thousandth is proven to be missing: less than one person in most
    /// counties, and the last such share can take longer than all the rest.</summary>
    internal const double UsualGap = 0.0001;

    /// <summary>The first value out of bounds, or null.</summary>
    internal Finding? Fault(double secondsMax) =>
        Gap is not (null or (>= 0 and <= 1)) ? Finding.Of("CM4044", Severity.Error, "gap", "0 … 1")
        : Seconds is { } seconds && !(seconds >= 0 && seconds <= secondsMax)
            ? Finding.Of("CM4044", Severity.Error, "seconds", FormattableString.Invariant($"0 … {secondsMax}"))
        : Work is < 1 ? Finding.Of("CM4044", Severity.Error, "work", "≥ 1")
        : Seed is < 0 ? Finding.Of("CM4044", Severity.Error, "seed", "≥ 0")
        : null;

    internal SearchLimits Limits() => new(
        Gap ?? UsualGap,
        Work is not null ? null
            : Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : SearchLimits.Default.Time,
        Work,
        Seed ?? SearchLimits.Default.Seed,
        Threads: null);
}
