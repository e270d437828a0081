using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>What annealing works on: the few best options of every member at the prices, and what units are
/// worth.</summary>
/// <remarks>
/// At good prices nearly everybody has one of his first few options in the best plans, so that what is left to decide
/// hardly grows with the number of options.
/// </remarks>
internal sealed class AnnealingCore
{
    private const int OptionsMax = 5;

    /// <summary>The core at the prices of the guidance. Cost O(members).</summary>
    public AnnealingCore(Guidance guidance)
    {
        Model = guidance.Model;
        Reduced = guidance.Reduced;
        First = new int[Model.MemberCount + 1];
        var options = new List<int>(Model.MemberCount * OptionsMax);
        var steps = new List<double>(Model.MemberCount);
        for (var member = 0; member < Model.MemberCount; member++)
        {
            var (first, end) = (Model.FirstOption[member], Model.FirstOption[member + 1]);
            var count = Math.Min(OptionsMax, end - first);
            for (var place = first; place < first + count; place++)
            {
                options.Add(guidance.Ranked[place]);
            }

            // Being left out is worth 0 and may be among the best as well.
            if (count < OptionsMax || Reduced[guidance.Ranked[first + count - 1]] < 0)
            {
                options.Add(-1);
            }

            if (count > 1)
            {
                steps.Add(guidance.Loss(member, guidance.Ranked[first + Math.Min(2, count - 1)]));
            }

            First[member + 1] = options.Count;
        }

        Option = [.. options];
        steps.Sort();
        Step = Math.Max(guidance.Scale, steps.Count > 0 ? steps[steps.Count / 2] : 0);
        Waste = guidance.Prices.Resource;
        Excess = new double[Model.ResourceCount];
        var (sum, scarce) = (0.0, 0);
        foreach (var price in Waste)
        {
            sum += price;
            scarce += price > 0 ? 1 : 0;
        }

        // What costs nothing has room enough at these prices, but no more than its capacity either.
        var least = Math.Max(guidance.Scale, sum / Math.Max(1, scarce) / 4);
        for (var resource = 0; resource < Excess.Length; resource++)
        {
            Excess[resource] = Math.Max(Waste[resource], least);
        }
    }

    public SeatModel Model { get; }

    /// <summary>Per member the first entry of <see cref="Option"/>; one entry more than members.</summary>
    public int[] First { get; }

    /// <summary>Options worth trying, −1 for being left out; best first per member.</summary>
    public int[] Option { get; }

    /// <summary>Score − prices of every option of the model.</summary>
    public double[] Reduced { get; }

    /// <summary>Points a unit left over is worth, per resource.</summary>
    public double[] Waste { get; }

    /// <summary>Points by which a unit above the capacity is measured, per resource; above 0.</summary>
    public double[] Excess { get; }

    /// <summary>What the third option of the median member loses against his first, in points; above 0.</summary>
    public double Step { get; }

    /// <summary>Everybody has his best option, whatever fits.</summary>
    public int[] BestOfAll()
    {
        var choices = new int[Model.MemberCount];
        for (var member = 0; member < choices.Length; member++)
        {
            choices[member] = Option[First[member]];
        }

        return choices;
    }
}
