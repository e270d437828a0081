using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Promises;

/// <summary>Which options some feasible answer may still choose, judged by simple counting.</summary>
/// <remarks>
/// An option is dead when its applicant is promised another, when it needs more than the promises leave, when an
/// exclusion forbids it beside a promise, or when it uses a resource that cannot reach its minimum even if everybody
/// who may does use it. Dead options make others dead, so the rules are applied until nothing changes. Whatever is
/// declared dead is so in every feasible answer; the reverse is not claimed. Cost O(uses) per round, few rounds.
/// </remarks>
public sealed class LiveOptions
{
    // A chain of resources that close one another is short in life; a longer one is merely not followed to its end.
    private const int RoundsMax = 50;

    private readonly AllocationProblem problem;
    private readonly bool[] isLive;
    private readonly bool[] isClosed;
    private readonly long[] reach;
    private readonly long[] promisedLoad;

    /// <summary>Applies the rules.</summary>
    /// <param name="problem">Any problem.</param>
    /// <param name="promised">Per applicant the global option promised, or −1; need not be the problem's own.</param>
    public LiveOptions(AllocationProblem problem, ReadOnlySpan<int> promised)
    {
        ArgumentNullException.ThrowIfNull(problem);
        this.problem = problem;
        isLive = new bool[problem.OptionCount];
        isClosed = new bool[problem.ResourceCount];
        reach = new long[problem.ResourceCount];
        promisedLoad = new long[problem.ResourceCount];
        KeepToPromises(promised);
        for (var round = 0; round < RoundsMax && CloseOutOfReach(); round++)
        {
        }

        foreach (var option in promised)
        {
            PromisesBroken |= option >= 0 && !isLive[option];
        }
    }

    /// <summary>Some promised option is dead itself: the promises cannot all hold.</summary>
    public bool PromisesBroken { get; }

    /// <summary>Whether the option (global index) may still be chosen.</summary>
    public bool this[int option] => isLive[option];

    /// <summary>Most units of a resource any feasible answer uses: capacity, or less when few can use it.</summary>
    public long MostUnits(int resource) =>
        isClosed[resource] ? 0 : Math.Min(problem.Capacity[resource], reach[resource]);

    /// <summary>Units of a resource that promises take.</summary>
    public long PromisedUnits(int resource) => promisedLoad[resource];

    private void KeepToPromises(ReadOnlySpan<int> promised)
    {
        var isExcluded = new int[problem.ExclusionCount];
        foreach (var option in promised)
        {
            if (option < 0)
            {
                continue;
            }

            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                promisedLoad[problem.UseResource[use]] += problem.UseUnits[use];
            }

            foreach (var exclusion in problem.OptionExclusions[option])
            {
                isExcluded[exclusion]++;
            }
        }

        for (var option = 0; option < isLive.Length; option++)
        {
            var promise = promised[problem.OptionApplicant[option]];
            var own = promise == option ? 1 : 0;
            isLive[option] = promise < 0 || promise == option;
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                var resource = problem.UseResource[use];
                var units = promisedLoad[resource] + (1 - own) * problem.UseUnits[use];
                isLive[option] &= units <= problem.Capacity[resource];
            }

            foreach (var exclusion in problem.OptionExclusions[option])
            {
                isLive[option] &= isExcluded[exclusion] <= own;
            }
        }
    }

    private bool CloseOutOfReach()
    {
        Array.Clear(reach);
        var best = new int[problem.ResourceCount];
        var touched = new List<int>();
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            touched.Clear();
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                for (var use = problem.FirstUse[option]; isLive[option] && use < problem.FirstUse[option + 1]; use++)
                {
                    touched.Add(problem.UseResource[use]);
                    best[problem.UseResource[use]] = Math.Max(best[problem.UseResource[use]], problem.UseUnits[use]);
                }
            }

            foreach (var resource in touched)
            {
                reach[resource] += best[resource];
                best[resource] = 0;
            }
        }

        var anyClosed = false;
        for (var resource = 0; resource < isClosed.Length; resource++)
        {
            if (!isClosed[resource] && MostUnits(resource) < problem.Minimum[resource])
            {
                isClosed[resource] = true;
                anyClosed = true;
                foreach (var option in problem.ResourceOptions[resource])
                {
                    isLive[option] = false;
                }
            }
        }

        return anyClosed;
    }
}
