namespace CourseMatch.Host.Json;

/// <summary>Where the service listens, said once it answers.</summary>
/// <param name="Urls">Addresses.</param>
public sealed record ServeDocument(IReadOnlyList<string> Urls);
