using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>What is known from the prices' side: the best certified bound, the prices behind it, and shares.</summary>
internal sealed class DualState
{
    /// <summary>A bound no plan reaches, far enough from the largest number to be added to.</summary>
    public static readonly Int128 Unproven = Int128.One << 100;

    private Guidance? guidance;
    private PriceVector? prices;
    private double[]? share;

    public DualState(SeatModel model) => Model = model;

    public SeatModel Model { get; }

    /// <summary>Certified upper bound on the model's objective, in points; <see cref="Unproven"/> before the
    /// first.</summary>
    public Int128 Bound { get; set; } = Unproven;

    /// <summary>Prices of the best bound, of its variables where nobody has noted them; 0 before the first.</summary>
    public PriceVector Prices
    {
        get => prices ??= Noted();
        set => prices = value;
    }

    /// <summary>Prices were given, found, or asked for; before, they take no memory.</summary>
    public bool HasPrices => prices is not null;

    /// <summary>Variables of the best bound; null before the first.</summary>
    public PriceLayout? Layout { get; set; }

    /// <summary>Values of the variables of the best bound.</summary>
    public double[] X { get; set; } = [];

    /// <summary>Per option the probability with which the smoothed dual chooses it, at the last temperature.</summary>
    public double[] Share
    {
        get => share ??= new double[Model.OptionCount];
        set => share = value;
    }

    /// <summary>Resources that answer prices per use.</summary>
    public bool[] IsFine { get; set; } = [];

    /// <summary>What these prices tell a search, made once for all who ask until they change.</summary>
    /// <remarks><paramref name="scale"/>: a difference in points that hardly matters. Two threads that ask first at
    /// once get equal ones.</remarks>
    public Guidance GuidanceAt(double scale, WorkCrew? crew = null)
    {
        if (guidance is { } known && ReferenceEquals(known.Prices, Prices) && ReferenceEquals(known.Share, Share)
            && known.Scale == scale)
        {
            return known;
        }

        return guidance = new Guidance(this, scale, crew);
    }

    private PriceVector Noted()
    {
        var noted = new PriceVector(Model);
        Layout?.Store(X, noted, WorkCrew.Alone);
        return noted;
    }
}
