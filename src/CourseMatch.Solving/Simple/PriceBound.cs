using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Promises;

namespace CourseMatch.Solving.Simple;

/// <summary>An upper bound on every feasible answer by Lagrangian relaxation: prices instead of capacities.</summary>
/// <remarks>
/// Each resource and each exclusion ("row", exclusions after resources) has a price ≥ 0 per unit. Everybody takes what
/// is worth most to him after prices; a resource sells all it has if that pays its opening cost. The sum can only
/// exceed the worth of a feasible answer, whatever the prices. Prices are sought in floating point (projected
/// subgradient steps of Polyak's length, with momentum); the bound is then evaluated exactly, with prices rounded to
/// 1/1024 point and sums in 128 bits, so it is a proof. One step costs O(live options · uses).
/// </remarks>
internal sealed class PriceBound
{
    private const double PriceMax = 2e9;
    private const double Momentum = 0.6;
    private const int PatienceSteps = 12;

    private readonly AllocationProblem problem;
    private readonly LiveOptions live;
    private readonly OptionValues values;
    private readonly SearchClock clock;
    private readonly double[] doubleValues;
    private readonly double[] most;
    private readonly double[] openingCost;
    private readonly double[] usage;
    private readonly double[] direction;
    private double[] prices;
    private double bestValue = double.MaxValue;
    private double stepFactor = 1;
    private long[] certifiedPrices;
    private Int128 certifiedValue;

    public PriceBound(AllocationProblem problem, LiveOptions live, SearchClock clock)
    {
        this.problem = problem;
        this.live = live;
        this.clock = clock;
        values = new OptionValues(problem, live);
        doubleValues = new double[problem.OptionCount];
        for (var option = 0; option < doubleValues.Length; option++)
        {
            doubleValues[option] = (double)values[option] / OptionValues.PartsPerPoint;
        }

        var rows = problem.ResourceCount + problem.ExclusionCount;
        most = new double[rows];
        openingCost = new double[rows];
        usage = new double[rows];
        direction = new double[rows];
        prices = new double[rows];
        certifiedPrices = new long[rows];
        Array.Fill(most, 1, problem.ResourceCount, problem.ExclusionCount);
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            most[resource] = live.MostUnits(resource);
            openingCost[resource] = problem.OpeningCost[resource];
        }

        BestPrices = new double[rows];
        certifiedValue = Evaluate(certifiedPrices);
        Bound = Floor(certifiedValue);
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            prices[resource] = openingCost[resource] / Math.Max(1, most[resource]);
        }
    }

    /// <summary>The best bound proven so far, in points.</summary>
    public long Bound { get; private set; }

    /// <summary>The prices behind the best bound seen, per row, in points per unit.</summary>
    public double[] BestPrices { get; private set; }

    /// <summary>Seeks better prices.</summary>
    /// <param name="target">Objective of the best answer known: step lengths aim at it.</param>
    /// <param name="steps">Steps at most; the clock may end them earlier.</param>
    public void Improve(long target, int steps)
    {
        var patience = PatienceSteps;
        for (var step = 0; step < steps && !clock.IsOver; step++)
        {
            var value = Value();
            if (value < bestValue - 1e-7 * Math.Abs(bestValue))
            {
                patience = PatienceSteps;
            }
            else if (--patience == 0)
            {
                patience = PatienceSteps;
                stepFactor = Math.Max(stepFactor * 0.6, 1e-4);
                prices = (double[])BestPrices.Clone();
                Array.Clear(direction);
                value = Value();
            }

            if (value < bestValue)
            {
                bestValue = value;
                prices.CopyTo(BestPrices, 0);
            }

            Step(value - target);
        }

        Certify();
    }

    /// <summary>Exact value of an option after the certified prices, in 1/1024 point.</summary>
    public Int128 ReducedValue(int option) => Reduced(option, certifiedPrices);

    /// <summary>What the certified prices earn from capacities and constants, in 1/1024 point.</summary>
    /// <remarks>Bound = floor((this + per applicant the best reduced value) / 1024).</remarks>
    public Int128 FixedPart => RowPart(certifiedPrices);

    /// <summary>The whole points not above a number of 1/1024 points.</summary>
    public static long Floor(Int128 parts)
    {
        var points = parts / OptionValues.PartsPerPoint;
        return (long)(parts < 0 && points * OptionValues.PartsPerPoint != parts ? points - 1 : points);
    }

    private void Certify()
    {
        var rounded = new long[BestPrices.Length];
        for (var row = 0; row < rounded.Length; row++)
        {
            rounded[row] = (long)Math.Round(Math.Clamp(BestPrices[row], 0, PriceMax) * OptionValues.PartsPerPoint);
        }

        var exact = Evaluate(rounded);
        if (exact < certifiedValue)
        {
            (certifiedValue, certifiedPrices) = (exact, rounded);
            Bound = Floor(exact);
        }
    }

    private double Value()
    {
        clock.Spend(problem.OptionCount);
        Array.Clear(usage);
        var total = (double)values.Constant / OptionValues.PartsPerPoint;
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            var best = problem.FixedOption[applicant] < 0 ? 0 : double.MinValue;
            var chosen = -1;
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                var value = live[option] ? doubleValues[option] - Cost(option, prices) : double.MinValue;
                if (value > best)
                {
                    (best, chosen) = (value, option);
                }
            }

            total += best;
            if (chosen >= 0)
            {
                CountUsage(chosen);
            }
        }

        for (var row = 0; row < prices.Length; row++)
        {
            var revenue = most[row] * prices[row] - openingCost[row];
            var sells = revenue > 0 || (row < problem.ResourceCount && live.PromisedUnits(row) > 0);
            total += sells ? revenue : 0;
            usage[row] -= sells ? most[row] : 0;
        }

        return total;
    }

    private void Step(double distance)
    {
        var length = 0.0;
        for (var row = 0; row < prices.Length; row++)
        {
            direction[row] = Momentum * direction[row] + usage[row];
            if (prices[row] <= 0 && direction[row] < 0)
            {
                direction[row] = 0;
            }

            length += direction[row] * direction[row];
        }

        var scale = stepFactor * Math.Max(distance, 1) / Math.Max(length, 1e-9);
        for (var row = 0; row < prices.Length; row++)
        {
            prices[row] = Math.Clamp(prices[row] + scale * direction[row], 0, PriceMax);
        }
    }

    /// <summary>What an option pays at these prices, in points.</summary>
    public double Cost(int option, double[] atPrices)
    {
        var cost = 0.0;
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            cost += problem.UseUnits[use] * atPrices[problem.UseResource[use]];
        }

        foreach (var exclusion in problem.OptionExclusions[option])
        {
            cost += atPrices[problem.ResourceCount + exclusion];
        }

        return cost;
    }

    private void CountUsage(int option)
    {
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            usage[problem.UseResource[use]] += problem.UseUnits[use];
        }

        foreach (var exclusion in problem.OptionExclusions[option])
        {
            usage[problem.ResourceCount + exclusion]++;
        }
    }

    private Int128 Evaluate(long[] atPrices)
    {
        clock.Spend(problem.OptionCount);
        var total = RowPart(atPrices);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            Int128? best = problem.FixedOption[applicant] < 0 ? 0 : null;
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                if (live[option] && Reduced(option, atPrices) is var value && !(value <= best))
                {
                    best = value;
                }
            }

            total += best ?? 0;
        }

        return total;
    }

    private Int128 Reduced(int option, long[] atPrices)
    {
        var value = values[option];
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            value -= (Int128)problem.UseUnits[use] * atPrices[problem.UseResource[use]];
        }

        foreach (var exclusion in problem.OptionExclusions[option])
        {
            value -= atPrices[problem.ResourceCount + exclusion];
        }

        return value;
    }

    private Int128 RowPart(long[] atPrices)
    {
        var total = values.Constant;
        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            var revenue = (Int128)live.MostUnits(resource) * atPrices[resource]
                - (Int128)problem.OpeningCost[resource] * OptionValues.PartsPerPoint;
            total += revenue > 0 || live.PromisedUnits(resource) > 0 ? revenue : 0;
        }

        for (var exclusion = 0; exclusion < problem.ExclusionCount; exclusion++)
        {
            total += atPrices[problem.ResourceCount + exclusion];
        }

        return total;
    }
}
