namespace CourseMatch.Host.Tests.Crashes;

/// <summary>What a campaign saw.</summary>
/// <param name="Rounds">Rounds asked for.</param>
/// <param name="Seed">Start of the random choices; the same seed chooses the same scenes and delays.</param>
/// <param name="KilledInTransaction">Processes killed while they were writing to the database.</param>
/// <param name="KilledElsewhere">Processes killed before or after that.</param>
/// <param name="EndedBefore">Processes that had ended when the moment came.</param>
/// <param name="Undone">Rounds after which everything was as before.</param>
/// <param name="Done">Rounds after which everything was done.</param>
/// <param name="ByScene">Rounds per scene.</param>
/// <param name="Faults">What must never be; empty when all went well.</param>
internal sealed record CrashReport(
    int Rounds,
    int Seed,
    int KilledInTransaction,
    int KilledElsewhere,
    int EndedBefore,
    int Undone,
    int Done,
    IReadOnlyDictionary<string, int> ByScene,
    IReadOnlyList<string> Faults);
