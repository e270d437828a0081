namespace CourseMatch.Host.Json;

/// <summary>Error of the API (RFC 9457).</summary>
/// <param name="Type">about:blank.</param>
/// <param name="Title">What went wrong, in the reader's language.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Findings">Everything found.</param>
public sealed record ProblemDocument(string Type, string Title, int Status, IReadOnlyList<FindingView> Findings);
