using CourseMatch.Solving.Prices.Duals;
using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Decides which resources are opened, a few at a time, with prices that know what is decided.</summary>
/// <remarks>
/// At the best prices most courses are clearly open or clearly closed; some are open by halves, because people who
/// would fill one of two are shared between both. Rounding all of these at once opens too many or too few. Here the
/// least doubtful are decided, the rest is priced again, and so on until nothing is open by halves. Decisions by which
/// the bound falls too far are taken back and fewer made.
/// </remarks>
internal sealed class OpeningDive
{
    // Share of the doubtful decided per round.
    private const double Pace = 0.2;
    private const int RoundsMax = 60;
    private const int RevokedMax = 20;
    private const int ReconsideredMax = 12;

    private readonly Temperatures temperatures;
    private readonly SearchBudget budget;
    private readonly Openings openings;

    public OpeningDive(Openings openings, Temperatures temperatures, SearchBudget budget)
    {
        this.openings = openings;
        this.temperatures = temperatures;
        this.budget = budget;
    }

    /// <summary>
    /// All openings decided; null when that leaves nothing better than <paramref name="toBeat"/>.
    /// <paramref name="bearable"/>: points the bound may fall per decision.
    /// </summary>
    public OpeningStage? Run(DualState dual, long toBeat, double bearable)
    {
        var stage = OpeningStage.First(dual);
        for (var round = 0; round < RoundsMax; round++)
        {
            var doubtful = openings.Doubtful(stage.Dual);
            if (doubtful.Count == 0)
            {
                break;
            }

            if (Step(stage, [.. doubtful], bearable) is not { } next || next.Bound <= toBeat || budget.IsSpent)
            {
                return null;
            }

            stage = next;
        }

        return RevokeUnfillable(RevokeDearest(stage, dual.Model, bearable), dual.Model, toBeat);
    }

    // As many of the doubtful, clearest first, as the bound bears; null when nothing feasible is left.
    private OpeningStage? Step(OpeningStage stage, Openings.Leaning[] doubtful, double bearable)
    {
        OpeningStage? best = null;
        for (var count = Math.Max(1, (int)(doubtful.Length * Pace)); count > 0 && !budget.IsSpent; count /= 3)
        {
            if (openings.Decide(stage, doubtful.AsSpan(0, count)) is { } next
                && (best is null || next.Bound > best.Bound))
            {
                best = next;
            }

            if (best is not null
                && (double)(stage.Bound - best.Bound) <= count * Math.Max(bearable, 20 * temperatures.End))
            {
                break;
            }
        }

        return best;
    }

    // What was decided to be open early may have become the wrong half: those whose users must be paid most are closed
    // when hardly anything is lost by it, for whoever is forced leaves everybody else less room to move.
    private OpeningStage RevokeDearest(OpeningStage stage, SeatModel root, double bearable)
    {
        var asked = new HashSet<int>();
        for (var tries = 0; tries < ReconsideredMax && !budget.IsSpent; tries++)
        {
            var decided = Enumerable.Range(0, stage.Model.ResourceCount).Where(resource =>
                IsDecided(stage, root, resource) && !asked.Contains(stage.Resource[resource]));
            if (Dearest(stage.Dual, [.. decided]) is not { } resource)
            {
                break;
            }

            asked.Add(stage.Resource[resource]);
            if (openings.Revoke(stage, root, resource) is { } next && (double)(stage.Bound - next.Bound) <= bearable)
            {
                stage = next;
            }
        }

        return stage;
    }

    // Prices do not see that people come whole: of several courses that just reach their minimum at the prices, one
    // may have to close after all, and its people fill the others.
    private OpeningStage? RevokeUnfillable(OpeningStage stage, SeatModel root, long toBeat)
    {
        for (var revoked = 0; revoked < RevokedMax && !budget.IsSpent; revoked++)
        {
            var unfilled = FirstPlan.Unfillable(stage.Dual, temperatures, budget);
            if (unfilled.Count == 0)
            {
                return stage;
            }

            unfilled.RemoveAll(resource => !IsDecided(stage, root, resource));
            if (unfilled.Count == 0
                || openings.Revoke(stage, root, Dearest(stage.Dual, unfilled) ?? unfilled[0]) is not { } next
                || next.Bound <= toBeat)
            {
                return null;
            }

            stage = next;
        }

        return null;
    }

    // Open by decision; what promises keep open is not ours to close.
    private static bool IsDecided(OpeningStage stage, SeatModel root, int resource) =>
        stage.Model.IsForced[resource] && !root.IsForced[stage.Resource[resource]];

    // The one whose users must be paid most; null when none must be.
    private static int? Dearest(DualState dual, List<int> resources)
    {
        var exact = new ExactKnapsack();
        var (dearest, least) = ((int?)null, 0.0);
        foreach (var fine in dual.Layout?.Fine ?? [])
        {
            if (!resources.Contains(fine.Resource))
            {
                continue;
            }

            var prices = new long[fine.Count];
            for (var item = 0; item < prices.Length; item++)
            {
                prices[item] = (long)Math.Clamp(dual.X[fine.FirstVariable + item], -1e12, 1e12);
            }

            var value = (double)exact.Value(fine, prices, 1);
            (dearest, least) = value < least ? (fine.Resource, value) : (dearest, least);
        }

        return dearest;
    }
}
