using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Prices of an earlier problem as far as they speak of a present one.</summary>
/// <remarks>
/// Resources and people are matched by id, options by what they use. What is new pays the price per unit of its
/// resources; a new resource costs nothing. Any prices bound the present problem, so a wrong match costs time only.
/// </remarks>
internal static class EarlierPrices
{
    /// <summary>Prices for the whole present problem. Cost O(options of both problems).</summary>
    /// <param name="problem">The present problem.</param>
    /// <param name="root">Its model, one to one.</param>
    /// <param name="before">The earlier problem.</param>
    /// <param name="dual">Its prices.</param>
    /// <param name="modelOption">Per option of the earlier problem its place in the dual's model, −1 for none.</param>
    /// <param name="modelResource">The same per resource and exclusion.</param>
    public static PriceVector For(AllocationProblem problem, SeatModel root, AllocationProblem before, DualState dual,
        int[] modelOption, int[] modelResource)
    {
        var prices = new PriceVector(root);
        var resourceOf = StabilityBonus.ResourceOf(problem, before);
        for (var resource = 0; resource < resourceOf.Length; resource++)
        {
            if (resourceOf[resource] >= 0 && modelResource[resource] >= 0)
            {
                prices.Resource[resourceOf[resource]] = dual.Prices.Resource[modelResource[resource]];
            }
        }

        for (var use = 0; use < root.UseCount; use++)
        {
            prices.Use[use] = prices.Resource[root.UseResource[use]] * root.UseUnits[use];
        }

        var applicantOf = new Dictionary<string, int>(before.ApplicantCount, StringComparer.Ordinal);
        for (var applicant = 0; applicant < before.ApplicantCount; applicant++)
        {
            applicantOf.Add(before.ApplicantIds[applicant], applicant);
        }

        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (applicantOf.TryGetValue(problem.ApplicantIds[applicant], out var earlier))
            {
                TakeOver(applicant, earlier);
            }
        }

        return prices;

        // Both lists mostly stand in the same order: the search goes on behind the last option found.
        void TakeOver(int applicant, int earlier)
        {
            var (first, count) = (before.FirstOption[earlier], before.OptionsOf(earlier));
            var next = 0;
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                for (var tried = 0; tried < count; tried++)
                {
                    var other = first + ((next + tried) % count);
                    if (StabilityBonus.UsesTheSame(problem, option, before, other, resourceOf))
                    {
                        Copy(option, modelOption[other]);
                        next = other - first + 1;
                        break;
                    }
                }
            }
        }

        void Copy(int option, int from)
        {
            for (var use = root.FirstUse[option]; from >= 0 && use < root.FirstUse[option + 1]; use++)
            {
                for (var other = dual.Model.FirstUse[from]; other < dual.Model.FirstUse[from + 1]; other++)
                {
                    var resource = dual.Model.ParentResource[dual.Model.UseResource[other]];
                    if (resource < resourceOf.Length && resourceOf[resource] == root.UseResource[use])
                    {
                        prices.Use[use] = dual.Prices.Use[other];
                    }
                }
            }
        }
    }
}
