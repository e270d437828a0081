using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CourseMatch.Solving.Problems;

/// <summary>
/// One anonymous instance of "who gets which seat": resources, applicants, their options, side conditions.
/// </summary>
/// <remarks>
/// Immutable, safe to read from many threads. Everything is addressed by 0-based index: resource, applicant, option,
/// exclusion, bonus. Option indices run through all applicants in order (<i>global</i>); the options of applicant
/// <c>a</c> are <c>FirstOption[a] .. FirstOption[a + 1]</c>, and "option k of applicant a" (<i>local</i>, as files and
/// answers count) is <c>FirstOption[a] + k</c>. All numbers keep <see cref="ProblemLimits"/>.
/// Objective, to maximise: scores of chosen options + bonuses earned − opening costs of resources in use.
/// Built by <see cref="AllocationProblemBuilder"/>.
/// </remarks>
public sealed class AllocationProblem
{
    internal AllocationProblem(ProblemParts parts)
    {
        ResourceIds = parts.ResourceIds;
        Capacity = parts.Capacity;
        Minimum = parts.Minimum;
        OpeningCost = parts.OpeningCost;
        ApplicantIds = parts.ApplicantIds;
        FixedOption = parts.FixedOption;
        FirstOption = parts.FirstOption;
        OptionIds = parts.OptionIds;
        Score = parts.Score;
        FirstUse = parts.FirstUse;
        UseResource = parts.UseResource;
        UseUnits = parts.UseUnits;
        Exclusions = parts.Exclusions;
        Bonuses = parts.Bonuses;
        BonusScore = parts.BonusScore;

        var optionApplicant = new int[OptionCount];
        for (var applicant = 0; applicant < ApplicantCount; applicant++)
        {
            optionApplicant.AsSpan()[FirstOption[applicant]..FirstOption[applicant + 1]].Fill(applicant);
        }

        OptionApplicant = ImmutableCollectionsMarshal.AsImmutableArray(optionApplicant);
        OptionExclusions = Exclusions.Transpose(OptionCount);
        OptionBonuses = Bonuses.Transpose(OptionCount);
        ResourceOptions = new IntRows(FirstUse, UseResource).Transpose(ResourceCount);
    }

    /// <summary>Number of resources.</summary>
    public int ResourceCount => ResourceIds.Length;

    /// <summary>Number of applicants; each is one person, or one household that moves as one.</summary>
    public int ApplicantCount => ApplicantIds.Length;

    /// <summary>Number of options of all applicants together.</summary>
    public int OptionCount => Score.Length;

    /// <summary>Number of (option, resource) pairs.</summary>
    public int UseCount => UseResource.Length;

    /// <summary>Number of exclusions.</summary>
    public int ExclusionCount => Exclusions.Count;

    /// <summary>Number of bonuses.</summary>
    public int BonusCount => Bonuses.Count;

    /// <summary>Id of each resource; unique.</summary>
    public ImmutableArray<string> ResourceIds { get; }

    /// <summary>Units at hand of each resource, 0 .. <see cref="ProblemLimits.UnitsMax"/>.</summary>
    public ImmutableArray<int> Capacity { get; }

    /// <summary>
    /// Least units of each resource when it is used at all; may exceed the capacity, then nobody can use it.
    /// </summary>
    public ImmutableArray<int> Minimum { get; }

    /// <summary>Points taken from the objective once when the resource is used at all.</summary>
    public ImmutableArray<int> OpeningCost { get; }

    /// <summary>Id of each applicant; unique.</summary>
    public ImmutableArray<string> ApplicantIds { get; }

    /// <summary>Per applicant the local index of the promised option, or −1 when nothing is promised.</summary>
    public ImmutableArray<int> FixedOption { get; }

    /// <summary>Per applicant the first global option index; one entry more than there are applicants.</summary>
    public ImmutableArray<int> FirstOption { get; }

    /// <summary>Id of each option (global index); not unique, empty when it has none.</summary>
    public ImmutableArray<string> OptionIds { get; }

    /// <summary>Applicant of each option (global index).</summary>
    public ImmutableArray<int> OptionApplicant { get; }

    /// <summary>Score of each option (global index) in points, may be negative.</summary>
    public ImmutableArray<int> Score { get; }

    /// <summary>
    /// Per option the first index into <see cref="UseResource"/> and <see cref="UseUnits"/>; one entry more.
    /// </summary>
    public ImmutableArray<int> FirstUse { get; }

    /// <summary>Resource of each use; no resource twice within one option.</summary>
    public ImmutableArray<int> UseResource { get; }

    /// <summary>Units of each use, at least 1.</summary>
    public ImmutableArray<int> UseUnits { get; }

    /// <summary>Per exclusion the options (global, ascending, distinct) of which at most one may be chosen.</summary>
    public IntRows Exclusions { get; }

    /// <summary>Per bonus the options (global, ascending, distinct) which earn it when all are chosen.</summary>
    /// <remarks>A bonus without options is always earned; one with two options of one applicant never.</remarks>
    public IntRows Bonuses { get; }

    /// <summary>Score of each bonus in points, not negative.</summary>
    public ImmutableArray<int> BonusScore { get; }

    /// <summary>Per option the exclusions that list it.</summary>
    public IntRows OptionExclusions { get; }

    /// <summary>Per option the bonuses that list it.</summary>
    public IntRows OptionBonuses { get; }

    /// <summary>Per resource the options (global, ascending) that use it.</summary>
    public IntRows ResourceOptions { get; }

    /// <summary>Number of options open to one applicant.</summary>
    public int OptionsOf(int applicant) => FirstOption[applicant + 1] - FirstOption[applicant];

    /// <summary>Global option index of the local option <paramref name="option"/> of an applicant.</summary>
    public int OptionIndex(int applicant, int option) => FirstOption[applicant] + option;

    /// <summary>Local index (within its applicant) of a global option index.</summary>
    public int LocalOption(int option) => option - FirstOption[OptionApplicant[option]];
}
