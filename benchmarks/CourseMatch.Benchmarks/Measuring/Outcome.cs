namespace CourseMatch.Benchmarks.Measuring;

/// <summary>What a contestant made of an instance, before it is judged.</summary>
/// <param name="Chosen">Per applicant the local option, −1 for none; null when there is no answer.</param>
/// <param name="Bound">Proven upper bound, null when none is claimed.</param>
/// <param name="Seconds">Wall-clock time as a user would wait.</param>
/// <param name="PeakBytes">Most memory used, null when not known.</param>
/// <param name="Note">Why there is no answer, or null.</param>
internal sealed record Outcome(int[]? Chosen, long? Bound, double Seconds, long? PeakBytes, string? Note = null);
