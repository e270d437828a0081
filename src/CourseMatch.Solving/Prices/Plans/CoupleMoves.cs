using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Moves couples as couples: their best combinations by price, with chains making room for both.</summary>
internal static class CoupleMoves
{
    private const int CombinationsMax = 12;

    /// <summary>Tries every couple whose present combination is behind its best one.</summary>
    public static void Apply(Plan plan, Guidance guidance, EjectionChains chains, SearchBudget budget)
    {
        var model = plan.Model;
        var candidates = new List<(double Value, int First, int Second)>();
        for (var unit = 0; unit < model.UnitCount && !budget.IsSpent; unit++)
        {
            if (model.Joint[unit] is not { IsCouple: true } joint)
            {
                continue;
            }

            var member = model.FirstMember[unit];
            var (start, second) = (model.FirstOption[member], model.FirstOption[member + 1]);
            var own = Value(plan.Chosen[member], plan.Chosen[member + 1]);
            candidates.Clear();
            for (var row = 0; row <= second - start; row++)
            {
                for (var column = 0; column < joint.Columns; column++)
                {
                    var (one, other) = (row == 0 ? -1 : start + row - 1, column == 0 ? -1 : second + column - 1);
                    var value = Value(one, other);
                    if (value > own + guidance.Scale && (one, other) != (plan.Chosen[member], plan.Chosen[member + 1]))
                    {
                        candidates.Add((value, one, other));
                    }
                }
            }

            budget.Spend(joint.Extra.Length + 10);
            candidates.Sort(static (a, b) => a.Value > b.Value ? -1 : a.Value < b.Value ? 1
                : a.First != b.First ? a.First - b.First : a.Second - b.Second);
            for (var index = 0; index < Math.Min(CombinationsMax, candidates.Count); index++)
            {
                if (chains.PushTogether(member, candidates[index].First, member + 1, candidates[index].Second))
                {
                    break;
                }
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
}
