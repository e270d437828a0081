using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;

namespace CourseMatch.Host.Commands;

/// <summary>The one place where outcomes become exit statuses.</summary>
internal static class Statuses
{
    /// <summary>Something was done; warnings and errors among its findings are for a person to look at.</summary>
    public static ExitStatus Of(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Severity != Severity.Note) ? ExitStatus.Findings : ExitStatus.Done;

    public static ExitStatus Of(ImportOutcome outcome) =>
        outcome switch
        {
            ImportOutcome.Refused => ExitStatus.BadInput,
            ImportOutcome.Held => ExitStatus.Findings,
            _ => Of(outcome.Preview.Findings),
        };

    /// <summary>An engine whose answer the checker refuses is broken machinery; otherwise what is promised, or the time
    /// allowed, leaves no plan.</summary>
    public static ExitStatus Of(MatchOutcome.NotDrafted outcome) =>
        outcome.IsContradiction || outcome.Findings.All(finding => finding.Code == "CM3007")
            ? ExitStatus.Unsatisfiable
            : ExitStatus.MachineryFailed;

    public static ExitStatus Of(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Published published => Of(published.Findings),
        PublishOutcome.NotADraft { Finding.Code: "CM3001" } => ExitStatus.BadInput,
        PublishOutcome.NotADraft or PublishOutcome.Rejected or PublishOutcome.Superseded or PublishOutcome.Held =>
            ExitStatus.Unsatisfiable,
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };
}
