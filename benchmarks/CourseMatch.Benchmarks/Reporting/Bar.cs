namespace CourseMatch.Benchmarks.Reporting;

/// <summary>One thing that was asked for, and whether it was seen.</summary>
/// <param name="Asked">What.</param>
/// <param name="Seen">What was measured, or that nothing was.</param>
/// <param name="IsMet">Null when nothing was measured.</param>
internal sealed record Bar(string Asked, string Seen, bool? IsMet);
