using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Promises;

/// <summary>Decides whether others can fill up every resource that promises leave below its minimum.</summary>
/// <remarks>
/// First in one pass, which is enough in ordinary life; otherwise by complete depth-first search: the resource with
/// least choice gets one more volunteer, each candidate tried and then forbidden. A state is given up when the
/// candidates left cannot reach a minimum, or several minima together, even if all of them volunteered. Exact, and
/// exponential at worst, therefore bounded by steps (options looked at) and by the clock.
/// </remarks>
internal sealed class MinimumSearch
{
    private const int JointlyJudgedMax = 5;

    private readonly AllocationProblem problem;
    private readonly SearchClock clock;
    private readonly long stepsMax;
    private readonly LiveOptions? live;
    private readonly bool[] isForbidden;
    private readonly Stack<Choice> choices = new();
    private long steps;

    /// <param name="problem">Any problem.</param>
    /// <param name="promised">Per applicant the global option promised, or −1.</param>
    /// <param name="clock">Ends the search.</param>
    /// <param name="stepsMax">Most options looked at before giving up.</param>
    public MinimumSearch(AllocationProblem problem, ReadOnlySpan<int> promised, SearchClock clock, long stepsMax)
    {
        this.problem = problem;
        this.clock = clock;
        this.stepsMax = stepsMax;
        isForbidden = new bool[problem.OptionCount];
        Placement = new Placement(problem);
        var isKept = true;
        foreach (var option in promised)
        {
            if (option >= 0)
            {
                isKept &= Placement.Fits(option);
                Placement.Put(option);
            }
        }

        // What holds as it is needs no look at everybody else's options, which takes most of the time.
        live = isKept && Placement.BelowMinimum == 0 ? null : new LiveOptions(problem, promised);
    }

    /// <summary>After <see cref="Run"/> said true: the promises and those who fill up their resources.</summary>
    public Placement Placement { get; }

    /// <summary>True when all minima can be kept, false when proven that they cannot, null when not decided.</summary>
    public bool? Run()
    {
        if (live is { PromisesBroken: true })
        {
            return false;
        }

        Placement.Mark();
        if (Placement.BelowMinimum == 0 || FillInOnePass())
        {
            return true;
        }

        Placement.Rollback();
        return Search();
    }

    private bool FillInOnePass()
    {
        for (var round = 0; round < 3 && Placement.BelowMinimum > 0; round++)
        {
            foreach (var resource in ResourcesBelow())
            {
                foreach (var option in Candidates(resource))
                {
                    if (Placement.Load[resource] >= problem.Minimum[resource])
                    {
                        break;
                    }

                    if (IsCandidate(option) && (round > 0 || Opened(option) == 0))
                    {
                        Placement.Put(option);
                    }
                }
            }
        }

        return Placement.BelowMinimum == 0;
    }

    private bool? Search()
    {
        if (MostPressing() is not { } root)
        {
            return false;
        }

        choices.Push(new Choice(root));
        while (choices.TryPeek(out var choice))
        {
            if (steps > stepsMax || clock.IsOver)
            {
                return null;
            }

            Placement.Mark();
            if (choice.Next > 0)
            {
                var tried = choice.Candidates[choice.Next - 1];
                Placement.Remove(problem.OptionApplicant[tried]);
                isForbidden[tried] = true;
            }

            if (choice.Next == choice.Candidates.Count)
            {
                choice.Candidates.ForEach(option => isForbidden[option] = false);
                choices.Pop();
                continue;
            }

            Placement.Put(choice.Candidates[choice.Next++]);
            if (Placement.BelowMinimum == 0)
            {
                return true;
            }

            if (MostPressing() is { } candidates)
            {
                choices.Push(new Choice(candidates));
            }
        }

        return false;
    }

    /// <summary>Candidates of the resource with least choice, or null when some minimum is out of reach.</summary>
    private List<int>? MostPressing()
    {
        var below = ResourcesBelow();
        var candidates = below.ConvertAll(Candidates);
        var least = long.MaxValue;
        var chosen = -1;
        for (var index = 0; index < below.Count; index++)
        {
            var slack = Reach(candidates[index], [below[index]]) - Deficit(below[index]);
            if (slack < least)
            {
                (least, chosen) = (slack, index);
            }
        }

        return least < 0 || !CanAllBeReached(below, candidates) ? null : candidates[chosen];
    }

    private bool CanAllBeReached(List<int> below, List<List<int>> candidates)
    {
        var together = candidates.SelectMany(options => options).Distinct().Order().ToList();
        var everything = (1L << Math.Min(below.Count, JointlyJudgedMax)) - 1;
        if (below.Count > JointlyJudgedMax)
        {
            return Reach(together, below) >= below.Sum(Deficit);
        }

        for (var set = 3L; set <= everything; set++)
        {
            var members = below.Where((_, index) => (set >> index & 1) != 0).ToList();
            if (members.Count > 1 && Reach(together, members) < members.Sum(Deficit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Units the candidates can bring to these resources at most, each applicant with his best option.
    /// </summary>
    private long Reach(List<int> options, List<int> resources)
    {
        steps += options.Count * resources.Count;
        clock.Spend(options.Count * resources.Count);
        var reach = 0L;
        var best = 0L;
        var applicant = -1;
        foreach (var option in options.Order())
        {
            if (problem.OptionApplicant[option] != applicant)
            {
                reach += best;
                (best, applicant) = (0, problem.OptionApplicant[option]);
            }

            var units = 0L;
            for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
            {
                if (resources.Contains(problem.UseResource[use]))
                {
                    units += Math.Min(problem.UseUnits[use], Deficit(problem.UseResource[use]));
                }
            }

            best = Math.Max(best, units);
        }

        return reach + best;
    }

    private List<int> ResourcesBelow()
    {
        var below = new List<int>();
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            if (Placement.Load[resource] > 0 && Deficit(resource) > 0)
            {
                below.Add(resource);
            }
        }

        return below;
    }

    private List<int> Candidates(int resource)
    {
        var candidates = new List<int>();
        foreach (var option in problem.ResourceOptions[resource])
        {
            if (IsCandidate(option))
            {
                candidates.Add(option);
            }
        }

        steps += problem.ResourceOptions[resource].Length;
        clock.Spend(problem.ResourceOptions[resource].Length);
        return [.. candidates.OrderBy(Opened).ThenByDescending(option => problem.Score[option])];
    }

    private bool IsCandidate(int option) => live![option] && !isForbidden[option]
        && Placement.OptionOf(problem.OptionApplicant[option]) < 0 && Placement.Fits(option);

    /// <summary>How many resources the option would newly leave below their minimum.</summary>
    private int Opened(int option)
    {
        var opened = 0;
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            var resource = problem.UseResource[use];
            opened += Placement.Load[resource] == 0 && problem.UseUnits[use] < problem.Minimum[resource] ? 1 : 0;
        }

        return opened;
    }

    private long Deficit(int resource) => problem.Minimum[resource] - Placement.Load[resource];

    private sealed class Choice(List<int> candidates)
    {
        public List<int> Candidates { get; } = candidates;

        public int Next { get; set; }
    }
}
