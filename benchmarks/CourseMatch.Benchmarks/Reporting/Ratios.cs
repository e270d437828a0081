using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>How many times faster somebody was than somebody else on the same instance in the same run.</summary>
internal static class Ratios
{
    public static double? ToCbc(Measurement row, IEnumerable<Measurement> rows) => To("CBC", row, rows);

    /// <summary>
    /// The other's seconds by this one's; null without the other, or when this one did not reach the gap asked.
    /// A lower bound of the ratio where the other ran out of time.
    /// </summary>
    public static double? To(string other, Measurement row, IEnumerable<Measurement> rows)
    {
        var peer = rows.FirstOrDefault(candidate => candidate.Contestant == other && candidate.Run == row.Run
            && candidate.Size == row.Size && candidate.Shape == row.Shape && candidate.Seed == row.Seed
            && candidate.GapAsked == row.GapAsked);
        var isComparable = peer is not null && row.Contestant != other && row.Gap <= row.GapAsked;
        return isComparable ? peer!.Seconds / row.Seconds : null;
    }
}
