using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Terminal;

/// <summary>Carries a search's progress to the line on the screen.</summary>
internal sealed class SearchWatch(ProgressLine line) : ISearchObserver
{
    public void Report(SearchProgress progress) =>
        line.Report(progress.Stage.ToString(), progress.Percent, progress.Gap);
}
