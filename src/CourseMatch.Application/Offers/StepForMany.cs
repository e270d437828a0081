using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>What can be done for several people at once.</summary>
public enum ManyStep
{
    /// <summary>Somebody is to call them about their offer.</summary>
    CallBack,

    /// <summary>They stay where they are, whatever a night would gain.</summary>
    Lock,

    /// <summary>They leave the list.</summary>
    Withdraw,
}

/// <summary>What came of it.</summary>
/// <param name="Done">People for whom it was done.</param>
/// <param name="Refused">Why it was not done for the others, one each.</param>
public sealed record ManySteps(int Done, IReadOnlyList<Finding> Refused);

/// <summary>Use case: one step for several people who were ticked in the list; whoever cannot take it does not hold up
/// the others.</summary>
public sealed class StepForMany(AnswerOffer answering, LockPlacement locking, WithdrawNewcomer withdrawing)
{
    /// <summary>People at once: what one page of the list holds, twice.</summary>
    public const int PeopleMax = 100;

    /// <summary>Takes the step for each.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="references">File references; those beyond <see cref="PeopleMax"/> are refused together.</param>
    /// <param name="step">Which step.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="reason">Why, in own words; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; what was done stays done.</param>
    public async Task<ManySteps> RunAsync(
        MunicipalityId municipality,
        IReadOnlyList<string> references,
        ManyStep step,
        Actor by,
        string reason,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ManySteps(0, [Finding.Of("CM3111", Severity.Error)]);
        }

        if (references.Count is 0 or > PeopleMax)
        {
            return new ManySteps(0, [Finding.Of("CM3140", Severity.Error, references.Count, PeopleMax)]);
        }

        if (step == ManyStep.Withdraw)
        {
            var outcomes = await withdrawing.RunAsync(municipality, references, by, reason, cancellationToken);
            var stayed = outcomes.OfType<WithdrawOutcome.Refused>().Select(refused => refused.Finding).ToArray();
            return new ManySteps(outcomes.Count - stayed.Length, stayed);
        }

        var (done, refusals) = (0, new List<Finding>());
        foreach (var reference in references.Distinct())
        {
            switch (step == ManyStep.Lock
                ? await locking.RunAsync(municipality, reference, true, by, reason, cancellationToken)
                : await answering.RunAsync(
                    municipality, reference, new OfferAnswer.CallMe(reason), by, cancellationToken))
            {
                case StepOutcome.Refused refused:
                    refusals.Add(refused.Finding);
                    break;
                case StepOutcome.NotFound missing:
                    refusals.Add(missing.Finding);
                    break;
                default:
                    done++;
                    break;
            }
        }

        return new ManySteps(done, refusals);
    }
}
