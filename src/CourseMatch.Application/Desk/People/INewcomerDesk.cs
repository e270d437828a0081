namespace CourseMatch.Application.Desk.People;

/// <summary>Port: the list of newcomers as a desk reads it, page by page.</summary>
public interface INewcomerDesk
{
    /// <summary>One page of the people a query finds.</summary>
    /// <param name="municipality">Whose newcomers.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="among">Nobody but these, in this order when the query asks for deadlines; null = everybody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PageOf<NewcomerLine>> ListAsync(
        MunicipalityId municipality,
        NewcomerQuery query,
        IReadOnlyList<NewcomerId>? among,
        CancellationToken cancellationToken);

    /// <summary>What happened to one person, newest first, at most <paramref name="count"/> lines.</summary>
    Task<IReadOnlyList<PastEvent>> HistoryAsync(
        MunicipalityId municipality, NewcomerId newcomer, int count, CancellationToken cancellationToken);
}
