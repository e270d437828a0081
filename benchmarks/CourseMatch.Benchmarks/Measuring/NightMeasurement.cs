namespace CourseMatch.Benchmarks.Measuring;

/// <summary>A changed problem solved again, in the process that solved yesterday's.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Date">Day of the run.</param>
/// <param name="Machine">Kind of machine.</param>
/// <param name="Size">Size.</param>
/// <param name="Seed">Seed of problem and change.</param>
/// <param name="Bonus">Points for keeping yesterday's option.</param>
/// <param name="ChangedItems">People and resources that differ from yesterday.</param>
/// <param name="IsWarm">Whether yesterday's plan and prices were used.</param>
/// <param name="GapAsked">Relative gap at which it could stop.</param>
/// <param name="Gap">Relative gap reached.</param>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="Moved">People placed yesterday and still here who lost or changed their option.</param>
/// <param name="Stayed">People placed yesterday and still here.</param>
/// <param name="IsAccepted">The checker accepted the plan.</param>
internal sealed record NightMeasurement(
    int Run, string Date, string Machine, string Size, long Seed, int Bonus, int ChangedItems, bool IsWarm,
    double GapAsked, double Gap, double Seconds, int Moved, int Stayed, bool IsAccepted)
    : Entry(Run, Date, Machine);
