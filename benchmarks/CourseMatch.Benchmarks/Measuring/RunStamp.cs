namespace CourseMatch.Benchmarks.Measuring;

/// <summary>When and on what a run was measured.</summary>
/// <param name="Run">Number of the run in the measurement file, from 1.</param>
/// <param name="Date">Day, yyyy-MM-dd.</param>
/// <param name="Machine">Kind of machine, no names.</param>
internal sealed record RunStamp(int Run, string Date, string Machine);
