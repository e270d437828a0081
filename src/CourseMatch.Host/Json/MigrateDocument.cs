namespace CourseMatch.Host.Json;

/// <summary>What <c>migrate</c> did.</summary>
/// <param name="Applied">Names of the migrations applied just now, in order.</param>
public sealed record MigrateDocument(IReadOnlyList<string> Applied);
