using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Engines;

/// <summary>
/// Who has which option at the moment, with loads, exclusions, bonuses and objective kept up to date.
/// </summary>
/// <remarks>
/// The working copy of a search: every change costs O(uses + exclusions + bonuses of the option). Capacity and
/// exclusions are the caller's business (<see cref="Fits"/> before <see cref="Put"/>); resources below their minimum
/// are counted, since a search passes through such states. Options are global indices here. Changes are remembered
/// from <see cref="Mark"/> on and can be taken back.
/// </remarks>
public sealed class Placement
{
    private const int None = -1;

    private readonly int[] chosen;
    private readonly int[] load;
    private readonly int[] taken;
    private readonly int[] missing;
    private readonly List<(int Applicant, int Option)> previous = [];

    /// <summary>Nobody placed.</summary>
    public Placement(AllocationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
        chosen = new int[problem.ApplicantCount];
        Array.Fill(chosen, None);
        load = new int[problem.ResourceCount];
        taken = new int[problem.ExclusionCount];
        missing = new int[problem.BonusCount];
        for (var bonus = 0; bonus < missing.Length; bonus++)
        {
            missing[bonus] = problem.Bonuses[bonus].Length;
            Objective += missing[bonus] == 0 ? problem.BonusScore[bonus] : 0;
        }
    }

    /// <summary>The problem this is a placement of.</summary>
    public AllocationProblem Problem { get; }

    /// <summary>Scores + bonuses earned − opening costs of what is chosen now, in points.</summary>
    public long Objective { get; private set; }

    /// <summary>Number of resources in use below their minimum; an answer needs 0.</summary>
    public int BelowMinimum { get; private set; }

    /// <summary>Units in use per resource.</summary>
    public ReadOnlySpan<int> Load => load;

    /// <summary>Global index of the applicant's option, −1 when left out.</summary>
    public int OptionOf(int applicant) => chosen[applicant];

    /// <summary>Whether this is the option its applicant has.</summary>
    public bool IsChosen(int option) => chosen[Problem.OptionApplicant[option]] == option;

    /// <summary>
    /// Whether every resource has room for the option and no other member of its exclusions is chosen.
    /// </summary>
    /// <remarks>Meant for an applicant without an option; what he has now still counts as taken.</remarks>
    public bool Fits(int option)
    {
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            var resource = Problem.UseResource[use];
            if (load[resource] + Problem.UseUnits[use] > Problem.Capacity[resource])
            {
                return false;
            }
        }

        foreach (var exclusion in Problem.OptionExclusions[option])
        {
            if (taken[exclusion] > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What putting an option of an applicant without one adds to the objective, in points.</summary>
    public long Gain(int option)
    {
        long gain = Problem.Score[option];
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            gain -= load[Problem.UseResource[use]] == 0 ? Problem.OpeningCost[Problem.UseResource[use]] : 0;
        }

        foreach (var bonus in Problem.OptionBonuses[option])
        {
            gain += missing[bonus] == 1 ? Problem.BonusScore[bonus] : 0;
        }

        return gain;
    }

    /// <summary>Gives an applicant without an option this one.</summary>
    public void Put(int option)
    {
        var applicant = Problem.OptionApplicant[option];
        previous.Add((applicant, None));
        Add(applicant, option);
    }

    /// <summary>Takes the applicant's option away, if he has one.</summary>
    public void Remove(int applicant)
    {
        if (chosen[applicant] != None)
        {
            previous.Add((applicant, chosen[applicant]));
            Subtract(applicant);
        }
    }

    /// <summary>Starts a change that can be taken back; forgets everything before it.</summary>
    public void Mark() => previous.Clear();

    /// <summary>Takes back all changes since the last <see cref="Mark"/>.</summary>
    public void Rollback()
    {
        for (var index = previous.Count - 1; index >= 0; index--)
        {
            var (applicant, option) = previous[index];
            if (chosen[applicant] != None)
            {
                Subtract(applicant);
            }

            if (option != None)
            {
                Add(applicant, option);
            }
        }

        previous.Clear();
    }

    /// <summary>Per applicant the index of the chosen option within the applicant, −1 when left out.</summary>
    public int[] ToLocalOptions()
    {
        var local = new int[chosen.Length];
        for (var applicant = 0; applicant < local.Length; applicant++)
        {
            local[applicant] = chosen[applicant] == None ? None : chosen[applicant] - Problem.FirstOption[applicant];
        }

        return local;
    }

    private void Add(int applicant, int option)
    {
        Objective += Gain(option);
        chosen[applicant] = option;
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            ChangeLoad(Problem.UseResource[use], Problem.UseUnits[use]);
        }

        foreach (var exclusion in Problem.OptionExclusions[option])
        {
            taken[exclusion]++;
        }

        foreach (var bonus in Problem.OptionBonuses[option])
        {
            missing[bonus]--;
        }
    }

    private void Subtract(int applicant)
    {
        var option = chosen[applicant];
        chosen[applicant] = None;
        for (var use = Problem.FirstUse[option]; use < Problem.FirstUse[option + 1]; use++)
        {
            ChangeLoad(Problem.UseResource[use], -Problem.UseUnits[use]);
        }

        foreach (var exclusion in Problem.OptionExclusions[option])
        {
            taken[exclusion]--;
        }

        foreach (var bonus in Problem.OptionBonuses[option])
        {
            missing[bonus]++;
        }

        Objective -= Gain(option);
    }

    private void ChangeLoad(int resource, int units)
    {
        BelowMinimum -= IsBelowMinimum(resource) ? 1 : 0;
        load[resource] += units;
        BelowMinimum += IsBelowMinimum(resource) ? 1 : 0;
    }

    private bool IsBelowMinimum(int resource) => load[resource] > 0 && load[resource] < Problem.Minimum[resource];
}
