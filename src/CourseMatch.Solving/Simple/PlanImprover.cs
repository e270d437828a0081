using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Simple;

/// <summary>
/// Improves a feasible placement step by step: frees a few places, fills them anew, keeps what is no worse.
/// </summary>
/// <remarks>
/// Ruin and recreate (Schrimpf 2000) with prices as guide: an option counts with its gain minus what its seats are
/// worth to others. Steps free people round one person, close a course, or open one. After each step every resource
/// below its minimum is filled up or emptied; a step that leaves one below, or the objective lower, is taken back.
/// Promised options are never touched, so the placement stays feasible. One step looks at a few hundred options.
/// </remarks>
internal sealed class PlanImprover
{
    private const int FreedMax = 14;
    private const int PulledMax = 80;
    private const int NoResource = -1;

    private readonly AllocationProblem problem;
    private readonly LiveOptions live;
    private readonly PriceBound bound;
    private readonly Placement placement;
    private readonly SearchClock clock;
    private readonly RandomNumbers random;
    private readonly int[] movable;
    private readonly List<int> freed = [];
    private readonly List<int> vacated = [];
    private int looks;

    public PlanImprover(PriceBound bound, LiveOptions live, Placement placement, SearchClock clock, int seed)
    {
        this.bound = bound;
        this.live = live;
        this.placement = placement;
        this.clock = clock;
        problem = placement.Problem;
        random = new RandomNumbers(seed);
        movable = [.. Enumerable.Range(0, problem.ApplicantCount)
            .Where(applicant => problem.FixedOption[applicant] < 0 && LiveOptionsOf(applicant).Any())];
    }

    /// <summary>Whether there is anybody to place at all.</summary>
    public bool HasChoices => movable.Length > 0;

    /// <summary>Applicants with a choice, in problem order.</summary>
    public IReadOnlyList<int> Movable => movable;

    /// <summary>
    /// Places everybody anew in the order of what he is worth after prices; kept when that is better.
    /// </summary>
    public void PlaceByPrices()
    {
        var before = placement.Objective;
        placement.Mark();
        foreach (var applicant in movable)
        {
            placement.Remove(applicant);
        }

        if (!PlaceEverybodyLeftOut() || placement.Objective < before)
        {
            placement.Rollback();
            if (!PlaceEverybodyLeftOut())
            {
                placement.Rollback();
            }
        }

        placement.Mark();
        CountWork();
    }

    /// <summary>One small change; true when the placement got better.</summary>
    public bool Step()
    {
        var before = placement.Objective;
        placement.Mark();
        freed.Clear();
        var kind = random.Below(100);
        if (kind < 4)
        {
            Open(random.Below(problem.ResourceCount));
        }
        else if (kind < 8)
        {
            Empty(random.Below(problem.ResourceCount));
        }
        else
        {
            FreeRound(movable[random.Below(movable.Length)]);
            Refill(NoResource, random.IsLucky(50));
        }

        if (!SettleMinima(roundsMax: 4) || placement.Objective < before)
        {
            placement.Rollback();
        }

        CountWork();
        return placement.Objective > before;
    }

    /// <summary>Gives everybody left out the best option of positive gain that fits, until there is none.</summary>
    public void Complete()
    {
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (var applicant in movable)
            {
                if (placement.OptionOf(applicant) >= 0)
                {
                    continue;
                }

                var best = -1;
                var most = 0L;
                foreach (var option in LiveOptionsOf(applicant))
                {
                    if (placement.Gain(option) > most && placement.Fits(option) && KeepsMinima(option))
                    {
                        (best, most) = (option, placement.Gain(option));
                    }
                }

                if (best >= 0)
                {
                    placement.Put(best);
                    isChanged = true;
                }
            }

            placement.Mark();
        }
    }

    /// <summary>Takes over a feasible placement found elsewhere.</summary>
    /// <param name="options">Per applicant the local option or −1; promises kept.</param>
    public void Adopt(int[] options)
    {
        foreach (var applicant in movable)
        {
            placement.Remove(applicant);
        }

        foreach (var applicant in movable)
        {
            if (options[applicant] >= 0)
            {
                placement.Put(problem.OptionIndex(applicant, options[applicant]));
            }
        }

        placement.Mark();
    }

    private bool PlaceEverybodyLeftOut()
    {
        freed.Clear();
        freed.AddRange(movable.Where(applicant => placement.OptionOf(applicant) < 0));
        Refill(NoResource, isShuffled: false);
        return SettleMinima(problem.ResourceCount);
    }

    private void FreeRound(int applicant)
    {
        Free(applicant);
        AddRivals(applicant);
        var count = 2 + random.Below(FreedMax);
        for (var attempt = 0; attempt < 3 * count && freed.Count < count; attempt++)
        {
            var member = freed[random.Below(freed.Count)];
            var option = problem.FirstOption[member] + random.Below(problem.OptionsOf(member));
            var use = problem.FirstUse[option] + random.Below(problem.FirstUse[option + 1] - problem.FirstUse[option]);
            var rivals = problem.ResourceOptions[problem.UseResource[use]];
            for (var look = 0; look < 8; look++)
            {
                var rival = rivals[random.Below(rivals.Length)];
                if (placement.IsChosen(rival) && Free(problem.OptionApplicant[rival]))
                {
                    break;
                }
            }
        }

        foreach (var member in freed.ToArray())
        {
            AddRivals(member);
        }
    }

    /// <summary>Lets one applicant left out, who wants a resource of this one, compete for the places freed.</summary>
    private void AddRivals(int applicant)
    {
        var option = problem.FirstOption[applicant] + random.Below(problem.OptionsOf(applicant));
        var use = problem.FirstUse[option] + random.Below(problem.FirstUse[option + 1] - problem.FirstUse[option]);
        var rivals = problem.ResourceOptions[problem.UseResource[use]];
        for (var look = 0; look < 4; look++)
        {
            var wanted = rivals[random.Below(rivals.Length)];
            var rival = problem.OptionApplicant[wanted];
            if (live[wanted] && placement.OptionOf(rival) < 0 && !freed.Contains(rival))
            {
                freed.Add(rival);
                return;
            }
        }
    }

    private bool Free(int applicant)
    {
        if (problem.FixedOption[applicant] >= 0)
        {
            return false;
        }

        placement.Remove(applicant);
        if (!freed.Contains(applicant))
        {
            freed.Add(applicant);
        }

        return true;
    }

    /// <summary>Fills a resource nobody uses with those who lose least, and the seats they leave with others.</summary>
    private void Open(int resource)
    {
        if (placement.Load[resource] > 0)
        {
            return;
        }

        vacated.Clear();
        Pull(resource, Math.Max(problem.Minimum[resource], 1), isGainful: true);
        foreach (var option in vacated)
        {
            AddRivals(problem.OptionApplicant[option]);
        }

        Refill(NoResource, isShuffled: false);
    }

    /// <summary>Takes everybody off a resource and places them elsewhere; false when a promise stands on it.</summary>
    private bool Empty(int resource)
    {
        if (live.PromisedUnits(resource) > 0)
        {
            return false;
        }

        freed.Clear();
        foreach (var option in problem.ResourceOptions[resource])
        {
            if (placement.IsChosen(option))
            {
                Free(problem.OptionApplicant[option]);
            }
        }

        Refill(resource, isShuffled: false);
        return true;
    }

    private bool SettleMinima(int roundsMax)
    {
        for (var round = 0; round <= roundsMax && placement.BelowMinimum > 0; round++)
        {
            for (var resource = 0; resource < problem.ResourceCount; resource++)
            {
                if (IsBelowMinimum(resource) && !Pull(resource, problem.Minimum[resource], isGainful: false))
                {
                    Empty(resource);
                }
            }
        }

        return placement.BelowMinimum == 0;
    }

    /// <summary>Moves people to a resource, those first who lose least, until it has so many units.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="units">Units it needs; with <paramref name="isGainful"/> it takes more while people gain.</param>
    /// <param name="isGainful">Whether to go on beyond the units needed.</param>
    private bool Pull(int resource, int units, bool isGainful)
    {
        var volunteers = new List<(double Loss, int Option)>();
        foreach (var option in problem.ResourceOptions[resource])
        {
            var applicant = problem.OptionApplicant[option];
            if (live[option] && problem.FixedOption[applicant] < 0 && !placement.IsChosen(option))
            {
                volunteers.Add((Worth(placement.OptionOf(applicant)) - Worth(option), option));
            }
        }

        looks += problem.ResourceOptions[resource].Length;
        volunteers.Sort();
        var tried = 0;
        foreach (var (loss, option) in volunteers)
        {
            if (placement.Load[resource] >= units && !(isGainful && loss < 0) || tried++ > units + PulledMax)
            {
                break;
            }

            MoveTo(option, resource);
        }

        return placement.Load[resource] >= units;
    }

    /// <summary>Moves one person unless he has the resource already, or leaves another one below its minimum.</summary>
    private void MoveTo(int option, int resource)
    {
        var applicant = problem.OptionApplicant[option];
        var old = placement.OptionOf(applicant);
        if (old >= 0 && Uses(old, resource))
        {
            return;
        }

        var below = placement.BelowMinimum;
        placement.Remove(applicant);
        if (placement.Fits(option) && placement.BelowMinimum <= below)
        {
            placement.Put(option);
            vacated.Add(option);
        }
        else if (old >= 0)
        {
            placement.Put(old);
        }
    }

    /// <summary>Places those who were freed, each on the option that is worth most to him after prices.</summary>
    private void Refill(int closed, bool isShuffled)
    {
        var order = freed.Select(applicant => (Key: isShuffled
            ? random.Below(int.MaxValue)
            : -LiveOptionsOf(applicant).Max(Worth), Applicant: applicant)).Order().ToList();
        foreach (var (_, applicant) in order)
        {
            if (placement.OptionOf(applicant) >= 0)
            {
                continue;
            }

            var best = -1;
            var bestWorth = double.MinValue;
            foreach (var option in LiveOptionsOf(applicant))
            {
                looks++;
                if (closed != NoResource && Uses(option, closed) || !placement.Fits(option)
                    || placement.Gain(option) <= 0 || (isShuffled && random.IsLucky(4)))
                {
                    continue;
                }

                var worth = placement.Gain(option) - bound.Cost(option, bound.BestPrices);
                if (worth > bestWorth)
                {
                    (best, bestWorth) = (option, worth);
                }
            }

            if (best >= 0)
            {
                placement.Put(best);
            }
        }

        freed.Clear();
    }

    /// <summary>Score after prices; being left out is worth 0.</summary>
    private double Worth(int option) => option < 0 ? 0 : problem.Score[option] - bound.Cost(option, bound.BestPrices);

    private bool KeepsMinima(int option)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            var resource = problem.UseResource[use];
            if (placement.Load[resource] + problem.UseUnits[use] < problem.Minimum[resource])
            {
                return false;
            }
        }

        return true;
    }

    private bool Uses(int option, int resource) => problem.UseResource.AsSpan()[
        problem.FirstUse[option]..problem.FirstUse[option + 1]].Contains(resource);

    private bool IsBelowMinimum(int resource) =>
        placement.Load[resource] > 0 && placement.Load[resource] < problem.Minimum[resource];

    private IEnumerable<int> LiveOptionsOf(int applicant)
    {
        for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
        {
            if (live[option])
            {
                yield return option;
            }
        }
    }

    private void CountWork()
    {
        clock.Spend(looks + 1);
        looks = 0;
    }
}
