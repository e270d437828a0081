namespace CourseMatch.Application.Linkage;

/// <summary>Port: links between records, to be read.</summary>
public interface ILinkageStore
{
    /// <summary>Links in one state, or in any, the surest first.</summary>
    Task<IReadOnlyList<NewcomerLink>> LinksAsync(
        MunicipalityId municipality, LinkState? state, CancellationToken cancellationToken);

    /// <summary>How many links there are in one state, and <paramref name="count"/> of them after the first
    /// <paramref name="skip"/>, the surest first.</summary>
    Task<(int Count, IReadOnlyList<NewcomerLink> Some)> SomeAsync(
        MunicipalityId municipality, LinkState state, int skip, int count, CancellationToken cancellationToken);
}

/// <summary>Port: links between records inside a transaction. Decides nothing.</summary>
public interface ILinkChange
{
    /// <summary>Links in one state, or in any.</summary>
    Task<IReadOnlyList<NewcomerLink>> LinksAsync(LinkState? state, CancellationToken cancellationToken);

    /// <summary>Everybody on file with the list that names them.</summary>
    Task<IReadOnlyList<LinkedPerson>> PeopleAsync(CancellationToken cancellationToken);

    /// <summary>Keeps new links, or what was decided about known pairs.</summary>
    Task SaveAsync(IReadOnlyList<NewcomerLink> links, CancellationToken cancellationToken);

    /// <summary>Lets people take part in matching, or rest, whatever their lists say.</summary>
    Task SetActiveAsync(
        IReadOnlyList<NewcomerId> newcomers, bool isActive, CancellationToken cancellationToken);
}
