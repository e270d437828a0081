using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Reading;

/// <summary>Collects findings in file order, up to a limit; what comes after is counted by weight.</summary>
internal sealed class FindingLog(int findingsMax)
{
    private readonly List<Finding> findings = [];
    private int unlisted;
    private Severity heaviestUnlisted;

    /// <summary>Errors so far, listed or not.</summary>
    public int Errors { get; private set; }

    public void Add(FindingPlace? place, Remark remark)
    {
        if (remark.Severity == Severity.Error)
        {
            Errors++;
        }

        if (findings.Count < findingsMax)
        {
            findings.Add(new Finding(remark.Code, remark.Severity, place, remark.Values));
            return;
        }

        unlisted++;
        heaviestUnlisted = remark.Severity > heaviestUnlisted ? remark.Severity : heaviestUnlisted;
    }

    /// <summary>A finding about the file as a whole.</summary>
    public void Add(Remark remark) => Add(null, remark);

    /// <summary>All findings; the last one tells how many are not listed.</summary>
    public IReadOnlyList<Finding> Close()
    {
        if (unlisted > 0)
        {
            findings.Add(Finding.Of("CM1011", heaviestUnlisted, unlisted));
            unlisted = 0;
        }

        return findings;
    }
}
