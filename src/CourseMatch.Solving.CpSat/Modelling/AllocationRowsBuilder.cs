using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.CpSat.Modelling;

/// <summary>Turns a problem into rows, folding away what is fixed.</summary>
public sealed class AllocationRowsBuilder
{
    private readonly long[] taken;
    private readonly bool[] isChosen;

    private AllocationRowsBuilder(AllocationProblem problem)
    {
        Problem = problem;
        taken = new long[problem.ResourceCount];
        isChosen = new bool[problem.OptionCount];
        ColumnOfOption = new int[problem.OptionCount];
        ColumnOfResource = new int[problem.ResourceCount];
        Array.Fill(ColumnOfOption, -1);
        Array.Fill(ColumnOfResource, -1);
    }

    internal AllocationProblem Problem { get; }

    internal bool IsImpossible { get; private set; }

    internal long Constant { get; private set; }

    internal List<long> Gains { get; } = [];

    internal List<int> RowStart { get; } = [0];

    internal List<int> RowColumn { get; } = [];

    internal List<int> RowWeight { get; } = [];

    internal List<long> Lower { get; } = [];

    internal List<long> Upper { get; } = [];

    internal int[] ColumnOfOption { get; }

    internal int[] ColumnOfResource { get; }

    /// <summary>Columns of the options of each bonus that has a column.</summary>
    internal List<int[]> OptionsOfBonus { get; } = [];

    /// <summary>Makes the rows.</summary>
    /// <remarks>Cost O(options · uses + exclusions + bonuses · log).</remarks>
    public static AllocationRows Of(AllocationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var builder = new AllocationRowsBuilder(problem);
        builder.FoldFixed();
        if (!builder.IsImpossible)
        {
            builder.AddOptions();
            builder.AddApplicantRows();
            builder.AddResourceRows();
            builder.AddExclusionRows();
            new BonusRows(builder).Add();
        }

        return new AllocationRows(builder);
    }

    internal int AddColumn(long gain)
    {
        Gains.Add(gain);
        return Gains.Count - 1;
    }

    internal void AddGain(int column, long gain) => Gains[column] += gain;

    internal void AddConstant(long points) => Constant += points;

    internal void AddEntry(int column, int weight)
    {
        RowColumn.Add(column);
        RowWeight.Add(weight);
    }

    /// <summary>Ends the row of the entries added since the last one.</summary>
    internal void EndRow(long lower, long upper)
    {
        RowStart.Add(RowColumn.Count);
        Lower.Add(lower);
        Upper.Add(upper);
    }

    /// <summary>Whether an option is chosen because it is fixed.</summary>
    internal bool IsFixed(int option) => isChosen[option];

    private void FoldFixed()
    {
        for (var applicant = 0; applicant < Problem.ApplicantCount; applicant++)
        {
            if (Problem.FixedOption[applicant] >= 0)
            {
                Fold(Problem.OptionIndex(applicant, Problem.FixedOption[applicant]));
            }
        }

        for (var resource = 0; resource < taken.Length; resource++)
        {
            IsImpossible |= taken[resource] > Problem.Capacity[resource];
            Constant -= taken[resource] > 0 ? Problem.OpeningCost[resource] : 0;
        }
    }

    private void Fold(int option)
    {
        isChosen[option] = true;
        Constant += Problem.Score[option];
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            taken[Problem.UseResource[use]] += Problem.UseUnits[use];
        }

        foreach (var exclusion in Problem.OptionExclusions[option])
        {
            IsImpossible |= Problem.Exclusions[exclusion].ToArray().Count(other => isChosen[other]) > 1;
        }
    }

    /// <summary>
    /// A column for every option of an undecided applicant that fits beside what is fixed and whose resources can
    /// reach their minimum at all.
    /// </summary>
    private void AddOptions()
    {
        for (var option = 0; option < Problem.OptionCount; option++)
        {
            if (Problem.FixedOption[Problem.OptionApplicant[option]] < 0 && Fits(option))
            {
                ColumnOfOption[option] = AddColumn(Problem.Score[option]);
            }
        }
    }

    private bool Fits(int option)
    {
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            var resource = Problem.UseResource[use];
            if (taken[resource] + Problem.UseUnits[use] > Problem.Capacity[resource]
                || Problem.Minimum[resource] > Problem.Capacity[resource])
            {
                return false;
            }
        }

        foreach (var exclusion in Problem.OptionExclusions[option])
        {
            foreach (var other in Problem.Exclusions[exclusion])
            {
                if (isChosen[other])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void AddApplicantRows()
    {
        for (var applicant = 0; applicant < Problem.ApplicantCount; applicant++)
        {
            var entries = 0;
            for (var option = Problem.FirstOption[applicant]; option < Problem.FirstOption[applicant + 1]; option++)
            {
                entries += AddOptionEntry(option);
            }

            EndAtMostOne(entries);
        }
    }

    private void AddExclusionRows()
    {
        for (var exclusion = 0; exclusion < Problem.ExclusionCount; exclusion++)
        {
            var options = Problem.Exclusions[exclusion];
            var first = options.IsEmpty ? -1 : Problem.OptionApplicant[options[0]];
            var entries = 0;
            if (!options.IsEmpty && Problem.OptionApplicant[options[^1]] != first)
            {
                foreach (var option in options)
                {
                    entries += AddOptionEntry(option);
                }
            }

            EndAtMostOne(entries);
        }
    }

    private int AddOptionEntry(int option)
    {
        if (ColumnOfOption[option] < 0)
        {
            return 0;
        }

        AddEntry(ColumnOfOption[option], 1);
        return 1;
    }

    /// <summary>Ends an at-most-one row; one of a single column says nothing and is dropped.</summary>
    private void EndAtMostOne(int entries)
    {
        if (entries > 1)
        {
            EndRow(AllocationRows.NoLower, 1);
            return;
        }

        RowColumn.RemoveRange(RowColumn.Count - entries, entries);
        RowWeight.RemoveRange(RowWeight.Count - entries, entries);
    }

    private void AddResourceRows()
    {
        for (var resource = 0; resource < taken.Length; resource++)
        {
            var uses = LiveUses(resource);
            var total = uses.Sum(use => (long)use.Units);
            var free = Problem.Capacity[resource] - taken[resource];
            var missing = Problem.Minimum[resource] - taken[resource];
            if (taken[resource] > 0)
            {
                IsImpossible |= missing > 0 && total < missing;
                AddSum(uses, missing > 0 ? missing : AllocationRows.NoLower, free, total);
                continue;
            }

            var needsMany = uses.Exists(use => use.Units < Problem.Minimum[resource]);
            if (uses.Count == 0 || (Problem.OpeningCost[resource] == 0 && !needsMany))
            {
                AddSum(uses, AllocationRows.NoLower, free, total);
                continue;
            }

            AddOpening(resource, uses, needsMany, total);
        }
    }

    private List<(int Column, int Units)> LiveUses(int resource)
    {
        var uses = new List<(int, int)>();
        foreach (var option in Problem.ResourceOptions[resource])
        {
            if (ColumnOfOption[option] >= 0)
            {
                var use = Problem.FirstUse[option];
                while (Problem.UseResource[use] != resource)
                {
                    use++;
                }

                uses.Add((ColumnOfOption[option], Problem.UseUnits[use]));
            }
        }

        return uses;
    }

    private void AddSum(List<(int Column, int Units)> uses, long lower, long upper, long total)
    {
        if (lower == AllocationRows.NoLower && total <= upper)
        {
            return;
        }

        uses.ForEach(use => AddEntry(use.Column, use.Units));
        EndRow(lower, upper);
    }

    /// <summary>An optional resource: closed with nobody in it, or open between minimum and capacity.</summary>
    private void AddOpening(int resource, List<(int Column, int Units)> uses, bool needsMany, long total)
    {
        var open = AddColumn(-Problem.OpeningCost[resource]);
        ColumnOfResource[resource] = open;
        uses.ForEach(use => AddEntry(use.Column, use.Units));
        AddEntry(open, (int)-Math.Min(total, Problem.Capacity[resource]));
        EndRow(AllocationRows.NoLower, 0);
        if (needsMany)
        {
            uses.ForEach(use => AddEntry(use.Column, use.Units));
            AddEntry(open, -Problem.Minimum[resource]);
            EndRow(0, AllocationRows.NoUpper);
        }
    }
}
