namespace CourseMatch.Solving.Engines;

/// <summary>An observer for callers who only want the outcome.</summary>
public sealed class SilentObserver : ISearchObserver
{
    /// <summary>The one instance; it has no state.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void Report(SearchProgress progress)
    {
    }
}
