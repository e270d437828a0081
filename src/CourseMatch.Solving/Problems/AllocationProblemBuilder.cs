using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CourseMatch.Solving.Problems;

/// <summary>
/// Collects resources, applicants, options and side conditions in any order and makes a problem of them.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> (or its <see cref="ArgumentOutOfRangeException"/>) when called
/// with values no problem may hold: such a call is a programming error. Files are read by the portable reader, which
/// reports their faults as values before anything reaches this builder.
/// Only one order matters: a resource and an applicant exist before something refers to them by index.
/// </remarks>
public sealed class AllocationProblemBuilder
{
    private readonly List<string> resourceIds = [];
    private readonly HashSet<string> resourceIdsSeen = new(StringComparer.Ordinal);
    private readonly List<int> capacities = [];
    private readonly List<int> minima = [];
    private readonly List<int> openingCosts = [];
    private readonly List<int> lastCallOfResource = [];

    private readonly List<string> applicantIds = [];
    private readonly HashSet<string> applicantIdsSeen = new(StringComparer.Ordinal);
    private readonly List<int> fixedOptions = [];
    private readonly List<int> optionCounts = [];

    private readonly List<int> optionApplicants = [];
    private readonly List<string> optionIds = [];
    private readonly List<int> scores = [];
    private readonly List<int> useStarts = [0];
    private readonly List<int> useResources = [];
    private readonly List<int> useUnits = [];

    // Counts calls of AddOption, refused ones too, so that a resource named twice in one call is seen without a set.
    private int optionCalls;

    private readonly OptionLists exclusions = new();
    private readonly OptionLists bonuses = new();
    private readonly List<int> bonusScores = [];

    /// <summary>A builder that holds all of a problem, to be changed a little: one more promise or course.</summary>
    /// <remarks>Indices stay what they are in the problem. Cost O(everything in it).</remarks>
    public static AllocationProblemBuilder From(AllocationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ProblemCopy(problem, _ => true).Filled(problem.Capacity.AsSpan(), option => problem.Score[option]);
    }

    /// <summary>
    /// Adds anything that runs out: course seats, childcare places of one age band and slot, a quota.
    /// </summary>
    /// <param name="id">Unique among resources; by ordinal comparison.</param>
    /// <param name="capacity">Units at hand, 0 .. 10^6.</param>
    /// <param name="minimum">Least units when used at all, 0 .. 10^6; may exceed the capacity.</param>
    /// <param name="openingCost">Points taken once when used at all, 0 .. 10^9.</param>
    /// <returns>The index of the resource, counted from 0 in the order of calls.</returns>
    public int AddResource(string id, int capacity, int minimum = 0, int openingCost = 0)
    {
        ArgumentNullException.ThrowIfNull(id);
        InRange(capacity, 0, ProblemLimits.UnitsMax, nameof(capacity));
        InRange(minimum, 0, ProblemLimits.UnitsMax, nameof(minimum));
        InRange(openingCost, 0, ProblemLimits.ScoreMax, nameof(openingCost));
        if (!resourceIdsSeen.Add(id))
        {
            throw new ArgumentException($"There is already a resource \"{id}\".", nameof(id));
        }

        resourceIds.Add(id);
        capacities.Add(capacity);
        minima.Add(minimum);
        openingCosts.Add(openingCost);
        lastCallOfResource.Add(-1);
        return resourceIds.Count - 1;
    }

    /// <summary>Adds one person, or one household that moves as one, still without options.</summary>
    /// <param name="id">Unique among applicants; by ordinal comparison.</param>
    /// <returns>The index of the applicant, counted from 0 in the order of calls.</returns>
    public int AddApplicant(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!applicantIdsSeen.Add(id))
        {
            throw new ArgumentException($"There is already an applicant \"{id}\".", nameof(id));
        }

        applicantIds.Add(id);
        fixedOptions.Add(-1);
        optionCounts.Add(0);
        return applicantIds.Count - 1;
    }

    /// <summary>Adds one choice open to an applicant; being left out (score 0) is always possible besides.</summary>
    /// <param name="applicant">Index of an applicant added before.</param>
    /// <param name="id">Name of the option in files; need not be unique, may be empty.</param>
    /// <param name="score">Gain in points when chosen, −10^9 .. 10^9.</param>
    /// <param name="uses">At least one resource, none twice, each with 1 .. 10^6 units.</param>
    /// <returns>The index of the option <i>within the applicant</i>, counted from 0.</returns>
    public int AddOption(int applicant, string id, long score, ReadOnlySpan<(int Resource, int Units)> uses)
    {
        ArgumentNullException.ThrowIfNull(id);
        InRange(applicant, 0, applicantIds.Count - 1, nameof(applicant));
        InRange(score, -ProblemLimits.ScoreMax, ProblemLimits.ScoreMax, nameof(score));
        if (uses.IsEmpty)
        {
            throw new ArgumentException("An option uses at least one resource.", nameof(uses));
        }

        optionCalls++;
        foreach (var (resource, units) in uses)
        {
            InRange(resource, 0, resourceIds.Count - 1, nameof(uses));
            InRange(units, 1, ProblemLimits.UnitsMax, nameof(uses));
            if (lastCallOfResource[resource] == optionCalls)
            {
                throw new ArgumentException($"Resource {resource} is listed twice in one option.", nameof(uses));
            }

            lastCallOfResource[resource] = optionCalls;
        }

        foreach (var (resource, units) in uses)
        {
            useResources.Add(resource);
            useUnits.Add(units);
        }

        optionApplicants.Add(applicant);
        optionIds.Add(id);
        scores.Add((int)score);
        useStarts.Add(useResources.Count);
        return optionCounts[applicant]++;
    }

    /// <summary>Marks an option as already promised: every answer must choose it.</summary>
    /// <param name="applicant">Index of an applicant without a promise so far.</param>
    /// <param name="option">Index within the applicant of an option added before.</param>
    public void Fix(int applicant, int option)
    {
        CheckOption(applicant, option);
        if (fixedOptions[applicant] >= 0)
        {
            throw new ArgumentException($"Applicant {applicant} has a promised option already.", nameof(applicant));
        }

        fixedOptions[applicant] = option;
    }

    /// <summary>Adds a condition that at most one of the listed options is chosen.</summary>
    /// <param name="options">Options added before, index within the applicant; a repeated one counts once.</param>
    public void AddExclusion(ReadOnlySpan<(int Applicant, int Option)> options)
    {
        CheckOptions(options);
        exclusions.Add(options);
    }

    /// <summary>Adds a score earned when all listed options are chosen.</summary>
    /// <param name="options">Options added before, index within the applicant; none at all means always earned.</param>
    /// <param name="score">Points, 0 .. 10^9.</param>
    public void AddBonus(ReadOnlySpan<(int Applicant, int Option)> options, int score)
    {
        CheckOptions(options);
        InRange(score, 0, ProblemLimits.ScoreMax, nameof(score));
        bonuses.Add(options);
        bonusScores.Add(score);
    }

    /// <summary>Makes the immutable problem; the builder may be used further and is not shared with it.</summary>
    /// <remarks>Cost O(everything added); options are sorted by applicant, keeping their order within each.</remarks>
    public AllocationProblem Build()
    {
        var firstOption = new int[applicantIds.Count + 1];
        for (var applicant = 0; applicant < applicantIds.Count; applicant++)
        {
            firstOption[applicant + 1] = firstOption[applicant] + optionCounts[applicant];
        }

        var place = new int[scores.Count];
        var next = firstOption.AsSpan(0, applicantIds.Count).ToArray();
        for (var added = 0; added < scores.Count; added++)
        {
            place[next[optionApplicants[added]]++] = added;
        }

        var firstUse = new int[scores.Count + 1];
        var resource = new int[useResources.Count];
        var units = new int[useResources.Count];
        for (var option = 0; option < place.Length; option++)
        {
            var from = useStarts[place[option]];
            var length = useStarts[place[option] + 1] - from;
            useResources.CopyTo(from, resource, firstUse[option], length);
            useUnits.CopyTo(from, units, firstUse[option], length);
            firstUse[option + 1] = firstUse[option] + length;
        }

        return new AllocationProblem(new ProblemParts
        {
            ResourceIds = [.. resourceIds],
            Capacity = [.. capacities],
            Minimum = [.. minima],
            OpeningCost = [.. openingCosts],
            ApplicantIds = [.. applicantIds],
            FixedOption = [.. fixedOptions],
            FirstOption = ImmutableCollectionsMarshal.AsImmutableArray(firstOption),
            OptionIds = Permuted(optionIds, place),
            Score = Permuted(scores, place),
            FirstUse = ImmutableCollectionsMarshal.AsImmutableArray(firstUse),
            UseResource = ImmutableCollectionsMarshal.AsImmutableArray(resource),
            UseUnits = ImmutableCollectionsMarshal.AsImmutableArray(units),
            Exclusions = exclusions.ToRows(firstOption),
            Bonuses = bonuses.ToRows(firstOption),
            BonusScore = [.. bonusScores],
        });
    }

    private static ImmutableArray<T> Permuted<T>(List<T> added, int[] place)
    {
        var result = new T[place.Length];
        for (var index = 0; index < place.Length; index++)
        {
            result[index] = added[place[index]];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    private static void InRange(long value, long least, long most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must lie between {least} and {most}.");
        }
    }

    private void CheckOption(int applicant, int option)
    {
        InRange(applicant, 0, applicantIds.Count - 1, nameof(applicant));
        InRange(option, 0, optionCounts[applicant] - 1, nameof(option));
    }

    private void CheckOptions(ReadOnlySpan<(int Applicant, int Option)> options)
    {
        foreach (var (applicant, option) in options)
        {
            CheckOption(applicant, option);
        }
    }
}
