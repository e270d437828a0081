namespace CourseMatch.Benchmarks.Measuring;

/// <summary>Random tiny problems compared with exhaustive search.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Date">Day of the run.</param>
/// <param name="Machine">Kind of machine.</param>
/// <param name="Engine">Which engine.</param>
/// <param name="From">First seed.</param>
/// <param name="Count">Number of problems.</param>
/// <param name="Infeasible">Those whose promises cannot hold.</param>
/// <param name="Disagreements">Those on which engine and oracle differ.</param>
/// <param name="Seconds">Wall-clock seconds, the oracle's included.</param>
internal sealed record TinyMeasurement(
    int Run, string Date, string Machine, string Engine, int From, int Count, int Infeasible, int Disagreements,
    double Seconds)
    : Entry(Run, Date, Machine);
