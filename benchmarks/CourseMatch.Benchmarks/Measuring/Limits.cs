namespace CourseMatch.Benchmarks.Measuring;

/// <summary>When a contestant may end.</summary>
/// <param name="Gap">Relative gap that is enough.</param>
/// <param name="Time">Wall-clock limit.</param>
internal sealed record Limits(double Gap, TimeSpan Time);
