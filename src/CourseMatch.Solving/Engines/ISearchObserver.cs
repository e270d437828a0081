namespace CourseMatch.Solving.Engines;

/// <summary>Listens to a running search; the only way engines tell anything before they end.</summary>
public interface ISearchObserver
{
    /// <summary>Called on the solving thread whenever stage, best answer or bound changed noticeably.</summary>
    void Report(SearchProgress progress);
}
