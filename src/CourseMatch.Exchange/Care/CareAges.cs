using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Care;

/// <summary>The ages a group takes, in months; a limit that is not given is as wide as care beside a course goes.
/// </summary>
internal static class CareAges
{
    private const int MonthsToSchool = 12 * 7;

    /// <param name="fields">Fields.</param>
    /// <param name="fromColumn">Youngest age, inclusive.</param>
    /// <param name="toColumn">Oldest age, inclusive.</param>
    /// <param name="belowColumn">First age that is too old, which goes before the oldest; null = no such
    /// column.</param>
    public static (int From, int Below) Read(Fields fields, Column fromColumn, Column toColumn, Column? belowColumn)
    {
        var from = fields.Read(fromColumn, AgeBounds.From);
        var below = (belowColumn is null ? null : fields.Read(belowColumn, AgeBounds.Below))
            ?? fields.Read(toColumn, AgeBounds.To);
        if (from is null || below is null)
        {
            fields.Report(
                Remark.Warning("CM1503", from ?? 0, below ?? MonthsToSchool), from is null ? fromColumn : toColumn);
        }

        if ((from ?? 0) >= (below ?? MonthsToSchool))
        {
            fields.Report(Remark.Error("CM1504", from ?? 0, below ?? MonthsToSchool), toColumn);
        }

        return (from ?? 0, below ?? MonthsToSchool);
    }
}
