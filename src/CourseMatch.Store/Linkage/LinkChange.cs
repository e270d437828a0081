using CourseMatch.Application;
using CourseMatch.Application.Linkage;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Linkage;

/// <summary>Links inside a transaction.</summary>
internal sealed class LinkChange(CountyScope scope) : ILinkChange
{
    public Task<IReadOnlyList<NewcomerLink>> LinksAsync(LinkState? state, CancellationToken cancellationToken) =>
        NewcomerLinks.ReadAsync(scope, state, cancellationToken);

    public Task<IReadOnlyList<LinkedPerson>> PeopleAsync(CancellationToken cancellationToken) =>
        NewcomerLinks.PeopleAsync(scope, cancellationToken);

    public Task SaveAsync(IReadOnlyList<NewcomerLink> links, CancellationToken cancellationToken) =>
        NewcomerLinks.SaveAsync(scope, links, cancellationToken);

    public Task SetActiveAsync(
        IReadOnlyList<NewcomerId> newcomers, bool isActive, CancellationToken cancellationToken) =>
        NewcomerLinks.SetActiveAsync(scope, newcomers, isActive, cancellationToken);
}
