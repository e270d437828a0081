using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices;

/// <summary>What is left of a problem when options that cannot improve a plan are taken out.</summary>
/// <remarks>
/// Exact: every answer of the problem that is better than the plan is an answer of the core. An applicant whose
/// option is promised stays promised; everything else is unchanged.
/// </remarks>
internal sealed class ReducedCore
{
    private readonly int[][] keptOptions;

    private ReducedCore(AllocationProblem problem, int[][] keptOptions)
    {
        Problem = problem;
        this.keptOptions = keptOptions;
    }

    /// <summary>The core as an ordinary problem; applicants and resources as in the whole one.</summary>
    public AllocationProblem Problem { get; }

    /// <summary>Options of applicants without a promise.</summary>
    public int OpenOptions { get; private init; }

    /// <summary>Leaves out the options marked, but never one the plan chooses. Cost O(uses).</summary>
    /// <remarks><paramref name="chosen"/>: per applicant the local option of the plan, −1 for none.</remarks>
    public static ReducedCore Of(AllocationProblem whole, ReadOnlySpan<int> chosen, bool[] hopeless)
    {
        var builder = new AllocationProblemBuilder();
        for (var resource = 0; resource < whole.ResourceCount; resource++)
        {
            builder.AddResource(whole.ResourceIds[resource], whole.Capacity[resource], whole.Minimum[resource],
                whole.OpeningCost[resource]);
        }

        var kept = new int[whole.ApplicantCount][];
        var newIndex = new int[whole.OptionCount];
        Array.Fill(newIndex, -1);
        var open = 0;
        var uses = new List<(int, int)>();
        for (var applicant = 0; applicant < whole.ApplicantCount; applicant++)
        {
            builder.AddApplicant(whole.ApplicantIds[applicant]);
            var list = new List<int>();
            for (var option = 0; option < whole.OptionsOf(applicant); option++)
            {
                var index = whole.OptionIndex(applicant, option);
                if (hopeless[index] && option != chosen[applicant] && option != whole.FixedOption[applicant])
                {
                    continue;
                }

                uses.Clear();
                for (var use = whole.FirstUse[index]; use < whole.FirstUse[index + 1]; use++)
                {
                    uses.Add((whole.UseResource[use], whole.UseUnits[use]));
                }

                newIndex[index] = builder.AddOption(applicant, whole.OptionIds[index], whole.Score[index], [.. uses]);
                list.Add(option);
            }

            kept[applicant] = [.. list];
            if (whole.FixedOption[applicant] >= 0)
            {
                builder.Fix(applicant, list.IndexOf(whole.FixedOption[applicant]));
            }
            else
            {
                open += list.Count;
            }
        }

        AddRows(whole, builder, newIndex);
        return new ReducedCore(builder.Build(), kept) { OpenOptions = open };
    }

    /// <summary>A plan of the whole problem as a plan of the core.</summary>
    public int[] ToCore(ReadOnlySpan<int> chosen)
    {
        var core = new int[chosen.Length];
        for (var applicant = 0; applicant < core.Length; applicant++)
        {
            core[applicant] = chosen[applicant] < 0 ? -1 : Array.IndexOf(keptOptions[applicant], chosen[applicant]);
        }

        return core;
    }

    /// <summary>A plan of the core as a plan of the whole problem.</summary>
    public int[] ToWhole(ReadOnlySpan<int> chosen)
    {
        var whole = new int[chosen.Length];
        for (var applicant = 0; applicant < whole.Length; applicant++)
        {
            whole[applicant] = chosen[applicant] < 0 ? -1 : keptOptions[applicant][chosen[applicant]];
        }

        return whole;
    }

    /// <summary>Objective of a feasible plan of the whole problem.</summary>
    public static long Worth(AllocationProblem problem, ReadOnlySpan<int> chosen)
    {
        var placement = new Engines.Placement(problem);
        for (var applicant = 0; applicant < chosen.Length; applicant++)
        {
            if (chosen[applicant] >= 0)
            {
                placement.Put(problem.OptionIndex(applicant, chosen[applicant]));
            }
        }

        return placement.Objective;
    }

    private static void AddRows(AllocationProblem whole, AllocationProblemBuilder builder, int[] newIndex)
    {
        var row = new List<(int, int)>();
        for (var exclusion = 0; exclusion < whole.ExclusionCount; exclusion++)
        {
            row.Clear();
            foreach (var option in whole.Exclusions[exclusion])
            {
                if (newIndex[option] >= 0)
                {
                    row.Add((whole.OptionApplicant[option], newIndex[option]));
                }
            }

            if (row.Count > 1)
            {
                builder.AddExclusion([.. row]);
            }
        }

        for (var bonus = 0; bonus < whole.BonusCount; bonus++)
        {
            row.Clear();
            foreach (var option in whole.Bonuses[bonus])
            {
                row.Add((whole.OptionApplicant[option], newIndex[option]));
            }

            // A bonus with an option taken out can no longer be earned.
            if (row.TrueForAll(item => item.Item2 >= 0))
            {
                builder.AddBonus([.. row], whole.BonusScore[bonus]);
            }
        }
    }
}
