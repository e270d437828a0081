namespace CourseMatch.Host.Json;

/// <summary>All routes of the service.</summary>
/// <param name="Routes">By path.</param>
internal sealed record RoutesDocument(IReadOnlyList<RouteLine> Routes);

/// <summary>One route and who may take it.</summary>
/// <param name="Path">Pattern.</param>
/// <param name="Methods">HTTP methods it answers.</param>
/// <param name="HasRule">A rule is declared; without one it is closed.</param>
/// <param name="IsForEverybody">Open without sign-in.</param>
/// <param name="Readers">Roles that may read.</param>
/// <param name="Writers">Roles that may send something.</param>
internal sealed record RouteLine(
    string Path,
    IReadOnlyList<string> Methods,
    bool HasRule,
    bool IsForEverybody,
    IReadOnlyList<string> Readers,
    IReadOnlyList<string> Writers);
