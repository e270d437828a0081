namespace CourseMatch.Host.Json;

/// <summary>What <c>generate</c> wrote.</summary>
/// <param name="Shape">Name of the shape.</param>
/// <param name="Seed">Start of the random numbers.</param>
/// <param name="Applicants">Number of applicants.</param>
/// <param name="Resources">Number of resources.</param>
/// <param name="Options">Number of options of all applicants.</param>
/// <param name="Exclusions">Number of exclusions.</param>
/// <param name="Bonuses">Number of bonuses.</param>
public sealed record GenerateDocument(
    string Shape, long Seed, int Applicants, int Resources, int Options, int Exclusions, int Bonuses);
