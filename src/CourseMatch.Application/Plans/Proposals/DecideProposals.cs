using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Plans.Proposals;

/// <summary>What is to be done with proposals that were ticked.</summary>
public enum ProposalStep
{
    /// <summary>These people are to get their places.</summary>
    Accept,

    /// <summary>They are to get them, and no night is to move them afterwards.</summary>
    Lock,

    /// <summary>They are not to get them, now or later.</summary>
    LeaveOut,

    /// <summary>Nothing is decided about them any more.</summary>
    Reopen,
}

/// <summary>How deciding about proposals ended.</summary>
public abstract record DecideProposalsOutcome
{
    private DecideProposalsOutcome()
    {
    }

    /// <summary>It is written down.</summary>
    /// <param name="Count">Proposals concerned.</param>
    public sealed record Decided(int Count) : DecideProposalsOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(Finding Finding) : DecideProposalsOutcome;
}

/// <summary>Use case: a coordinator ticks through the proposals of a draft.</summary>
/// <remarks>The draft itself stays as it was made; <see cref="DraftFromAccepted"/> makes another one of what was
/// accepted.</remarks>
public sealed class DecideProposals(ICountyStore store, TimeProvider time)
{
    /// <summary>Most characters of a reason that are kept.</summary>
    public const int ReasonLengthMax = 500;

    /// <summary>Decides about some proposals, or about all that are still open.</summary>
    /// <param name="municipality">Whose plan.</param>
    /// <param name="id">The draft.</param>
    /// <param name="newcomers">People ticked; null = everybody nothing was decided about. People without a proposal in
    /// the draft are passed over.</param>
    /// <param name="step">What is to be done.</param>
    /// <param name="reason">Why, in own words; must not be empty where somebody is left out.</param>
    /// <param name="by">Account of who decides.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<DecideProposalsOutcome> RunAsync(
        MunicipalityId municipality,
        PlanId id,
        IReadOnlyCollection<NewcomerId>? newcomers,
        ProposalStep step,
        string? reason,
        string by,
        CancellationToken cancellationToken) =>
        store.ChangeAsync(
            municipality,
            (change, token) => RunAsync(change, id, newcomers, step, reason, by, token),
            cancellationToken);

    private async Task<DecideProposalsOutcome> RunAsync(
        ICountyChange change,
        PlanId id,
        IReadOnlyCollection<NewcomerId>? newcomers,
        ProposalStep step,
        string? reason,
        string by,
        CancellationToken cancellationToken)
    {
        if (step == ProposalStep.LeaveOut && string.IsNullOrWhiteSpace(reason))
        {
            return new DecideProposalsOutcome.Refused(Finding.Of("CM3111", Severity.Error));
        }

        if (await change.PlanAsync(id, cancellationToken) is not { Summary.State: PlanState.Draft } draft)
        {
            return new DecideProposalsOutcome.Refused(Finding.Of("CM3001", Severity.Error, id.Value));
        }

        var decided = (await change.Proposals.DecisionsAsync(id, cancellationToken))
            .Select(decision => decision.Newcomer).ToHashSet();
        var ticked = newcomers?.ToHashSet();
        var wanted = draft.Placements
            .Where(placement => !placement.IsPromised
                && (ticked?.Contains(placement.Newcomer) ?? !decided.Contains(placement.Newcomer)))
            .ToArray();
        if (wanted.Length == 0)
        {
            return new DecideProposalsOutcome.Refused(Finding.Of("CM3010", Severity.Error));
        }

        if (step == ProposalStep.Reopen)
        {
            await change.Proposals.TakeBackAsync(
                [.. wanted.Select(placement => (placement.Newcomer, placement.Course))], cancellationToken);
        }
        else
        {
            var at = time.GetUtcNow();
            await change.Proposals.DecideAsync(
                [.. wanted.Select(placement => new ProposalDecision(
                    placement.Newcomer,
                    placement.Course,
                    step == ProposalStep.LeaveOut ? ProposalVerdict.LeftOut : ProposalVerdict.Accepted,
                    step == ProposalStep.Lock,
                    Shortened(reason),
                    by,
                    at))],
                cancellationToken);
        }

        return new DecideProposalsOutcome.Decided(wanted.Length);
    }

    private static string? Shortened(string? reason) => string.IsNullOrWhiteSpace(reason) ? null
        : reason.Trim() is { Length: > ReasonLengthMax } longer ? longer[..ReasonLengthMax]
        : reason.Trim();
}
