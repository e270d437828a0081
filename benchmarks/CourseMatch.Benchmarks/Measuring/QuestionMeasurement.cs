namespace CourseMatch.Benchmarks.Measuring;

/// <summary>One kind of question asked many times of a solved plan.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Date">Day of the run.</param>
/// <param name="Machine">Kind of machine.</param>
/// <param name="Size">Size.</param>
/// <param name="Seed">Seed of the problem.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Count">How often.</param>
/// <param name="Median">Median seconds.</param>
/// <param name="Most">Seconds of the slowest.</param>
/// <param name="IsTrue">Whether what was answered was seen to be true, where it could be checked.</param>
/// <param name="GapMost">Largest relative gap certified with an answer, null where none is.</param>
internal sealed record QuestionMeasurement(
    int Run, string Date, string Machine, string Size, long Seed, string Question, int Count, double Median,
    double Most, bool? IsTrue, double? GapMost = null)
    : Entry(Run, Date, Machine);
