using CourseMatch.Application;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Plans;

/// <summary>The database behind <see cref="IProposalDesk"/>.</summary>
public sealed class ProposalDesk(CountyStore counties) : IProposalDesk
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ProposalDecision>> DecisionsAsync(
        MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken) =>
        counties.ReadAsync(
            municipality, scope => ProposalDecisions.ReadAsync(scope, plan, cancellationToken), cancellationToken);
}
