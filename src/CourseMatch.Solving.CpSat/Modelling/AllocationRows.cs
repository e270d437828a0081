using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat.Modelling;

/// <summary>
/// An allocation problem as 0/1 columns and rows over them: what any integer programming solver reads.
/// </summary>
/// <remarks>
/// Everything decided is folded away: options of people with a fixed option are no columns, their points are in
/// <see cref="Constant"/> and their units are gone from the rows. Objective, to maximise: constant + gains of the
/// columns that are 1. Columns come in the order options, open resources, bonuses.
/// Built by <see cref="AllocationRowsBuilder"/>.
/// </remarks>
public sealed class AllocationRows
{
    /// <summary>Stands for no limit in <see cref="Lower"/>.</summary>
    public const long NoLower = long.MinValue;

    /// <summary>Stands for no limit in <see cref="Upper"/>.</summary>
    public const long NoUpper = long.MaxValue;

    private readonly AllocationProblem problem;
    private readonly int[] columnOfOption;
    private readonly int[] columnOfResource;
    private readonly int[][] optionsOfBonus;

    internal AllocationRows(AllocationRowsBuilder builder)
    {
        problem = builder.Problem;
        columnOfOption = builder.ColumnOfOption;
        columnOfResource = builder.ColumnOfResource;
        optionsOfBonus = [.. builder.OptionsOfBonus];
        FirstBonusColumn = builder.Gains.Count - optionsOfBonus.Length;
        IsImpossible = builder.IsImpossible;
        Constant = builder.Constant;
        Gain = [.. builder.Gains];
        RowStart = [.. builder.RowStart];
        RowColumn = [.. builder.RowColumn];
        RowWeight = [.. builder.RowWeight];
        Lower = [.. builder.Lower];
        Upper = [.. builder.Upper];
        OptionCount = columnOfOption.Count(column => column >= 0);
    }

    /// <summary>What is fixed contradicts itself by mere counting; there are no usable rows then.</summary>
    public bool IsImpossible { get; }

    /// <summary>Points of everything fixed.</summary>
    public long Constant { get; }

    /// <summary>Points of each column.</summary>
    public long[] Gain { get; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => Gain.Length;

    /// <summary>Number of columns that are options.</summary>
    public int OptionCount { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Lower.Length;

    /// <summary>First entry of each row; one more than there are rows.</summary>
    public int[] RowStart { get; }

    /// <summary>Column of each entry.</summary>
    public int[] RowColumn { get; }

    /// <summary>Weight of each entry.</summary>
    public int[] RowWeight { get; }

    /// <summary>Least allowed sum of each row, or <see cref="NoLower"/>.</summary>
    public long[] Lower { get; }

    /// <summary>Largest allowed sum of each row, or <see cref="NoUpper"/>.</summary>
    public long[] Upper { get; }

    private int FirstBonusColumn { get; }

    /// <summary>Whether a row says "at most one of these".</summary>
    public bool IsAtMostOne(int row) => Upper[row] == 1 && Lower[row] <= 0
        && RowWeight.AsSpan()[RowStart[row]..RowStart[row + 1]].IndexOfAnyExcept(1) < 0;

    /// <summary>
    /// Per applicant the local option whose column is 1, −1 for none; the fixed options are filled in.
    /// </summary>
    /// <param name="isOne">Whether a column is 1.</param>
    public int[] ChosenOf(Func<int, bool> isOne)
    {
        var chosen = new int[problem.ApplicantCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            chosen[applicant] = problem.FixedOption[applicant];
            for (var local = 0; local < problem.OptionsOf(applicant); local++)
            {
                var column = columnOfOption[problem.OptionIndex(applicant, local)];
                chosen[applicant] = column >= 0 && isOne(column) ? local : chosen[applicant];
            }
        }

        return chosen;
    }

    /// <summary>The value (0 or 1) each column has in an answer.</summary>
    /// <param name="chosen">Per applicant the chosen local option, −1 for none; fixed options are ignored.</param>
    public bool[] ValuesOf(ReadOnlySpan<int> chosen)
    {
        var values = new bool[ColumnCount];
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            if (chosen[applicant] < 0)
            {
                continue;
            }

            var option = problem.OptionIndex(applicant, chosen[applicant]);
            if (columnOfOption[option] >= 0)
            {
                values[columnOfOption[option]] = true;
                SetOpen(option, values);
            }
        }

        for (var bonus = 0; bonus < optionsOfBonus.Length; bonus++)
        {
            values[FirstBonusColumn + bonus] = Array.TrueForAll(optionsOfBonus[bonus], column => values[column]);
        }

        return values;
    }

    private void SetOpen(int option, bool[] values)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            var column = columnOfResource[problem.UseResource[use]];
            if (column >= 0)
            {
                values[column] = true;
            }
        }
    }
}
