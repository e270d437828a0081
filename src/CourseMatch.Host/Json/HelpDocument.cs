namespace CourseMatch.Host.Json;

/// <summary>Help of one verb.</summary>
/// <param name="Usage">How to call it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Verbs">Verbs below it.</param>
/// <param name="Arguments">Arguments in order.</param>
/// <param name="Options">Options.</param>
public sealed record HelpDocument(
    string Usage,
    string Description,
    IReadOnlyList<HelpEntry> Verbs,
    IReadOnlyList<HelpEntry> Arguments,
    IReadOnlyList<HelpEntry> Options);

/// <summary>One line of help.</summary>
public sealed record HelpEntry(string Name, string Description);
