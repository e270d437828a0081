using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Improves a plan by chains of moves, begun wherever something is lost against the prices.</summary>
/// <remarks>
/// Losses are exact (see <see cref="Searches.LossMap"/>): people behind their best option, couples behind their best
/// combination, resources worth more than those in them pay. Largest first; where a short search fails and much is
/// lost, a wider one follows.
/// </remarks>
internal sealed class EjectionChains
{
    private const int PairsMax = 12;
    private const int FollowUpsMax = 12;
    private const int PullsMax = 50;
    private const int WideLoss = 100;

    private readonly Plan plan;
    private readonly SeatModel model;
    private readonly Guidance guidance;
    private readonly ChainLimits limits;
    private readonly SearchBudget budget;
    private readonly ChainSearch search;
    private readonly List<(double Value, int First, int Second)> pairs = [];
    private readonly Queue<int> freed = new();

    /// <summary>Chains of a plan; <paramref name="scratch"/>: of earlier ones with the same limits, which are over,
    /// null for a new one.</summary>
    public EjectionChains(
        Plan plan, Guidance guidance, ChainLimits limits, SearchBudget budget, ChainScratch? scratch = null)
    {
        this.plan = plan;
        model = plan.Model;
        this.guidance = guidance;
        this.limits = limits;
        this.budget = budget;
        search = new ChainSearch(plan, guidance, limits, budget, scratch);
    }

    /// <summary>Tries everything that is lost, most first, until a round wins nothing.</summary>
    public void Improve()
    {
        for (var round = 0; round < limits.Rounds && !budget.IsSpent; round++)
        {
            var before = plan.Objective;
            var loss = new double[model.MemberCount];
            for (var member = 0; member < model.MemberCount; member++)
            {
                loss[member] = -guidance.Loss(member, plan.Chosen[member]);
            }

            foreach (var member in StableOrder.Rising(loss))
            {
                if (loss[member] > -guidance.Scale || budget.IsSpent)
                {
                    break;
                }

                if (!IsCouple(member) && guidance.Loss(member, plan.Chosen[member]) > guidance.Scale)
                {
                    Push(member);
                }
            }

            for (var resource = 0; resource < model.ResourceCount && !budget.IsSpent; resource++)
            {
                for (var pulls = 0;
                     pulls < PullsMax && Unused(resource) > guidance.Scale && PullInto(resource); pulls++)
                {
                    FollowUp();
                }
            }

            for (var unit = 0; unit < model.UnitCount && !budget.IsSpent; unit++)
            {
                if (model.Joint[unit] is { IsCouple: true } joint)
                {
                    PushCouple(model.FirstMember[unit], joint);
                }
            }

            if (plan.Objective == before)
            {
                break;
            }
        }
    }

    /// <summary>Tries the members (index) and resources (index behind the members) that lose something.</summary>
    public void Around(IEnumerable<int> touched)
    {
        foreach (var index in touched)
        {
            var (member, resource) = (index, index - model.MemberCount);
            if (budget.IsSpent)
            {
                return;
            }

            if (resource >= 0)
            {
                if (Unused(resource) > guidance.Scale && PullInto(resource))
                {
                    FollowUp();
                }
            }
            else if (model.Joint[model.MemberUnit[member]] is { IsCouple: true } joint)
            {
                PushCouple(model.FirstMember[model.MemberUnit[member]], joint);
            }
            else if (guidance.Loss(member, plan.Chosen[member]) > guidance.Scale)
            {
                Push(member);
            }
        }
    }

    private bool IsCouple(int member) => model.Joint[model.MemberUnit[member]] is { IsCouple: true };

    private int Width(double loss) =>
        loss > WideLoss * guidance.Scale ? limits.WideExpansions : limits.Expansions;

    private void Push(int member)
    {
        search.Begin();
        var own = guidance.Of(plan.Chosen[member]);
        for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
        {
            var option = guidance.Ranked[place];
            if (guidance.Reduced[option] - own < -limits.Prune)
            {
                break;
            }

            if (option != plan.Chosen[member])
            {
                search.StartWith(member, option);
            }
        }

        if (search.Run(Width(guidance.Loss(member, plan.Chosen[member]))))
        {
            FollowUp();
        }
    }

    // What a chain leaves free may be worth a chain of its own.
    private void FollowUp()
    {
        freed.Clear();
        for (var count = 0; count < FollowUpsMax; count++)
        {
            search.Freed.ForEach(freed.Enqueue);
            search.Freed.Clear();
            if (!freed.TryDequeue(out var resource))
            {
                return;
            }

            if (Unused(resource) > guidance.Scale)
            {
                PullInto(resource);
            }
        }
    }

    // One search from all who could come into the resource at a loss below what it leaves unused.
    private bool PullInto(int resource)
    {
        search.Begin();
        var unused = Unused(resource);
        foreach (var option in guidance.UsersOf(resource))
        {
            var member = model.OptionMember[option];
            if (guidance.Reduced[option] - guidance.Best[member] + unused < -limits.Prune)
            {
                break;
            }

            if (plan.Chosen[member] != option)
            {
                search.StartWith(member, option);
            }
        }

        return search.Run(Width(unused));
    }

    private double Unused(int resource) => model.IsInternal[resource] || model.IsExclusion[resource]
        || (plan.Load[resource] == 0 && !model.IsForced[resource]) ? 0 : guidance.Unused(plan, resource);

    private void PushCouple(int member, JointUnit joint)
    {
        var (start, second) = (model.FirstOption[member], model.FirstOption[member + 1]);
        var own = Value(plan.Chosen[member], plan.Chosen[member + 1]);
        pairs.Clear();
        for (var row = 0; row <= second - start; row++)
        {
            for (var column = 0; column < joint.Columns; column++)
            {
                var (one, other) = (row == 0 ? -1 : start + row - 1, column == 0 ? -1 : second + column - 1);
                var value = Value(one, other);
                if (value > own + guidance.Scale)
                {
                    pairs.Add((value, one, other));
                }
            }
        }

        budget.Spend(joint.Extra.Length + 10);
        if (pairs.Count == 0)
        {
            return;
        }

        pairs.Sort(static (a, b) => a.Value > b.Value ? -1 : a.Value < b.Value ? 1
            : a.First != b.First ? a.First - b.First : a.Second - b.Second);
        search.Begin();
        for (var index = 0; index < Math.Min(PairsMax, pairs.Count); index++)
        {
            search.StartWith(member, pairs[index].First, member + 1, pairs[index].Second);
        }

        if (search.Run(Width(pairs[0].Value - own)))
        {
            FollowUp();
        }

        double Value(int one, int other)
        {
            var extra = joint.Extra[(one < 0 ? 0 : one - start + 1) * joint.Columns
                + (other < 0 ? 0 : other - second + 1)];
            return extra == JointUnit.Forbidden ? double.NegativeInfinity
                : guidance.Of(one) + guidance.Of(other) + extra;
        }
    }
}
