using System.Collections.Immutable;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices;

/// <summary>
/// A plan together with the prices that explain it: answers questions at once, and starts the next night.
/// </summary>
/// <remarks>
/// Made once after solving; its own cost is that of finding prices (well under a second for a county). Immutable to its
/// callers and safe for several threads. All applicants, options (local) and resources are indices of
/// <see cref="Problem"/>.
/// </remarks>
public sealed class SolvedPlan
{
    private readonly SeatModel root;
    private readonly SeatModel model;
    private readonly DualState dual;
    private readonly Guidance guidance;
    private readonly Temperatures temperatures;
    private readonly long constant;
    private readonly int[] modelOption;
    private readonly int[] modelResource;
    private readonly Lazy<BoundWithMore> more;

    private SolvedPlan(AllocationProblem problem, ImmutableArray<int> chosen, SolvedPlan? yesterday,
        SearchBudget budget, WorkCrew crew)
    {
        Problem = problem;
        ChosenOption = chosen;
        root = RootModel.Of(problem);
        var promised = new Plan(root);
        var free = new List<int>();
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (problem.FixedOption[applicant] >= 0)
            {
                promised.Set(applicant, problem.OptionIndex(applicant, problem.FixedOption[applicant]));
            }
            else
            {
                free.Add(applicant);
            }
        }

        var extraction = new Extraction(root);
        model = extraction.Take(promised, [.. free]);
        constant = extraction.Constant;
        modelOption = Inverse(model.ParentOption, root.OptionCount);
        modelResource = Inverse(model.ParentResource, root.ResourceCount);
        temperatures = Temperatures.For(model);
        var ascent = new DualAscent(model, temperatures, crew, budget);
        if (yesterday is null)
        {
            ascent.FromNothing();
        }
        else
        {
            ascent.FromEarlier(yesterday.PricesFor(problem, root).Inherited(root, model));
        }

        dual = ascent.State;
        // Cancelled early, no prices have proven anything.
        dual.Bound = Int128.Min(dual.Bound, SimpleBound.Of(model));
        guidance = dual.GuidanceAt(temperatures.End);
        more = new(() => new BoundWithMore(problem, root, dual, modelOption, modelResource));
    }

    /// <summary>The problem the plan belongs to.</summary>
    public AllocationProblem Problem { get; }

    /// <summary>The plan: local option per applicant, −1 for none.</summary>
    public ImmutableArray<int> ChosenOption { get; }

    /// <summary>No answer has a larger objective; certified in integers by these prices.</summary>
    public long Bound => (long)Int128.Min(dual.Bound + constant, long.MaxValue);

    /// <summary>Finds the prices behind an answer.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="answer">A feasible answer to it.</param>
    /// <param name="yesterday">Prices to start from, null to start from nothing.</param>
    /// <param name="cancellationToken">Ends the search for better prices; the plan then has those found so far.</param>
    /// <exception cref="ArgumentException">The answer has not one entry per applicant.</exception>
    public static SolvedPlan Of(AllocationProblem problem, AllocationAnswer answer, SolvedPlan? yesterday = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Of(new EarlierPlan(problem, answer.ChosenOption), yesterday, cancellationToken);
    }

    /// <summary>Finds the prices behind a stored plan.</summary>
    /// <param name="plan">A feasible plan and its problem.</param>
    /// <param name="yesterday">Prices to start from, null to start from nothing.</param>
    /// <param name="cancellationToken">Ends the search for better prices; the plan then has those found so far.</param>
    /// <exception cref="ArgumentException">The plan has not one entry per applicant.</exception>
    public static SolvedPlan Of(EarlierPlan plan, SolvedPlan? yesterday = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(plan.Problem, nameof(plan));
        if (plan.ChosenOption.Length != plan.Problem.ApplicantCount)
        {
            throw new ArgumentException("A plan has one chosen option per applicant.", nameof(plan));
        }

        var limits = new SearchLimits(0, null, null, 1, null);
        var budget = new SearchBudget(limits, new SearchClock(limits, cancellationToken));
        return new SolvedPlan(plan.Problem, plan.ChosenOption, yesterday, budget,
            new WorkCrew(Math.Clamp(Environment.ProcessorCount, 1, 16)));
    }

    /// <summary>Points one more unit of a resource is worth at the margin; 0 where it cannot run out.</summary>
    public double UnitPrice(int resource) =>
        modelResource[resource] < 0 ? 0 : guidance.Price(modelResource[resource], 1);

    /// <summary>
    /// All options of a person, the one best for everybody first. Cost O(options · uses), microseconds.
    /// </summary>
    public ImmutableArray<RankedOption> OptionsOf(int applicant)
    {
        var first = Problem.FirstOption[applicant];
        var list = new RankedOption[Problem.OptionsOf(applicant)];
        var best = 0.0;
        for (var option = 0; option < list.Length; option++)
        {
            var at = modelOption[first + option];
            var value = at < 0 ? Problem.Score[first + option] : guidance.Reduced[at];
            best = at < 0 ? best : Math.Max(best, value);
            list[option] = new RankedOption(option, Problem.Score[first + option], value, 0,
                ChosenOption[applicant] == option, at >= 0 || Problem.FixedOption[applicant] == option);
        }

        for (var option = 0; option < list.Length; option++)
        {
            list[option] = list[option] with { Loss = Math.Max(0, best - list[option].Value) };
        }

        Array.Sort(list, static (a, b) => a.IsPossible != b.IsPossible ? (a.IsPossible ? -1 : 1)
            : a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Option.CompareTo(b.Option));
        return [.. list];
    }

    /// <summary>
    /// Who should get a unit of this resource if one were free, best first. Cost O(users · log users).
    /// </summary>
    public ImmutableArray<SeatCandidate> CandidatesFor(int resource, int most)
    {
        var list = new List<SeatCandidate>();
        var at = modelResource[resource];
        for (var user = at < 0 ? 0 : model.FirstUser[at]; at >= 0 && user < model.FirstUser[at + 1]; user++)
        {
            var use = model.User[user];
            var option = model.UseOption[use];
            var applicant = model.ParentMember[model.OptionMember[option]];
            var local = Problem.LocalOption(model.ParentOption[option]);
            if (ChosenOption[applicant] != local)
            {
                var own = ChosenOption[applicant] < 0 ? -1
                    : modelOption[Problem.OptionIndex(applicant, ChosenOption[applicant])];
                list.Add(new SeatCandidate(applicant, local,
                    guidance.Reduced[option] + dual.Prices.Use[use] - guidance.Of(own)));
            }
        }

        list.Sort(static (a, b) => a.Gain != b.Gain ? b.Gain.CompareTo(a.Gain)
            : a.Applicant != b.Applicant ? a.Applicant.CompareTo(b.Applicant) : a.Option.CompareTo(b.Option));
        return [.. list.Take(most)];
    }

    /// <summary>
    /// An upper bound on the objective of any answer when a resource has so many more units; valid, and at once.
    /// </summary>
    /// <remarks>
    /// The dual at the same prices with the resource's own term for the larger capacity, and what options that fit only
    /// then could add: microseconds. Where many more units make the resource plentiful the true value is lower; solving
    /// again tells.
    /// </remarks>
    public long BoundWithMore(int resource, int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        return (long)Int128.Min(dual.Bound + constant + more.Value.Rise(resource, units), long.MaxValue);
    }

    /// <summary>
    /// An upper bound on the objective of any answer to a changed problem: an added course with its options, say.
    /// </summary>
    /// <remarks>
    /// Valid for every problem, good for one that differs little: yesterday's prices, matched by the resources' ids,
    /// and a short descent. Cost: a few tenths of a second for 5,000 people. The value of the change lies between this
    /// less the present objective and what <see cref="PriceEngine.SolveAgain"/> on the changed problem certifies.
    /// </remarks>
    public long BoundOf(AllocationProblem changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var limits = new SearchLimits(0, null, null, 1, null);
        var nobody = new int[changed.ApplicantCount];
        Array.Fill(nobody, -1);
        return new SolvedPlan(changed, [.. nobody], this, new SearchBudget(limits, new SearchClock(limits, default)),
            new WorkCrew(Math.Clamp(Environment.ProcessorCount, 1, 16))).Bound;
    }

    /// <summary>
    /// The same problem with more (or fewer) units of one resource, to be solved again for a certified value.
    /// </summary>
    public AllocationProblem WithMore(int resource, int units)
    {
        var capacity = Problem.Capacity.ToArray();
        capacity[resource] = Math.Clamp(capacity[resource] + units, 0, ProblemLimits.UnitsMax);
        return new ProblemCopy(Problem, _ => true).Build(capacity, option => Problem.Score[option]);
    }

    /// <summary>
    /// Gives a person an option whatever it costs and rearranges the people around it as well as possible; null when
    /// promises leave no room for it, or no way was found.
    /// </summary>
    /// <remarks>The change is what this rearrangement costs, so the least possible cost is at most that.</remarks>
    public Displacement? Place(int applicant, int option)
    {
        var at = modelOption[Problem.OptionIndex(applicant, option)];
        return at < 0 ? null : new PlacementRipple(model, dual, guidance, temperatures)
            .Find(PlanOfModel(), at, Problem);
    }

    /// <summary>These prices as far as they speak of another problem, whose model is given.</summary>
    internal PriceVector PricesFor(AllocationProblem other, SeatModel otherRoot) =>
        EarlierPrices.For(other, otherRoot, Problem, dual, modelOption, modelResource);

    private Plan PlanOfModel()
    {
        var plan = new Plan(model);
        for (var member = 0; member < model.MemberCount; member++)
        {
            var applicant = model.ParentMember[member];
            var local = ChosenOption[applicant];
            plan.Set(member, local < 0 ? -1 : modelOption[Problem.OptionIndex(applicant, local)]);
        }

        plan.Commit();
        return plan;
    }

    private static int[] Inverse(int[] parent, int count)
    {
        var inverse = new int[count];
        Array.Fill(inverse, -1);
        for (var index = 0; index < parent.Length; index++)
        {
            inverse[parent[index]] = index;
        }

        return inverse;
    }
}
