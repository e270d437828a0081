using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>What is known from the prices' side: the best certified bound, the prices behind it, and shares.</summary>
internal sealed class DualState
{
    public DualState(SeatModel model)
    {
        Model = model;
        Prices = new PriceVector(model);
        Share = new double[model.OptionCount];
    }

    public SeatModel Model { get; }

    /// <summary>Certified upper bound on the model's objective, in points.</summary>
    public Int128 Bound { get; set; } = Int128.MaxValue;

    /// <summary>Prices of the best bound.</summary>
    public PriceVector Prices { get; set; }

    /// <summary>Variables of the best bound; null before the first.</summary>
    public PriceLayout? Layout { get; set; }

    /// <summary>Values of the variables of the best bound.</summary>
    public double[] X { get; set; } = [];

    /// <summary>Per option the probability with which the smoothed dual chooses it, at the last temperature.</summary>
    public double[] Share { get; set; }

    /// <summary>Resources that answer prices per use.</summary>
    public bool[] IsFine { get; set; } = [];
}
