using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Minimises the smoothed dual by limited-memory quasi-Newton steps inside lower bounds.</summary>
/// <remarks>
/// Projected L-BFGS (Nocedal 1980; Liu and Nocedal 1989) with an Armijo rule along the projected path: variables at
/// their bound with an outward gradient stand still, the two-loop recursion gives the direction for the rest, steps
/// shrink by 0.4 until the value falls by 10^−4 of what the gradient promises. The history is dropped when a step
/// fails. The first guess of the curvature tells shared prices from prices of one use. Every sum is in a fixed order.
/// </remarks>
internal sealed class ProjectedDescent
{
    private const int BacktracksMax = 12;
    private const double Enough = 5e-9;
    private const int Settled = 15;

    private readonly SmoothDual dual;
    private readonly int memory;
    private readonly double sharedWeight;
    private readonly double[] reach;
    private readonly double[] weighted;
    private readonly double[][] steps;
    private readonly double[][] changes;
    private readonly double[] curvature;
    private readonly double[] coefficient;
    private readonly double[] gradient;
    private readonly double[] nextGradient;
    private readonly double[] next;
    private readonly double[] direction;
    private int stored;
    private int newest;

    /// <summary>
    /// A descent on so many variables, the first of which are prices many options share; the others belong to one
    /// option each. <paramref name="sharedWeight"/>: the first guess of one over the curvature of the former, against 1
    /// for the latter. <paramref name="reach"/>: the square of how far each of the former is likely to move, against
    /// the others.
    /// </summary>
    public ProjectedDescent(SmoothDual dual, int variableCount, double[] reach, double sharedWeight)
    {
        this.sharedWeight = sharedWeight;
        this.reach = reach;
        weighted = new double[reach.Length];
        this.dual = dual;
        memory = variableCount > 200_000 ? 8 : 12;
        steps = new double[memory][];
        changes = new double[memory][];
        curvature = new double[memory];
        coefficient = new double[memory];
        gradient = new double[variableCount];
        nextGradient = new double[variableCount];
        next = new double[variableCount];
        direction = new double[variableCount];
    }

    /// <summary>Improves <paramref name="x"/> in place and returns the smoothed value reached.</summary>
    /// <remarks>A cancellation ends it within an evaluation, which then counts for nothing.</remarks>
    public double Minimise(double[] x, double[] lower, double tau, int iterations, SearchBudget budget)
    {
        for (var variable = 0; variable < x.Length; variable++)
        {
            x[variable] = Math.Max(x[variable], lower[variable]);
        }

        stored = 0;
        var value = Evaluate(x, tau, gradient, budget);
        var slow = 0;
        for (var iteration = 0; iteration < iterations && !budget.IsSpent; iteration++)
        {
            if (!FindDirection(x, lower, tau))
            {
                break;
            }

            var reached = Search(x, lower, tau, value, budget);
            if (double.IsNaN(reached))
            {
                if (stored == 0)
                {
                    break;
                }

                stored = 0;
                continue;
            }

            Remember(x);
            Array.Copy(next, x, x.Length);
            Array.Copy(nextGradient, gradient, gradient.Length);
            slow = iteration >= Settled && value - reached < Enough * Math.Max(1, Math.Abs(value)) ? slow + 1 : 0;
            value = reached;
            if (slow == 3)
            {
                break;
            }
        }

        return value;
    }

    private double Evaluate(double[] x, double tau, double[] into, SearchBudget budget)
    {
        budget.Spend(dual.Cost);
        return dual.Evaluate(x, tau, into, budget);
    }

    // Fills direction; false when the projected gradient is zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool FindDirection(double[] x, double[] lower, double tau)
    {
        var square = 0.0;
        var free = 0;
        for (var variable = 0; variable < x.Length; variable++)
        {
            var isStuck = x[variable] <= lower[variable] && gradient[variable] > 0;
            var slope = isStuck ? 0 : -gradient[variable];
            direction[variable] = variable < reach.Length ? slope * reach[variable] : slope;
            square += direction[variable] * direction[variable];
            free += isStuck ? 0 : 1;
        }

        if (square == 0)
        {
            return false;
        }

        if (stored == 0)
        {
            var scale = tau / 2 / Math.Sqrt(square / free);
            for (var variable = 0; variable < x.Length; variable++)
            {
                direction[variable] *= scale;
            }

            return true;
        }

        TwoLoops();
        var descent = 0.0;
        for (var variable = 0; variable < x.Length; variable++)
        {
            if (x[variable] <= lower[variable] && gradient[variable] > 0)
            {
                direction[variable] = 0;
            }

            descent += direction[variable] * gradient[variable];
        }

        if (descent < 0)
        {
            return true;
        }

        stored = 0;
        return FindDirection(x, lower, tau);
    }

    private void TwoLoops()
    {
        for (var age = 0; age < stored; age++)
        {
            var at = (newest - age + memory) % memory;
            coefficient[at] = Vectors.Dot(steps[at], direction) / curvature[at];
            Vectors.AddScaled(direction, changes[at], -coefficient[at]);
        }

        var shared = changes[newest].AsSpan(0, reach.Length);
        var own = changes[newest].AsSpan(reach.Length);
        for (var variable = 0; variable < reach.Length; variable++)
        {
            weighted[variable] = reach[variable] * shared[variable];
        }

        var scale = curvature[newest] / (sharedWeight * Vectors.Dot(shared, weighted) + Vectors.Dot(own, own));
        Vectors.Scale(direction, scale);
        for (var variable = 0; variable < reach.Length; variable++)
        {
            direction[variable] *= sharedWeight * reach[variable];
        }

        for (var age = stored - 1; age >= 0; age--)
        {
            var at = (newest - age + memory) % memory;
            var correction = Vectors.Dot(changes[at], direction) / curvature[at];
            Vectors.AddScaled(direction, steps[at], coefficient[at] - correction);
        }
    }

    // The value at the accepted point (in next, nextGradient), or NaN.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Search(double[] x, double[] lower, double tau, double value, SearchBudget budget)
    {
        var length = 1.0;
        for (var attempt = 0; attempt < BacktracksMax && !budget.IsSpent; attempt++)
        {
            var promised = 0.0;
            for (var variable = 0; variable < x.Length; variable++)
            {
                var moved = x[variable] + length * direction[variable];
                next[variable] = moved < lower[variable] ? lower[variable] : moved;
                promised += gradient[variable] * (next[variable] - x[variable]);
            }

            var reached = Evaluate(next, tau, nextGradient, budget);
            if (reached <= value + 1e-4 * promised)
            {
                return reached;
            }

            length *= 0.4;
        }

        return double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Remember(double[] x)
    {
        var at = stored == 0 ? 0 : (newest + 1) % memory;
        var step = steps[at] ??= new double[x.Length];
        var change = changes[at] ??= new double[x.Length];
        for (var variable = 0; variable < x.Length; variable++)
        {
            step[variable] = next[variable] - x[variable];
            change[variable] = nextGradient[variable] - gradient[variable];
        }

        var product = Vectors.Dot(step, change);
        if (product > 1e-12 * Vectors.Dot(change, change))
        {
            curvature[at] = product;
            newest = at;
            stored = Math.Min(memory, stored + 1);
        }
        else
        {
            // The place of the oldest pair was overwritten.
            stored = Math.Min(memory - 1, stored);
        }
    }
}
