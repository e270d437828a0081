namespace CourseMatch.Application.Plans.Proposals;

/// <summary>What a coordinator says about one proposal of a draft.</summary>
public enum ProposalVerdict
{
    /// <summary>Ticked: the person is to get this place.</summary>
    Accepted,

    /// <summary>Not this person in this course: no later draft proposes it again.</summary>
    LeftOut,
}

/// <summary>A decision about one person in one course. It holds for every draft that proposes the same, until it is
/// taken back.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Course">Where.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="IsLocked">Once promised, no night moves the person elsewhere; only with
/// <see cref="ProposalVerdict.Accepted"/>.</param>
/// <param name="Reason">Why, in own words, at most 500 characters; always there where somebody is left out.</param>
/// <param name="By">Account of who decided.</param>
/// <param name="At">When (UTC).</param>
public sealed record ProposalDecision(
    NewcomerId Newcomer,
    CourseId Course,
    ProposalVerdict Verdict,
    bool IsLocked,
    string? Reason,
    string By,
    DateTimeOffset At);

/// <summary>Somebody who is not to be proposed for a course again, as matching sees it.</summary>
/// <param name="Newcomer">Who.</param>
/// <param name="Course">Where not.</param>
/// <param name="Reason">Why, in the coordinator's words.</param>
/// <param name="On">The day it was decided.</param>
public sealed record LeftOutProposal(NewcomerId Newcomer, CourseId Course, string Reason, DateOnly On);

/// <summary>Port: decisions about proposals, to be read.</summary>
public interface IProposalDesk
{
    /// <summary>Decisions that stand about the proposals of a plan, by newcomer number.</summary>
    Task<IReadOnlyList<ProposalDecision>> DecisionsAsync(
        MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken);
}

/// <summary>Port: decisions about proposals inside the one transaction that holds the municipality's lock.</summary>
public interface IProposalChange
{
    /// <summary>Decisions that stand about the proposals of a plan, by newcomer number.</summary>
    Task<IReadOnlyList<ProposalDecision>> DecisionsAsync(PlanId plan, CancellationToken cancellationToken);

    /// <summary>Writes decisions down; an earlier one about the same person and course makes room.</summary>
    Task DecideAsync(IReadOnlyList<ProposalDecision> decisions, CancellationToken cancellationToken);

    /// <summary>Takes decisions back.</summary>
    Task TakeBackAsync(
        IReadOnlyList<(NewcomerId Newcomer, CourseId Course)> proposals, CancellationToken cancellationToken);

    /// <summary>The problem a plan was made from, portable JSON, or null.</summary>
    Task<byte[]?> PlanProblemAsync(PlanId plan, CancellationToken cancellationToken);
}
