namespace CourseMatch.Host.Commands;

/// <summary>What the program tells its caller; the only five numbers it ever ends with.</summary>
internal enum ExitStatus
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Done, and there are findings a person should look at.</summary>
    Findings = 1,

    /// <summary>The command line or a file cannot be used; nothing was changed.</summary>
    BadInput = 2,

    /// <summary>What was asked for cannot be satisfied, for example promises that contradict each other.</summary>
    Unsatisfiable = 3,

    /// <summary>Database, disk or program failed; details are in the log file.</summary>
    MachineryFailed = 4,
}
