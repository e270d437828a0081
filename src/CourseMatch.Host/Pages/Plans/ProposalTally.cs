using CourseMatch.Application;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;

namespace CourseMatch.Host.Pages;

/// <summary>Where one proposal of a draft stands.</summary>
internal enum ProposalStand
{
    /// <summary>Nothing was decided about it.</summary>
    Open,

    /// <summary>Accepted, perhaps locked.</summary>
    Accepted,

    /// <summary>Left out.</summary>
    LeftOut,
}

/// <summary>The proposals of a draft with what was decided about them.</summary>
internal sealed class ProposalTally
{
    private readonly Dictionary<NewcomerId, ProposalDecision> decisions;

    private ProposalTally(Plan plan, IReadOnlyList<ProposalDecision> decisions)
    {
        this.decisions = decisions.ToDictionary(decision => decision.Newcomer);
        IsDraft = plan.Summary.State == PlanState.Draft;
        Accepted = decisions.Count(decision => decision.Verdict == ProposalVerdict.Accepted);
        Locked = decisions.Count(decision => decision.IsLocked);
        LeftOut = decisions.Count - Accepted;
        Open = plan.Placements.Count(placement => !placement.IsPromised) - decisions.Count;
    }

    public int Accepted { get; }

    public int Locked { get; }

    public int LeftOut { get; }

    public int Open { get; }

    private bool IsDraft { get; }

    public static ProposalTally Of(Plan plan, IReadOnlyList<ProposalDecision> decisions) => new(plan, decisions);

    /// <summary>Where a change stands; null where it is no proposal: nothing can be decided about it.</summary>
    public ProposalStand? StandOf(PlanChange change) =>
        !IsDraft || change.After is not { IsPromised: false } ? null
        : DecisionOf(change.Newcomer) is not { } decision ? ProposalStand.Open
        : decision.Verdict == ProposalVerdict.Accepted ? ProposalStand.Accepted
        : ProposalStand.LeftOut;

    public ProposalDecision? DecisionOf(NewcomerId newcomer) => decisions.GetValueOrDefault(newcomer);
}
