using System.Text.Json.Serialization;

namespace CourseMatch.Benchmarks.Measuring;

/// <summary>One line of the measurement file.</summary>
/// <param name="Run">Number of the run; times are compared within one run only.</param>
/// <param name="Date">Day of the run, yyyy-MM-dd.</param>
/// <param name="Machine">Kind of machine.</param>
[JsonDerivedType(typeof(Measurement), "contest")]
[JsonDerivedType(typeof(NightMeasurement), "night")]
[JsonDerivedType(typeof(QuestionMeasurement), "question")]
[JsonDerivedType(typeof(TinyMeasurement), "tiny")]
internal abstract record Entry(int Run, string Date, string Machine);
