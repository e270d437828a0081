namespace CourseMatch.Application.Linkage.Trials;

/// <summary>How well duplicates were found.</summary>
/// <param name="Records">Records compared.</param>
/// <param name="TruePairs">Pairs that really are one person.</param>
/// <param name="Certain">Pairs merged without asking.</param>
/// <param name="CertainRight">Of these, pairs that are one person.</param>
/// <param name="Queued">Pairs a person is asked about.</param>
/// <param name="QueuedRight">Of these, pairs that are one person.</param>
public sealed record LinkageFigures(
    int Records, int TruePairs, int Certain, int CertainRight, int Queued, int QueuedRight)
{
    /// <summary>Least precision of merges made without asking.</summary>
    public const double PrecisionBar = 0.995;

    /// <summary>Least recall, counting the queue.</summary>
    public const double RecallBar = 0.90;

    /// <summary>Share of merges made without asking that are right.</summary>
    public double Precision => Certain == 0 ? 1 : (double)CertainRight / Certain;

    /// <summary>Share of true pairs that were merged or wait for a person.</summary>
    public double Recall => TruePairs == 0 ? 1 : (double)(CertainRight + QueuedRight) / TruePairs;

    /// <summary>Share of true pairs that were merged without asking.</summary>
    public double CertainRecall => TruePairs == 0 ? 1 : (double)CertainRight / TruePairs;

    /// <summary>Both bars are met.</summary>
    public bool MeetsBars => Precision >= PrecisionBar && Recall >= RecallBar;
}

/// <summary>Measures record linkage on a seeded set with known truth.</summary>
public static class LinkageTrial
{
    /// <summary>Finds the pairs and counts.</summary>
    public static LinkageFigures Measure(
        IReadOnlyList<TrialRecord> records, CancellationToken cancellationToken = default)
    {
        var personOf = records.ToDictionary(record => record.Traits.Newcomer, record => record.Person);
        var truth = records.GroupBy(record => record.Person).Sum(same => same.Count() * (same.Count() - 1) / 2);
        var found = LinkFinding.Find([.. records.Select(record => record.Traits)], null, cancellationToken);
        bool IsRight(LinkCandidate pair) => personOf[pair.First] == personOf[pair.Second];

        var certain = found.Where(pair => pair.Certainty == LinkCertainty.Certain).ToList();
        var queued = found.Where(pair => pair.Certainty == LinkCertainty.Probable).ToList();
        return new LinkageFigures(
            records.Count, truth, certain.Count, certain.Count(IsRight), queued.Count, queued.Count(IsRight));
    }
}
