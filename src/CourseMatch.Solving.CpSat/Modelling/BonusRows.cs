namespace CourseMatch.Solving.CpSat.Modelling;

/// <summary>Writes what it takes to earn the bonuses.</summary>
/// <remarks>
/// A bonus of two people gets one column, and one row per option and partner: the sum of the bonus columns of an
/// option with all options of one partner is at most that option, because the partner has only one. That is fewer rows
/// and a stronger relaxation than one row per bonus and option. Repeated pairs are added up first, else the row would
/// forbid earning both.
/// </remarks>
internal sealed class BonusRows(AllocationRowsBuilder builder)
{
    private readonly SortedDictionary<(int First, int Second), long> pairs = [];
    private readonly List<(int[] Options, int Score)> larger = [];

    public void Add()
    {
        for (var bonus = 0; bonus < builder.Problem.BonusCount; bonus++)
        {
            Sort(builder.Problem.Bonuses[bonus], builder.Problem.BonusScore[bonus]);
        }

        AddPairs();
        AddLarger();
    }

    /// <summary>Folds a bonus that hangs on one option or none, drops one that cannot be earned.</summary>
    private void Sort(ReadOnlySpan<int> options, int score)
    {
        var open = new List<int>();
        var applicants = new HashSet<int>();
        foreach (var option in options)
        {
            if (!applicants.Add(builder.Problem.OptionApplicant[option]))
            {
                return;
            }

            if (builder.ColumnOfOption[option] >= 0)
            {
                open.Add(option);
            }
            else if (!builder.IsFixed(option))
            {
                return;
            }
        }

        switch (open.Count)
        {
            case 0:
                builder.AddConstant(score);
                break;
            case 1:
                builder.AddGain(builder.ColumnOfOption[open[0]], score);
                break;
            case 2:
                pairs[(open[0], open[1])] = pairs.GetValueOrDefault((open[0], open[1])) + score;
                break;
            default:
                larger.Add(([.. open], score));
                break;
        }
    }

    private void AddPairs()
    {
        var members = new SortedDictionary<(int Option, int Partner), List<int>>();
        foreach (var ((first, second), score) in pairs)
        {
            var column = AddBonusColumn([first, second], score);
            Join(first, second, column);
            Join(second, first, column);
        }

        foreach (var ((option, _), columns) in members)
        {
            columns.ForEach(column => builder.AddEntry(column, 1));
            builder.AddEntry(builder.ColumnOfOption[option], -1);
            builder.EndRow(AllocationRows.NoLower, 0);
        }

        void Join(int option, int other, int column)
        {
            var key = (option, builder.Problem.OptionApplicant[other]);
            if (!members.TryGetValue(key, out var columns))
            {
                members.Add(key, columns = []);
            }

            columns.Add(column);
        }
    }

    private void AddLarger()
    {
        foreach (var (options, score) in larger)
        {
            var column = AddBonusColumn(options, score);
            foreach (var option in options)
            {
                builder.AddEntry(column, 1);
                builder.AddEntry(builder.ColumnOfOption[option], -1);
                builder.EndRow(AllocationRows.NoLower, 0);
            }
        }
    }

    private int AddBonusColumn(int[] options, long score)
    {
        builder.OptionsOfBonus.Add(Array.ConvertAll(options, option => builder.ColumnOfOption[option]));
        return builder.AddColumn(score);
    }
}
