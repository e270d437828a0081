using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Simple;

/// <summary>Looks at every combination of choices of a small problem that the bound does not rule out.</summary>
/// <remarks>
/// Branch and bound: at each node the bound is the certified one minus what the choices made so far are worth less
/// than the best after prices, exact in 1/1024 point. Finishing proves the best placement found optimal.
/// </remarks>
internal sealed class TreeSearch
{
    /// <summary>Most applicants with a choice it is worth trying.</summary>
    public const int ApplicantsMax = 40;

    private const int NodesMax = 2_000_000;
    private const int NodesPerLook = 256;

    private readonly AllocationProblem problem;
    private readonly SearchClock clock;
    private readonly Placement placement;
    private readonly (int Option, Int128 Loss)[][] choices;
    private readonly Int128 total;
    private int nodes;

    /// <param name="bound">Certified prices.</param>
    /// <param name="live">Options that need looking at.</param>
    /// <param name="movable">Applicants with a choice.</param>
    /// <param name="best">A feasible placement.</param>
    /// <param name="clock">Ends the search.</param>
    public TreeSearch(
        PriceBound bound, LiveOptions live, IEnumerable<int> movable, Placement best, SearchClock clock)
    {
        this.clock = clock;
        problem = best.Problem;
        placement = new Placement(problem);
        BestOptions = best.ToLocalOptions();
        BestObjective = best.Objective;
        total = bound.FixedPart;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0)
            {
                var option = problem.OptionIndex(applicant, problem.FixedOption[applicant]);
                placement.Put(option);
                total += bound.ReducedValue(option);
            }
        }

        var ordered = new List<(int Option, Int128 Loss)[]>();
        foreach (var applicant in movable)
        {
            var values = new List<(int Option, Int128 Value)> { (-1, 0) };
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                if (live[option])
                {
                    values.Add((option, bound.ReducedValue(option)));
                }
            }

            var most = values.Max(entry => entry.Value);
            total += most;
            ordered.Add([.. values.Select(entry => (entry.Option, Loss: most - entry.Value)).OrderBy(x => x.Loss)]);
        }

        choices = [.. ordered.OrderByDescending(list => list[1].Loss)];
    }

    /// <summary>Objective of the best placement known.</summary>
    public long BestObjective { get; private set; }

    /// <summary>The best placement known, per applicant the local option or −1.</summary>
    public int[] BestOptions { get; private set; }

    /// <summary>Searches; true when nothing better than <see cref="BestOptions"/> exists.</summary>
    public bool Run() => Descend(0, total);

    private bool Descend(int depth, Int128 limit)
    {
        if (++nodes > NodesMax || (nodes % NodesPerLook == 0 && clock.IsOver))
        {
            return false;
        }

        clock.Spend(1);
        if (depth == choices.Length)
        {
            if (placement.BelowMinimum == 0 && placement.Objective > BestObjective)
            {
                BestObjective = placement.Objective;
                BestOptions = placement.ToLocalOptions();
            }

            return true;
        }

        foreach (var (option, loss) in choices[depth])
        {
            if (PriceBound.Floor(limit - loss) <= BestObjective)
            {
                return true;
            }

            if (option >= 0 && !placement.Fits(option))
            {
                continue;
            }

            if (option >= 0)
            {
                placement.Put(option);
            }

            var isDone = Descend(depth + 1, limit - loss);
            if (option >= 0)
            {
                placement.Remove(problem.OptionApplicant[option]);
                placement.Mark();
            }

            if (!isDone)
            {
                return false;
            }
        }

        return true;
    }
}
