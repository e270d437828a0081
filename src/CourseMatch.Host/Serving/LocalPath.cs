namespace CourseMatch.Host.Serving;

/// <summary>Paths of this service, as opposed to addresses elsewhere somebody slipped in.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is one of ours, else the start page.</summary>
    public static string OrHome(string? path) => IsLocal(path) ? path! : "/";

    /// <summary>Begins with one slash, is no <c>//host</c> and no <c>/\host</c>, and holds no control characters.
    /// </summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl)
        && path.Length < 2000 && path.All(char.IsAscii);
}
