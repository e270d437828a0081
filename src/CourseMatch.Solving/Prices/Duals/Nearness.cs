namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Tells for how long it is enough to look at the options that were near the best of their unit.</summary>
/// <remarks>
/// Most options lie so far behind that their share is exactly 0. When prices have moved from a point of reference by so
/// little that no option can have crossed the margin, only the near ones are looked at: prices many options share are
/// followed all together, prices of one use by unit. What is left out is 0 by proof, so nothing changes in the value.
/// </remarks>
internal sealed class Nearness
{
    // In temperatures: wide while steps are long, narrow enough to leave few options.
    private const double MarginTaus = 24;

    private readonly UnitChunk[] chunks;
    private readonly int sharedCount;
    private readonly double[] reference;
    private readonly int[] unitOf;
    private readonly bool[] isWide;
    private readonly double sharedFactor;
    private readonly double ownFactor;
    private double tauOfReference = double.NaN;
    private int wideCount;

    public Nearness(PriceLayout layout, UnitChunk[] chunks)
    {
        this.chunks = chunks;
        var model = layout.Model;
        sharedCount = layout.SharedCount;
        reference = new double[layout.VariableCount];
        unitOf = new int[layout.VariableCount - sharedCount];
        isWide = new bool[model.UnitCount];
        for (var option = 0; option < model.OptionCount; option++)
        {
            var (shared, own) = (0, 0);
            for (var term = layout.FirstTerm[option]; term < layout.FirstTerm[option + 1]; term++)
            {
                var variable = layout.TermVariable[term];
                if (variable < sharedCount)
                {
                    shared += layout.TermCoefficient[term];
                }
                else
                {
                    own++;
                    unitOf[variable - sharedCount] = model.MemberUnit[model.OptionMember[option]];
                }
            }

            sharedFactor = Math.Max(sharedFactor, shared);
            ownFactor = Math.Max(ownFactor, own);
        }
    }

    /// <summary>How far behind the window an option counts as near, in points.</summary>
    public double Margin { get; private set; }

    /// <summary>True when near options must be found anew, because prices or the temperature have moved too
    /// far.</summary>
    public bool Follow(double[] x, double tau)
    {
        if (tau != tauOfReference || HasMoved(x) || wideCount * 8 > isWide.Length)
        {
            tauOfReference = tau;
            Margin = MarginTaus * tau;
            x.CopyTo(reference, 0);
            Array.Clear(isWide);
            wideCount = 0;
            return true;
        }

        return false;
    }

    // Half the margin is for shared prices, half for prices of one use.
    private bool HasMoved(double[] x)
    {
        var (up, down) = (0.0, 0.0);
        for (var variable = 0; variable < sharedCount; variable++)
        {
            var moved = x[variable] - reference[variable];
            up = moved > up ? moved : up;
            down = moved < down ? moved : down;
        }

        if ((up - down) * sharedFactor > Margin / 2)
        {
            return true;
        }

        var limit = Margin / 4 / Math.Max(1, ownFactor);
        for (var variable = sharedCount; variable < x.Length; variable++)
        {
            var moved = x[variable] - reference[variable];
            if ((moved > limit || moved < -limit) && !isWide[unitOf[variable - sharedCount]])
            {
                Widen(unitOf[variable - sharedCount]);
            }
        }

        return false;
    }

    private void Widen(int unit)
    {
        isWide[unit] = true;
        wideCount++;
        foreach (var chunk in chunks)
        {
            if (chunk.Holds(unit))
            {
                chunk.Widen(unit);
            }
        }
    }
}
