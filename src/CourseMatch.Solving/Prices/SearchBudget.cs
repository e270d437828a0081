using CourseMatch.Solving.Engines;

namespace CourseMatch.Solving.Prices;

/// <summary>How much longer a search may go on: counted work or the clock, never both, and the caller's wish.</summary>
/// <remarks>
/// One unit of work is a thousand elementary steps (looking at one option, one cell of a knapsack, one arc of a chain):
/// about 5 to 20 µs of one core. Work is added by one thread at a time; parallel parts get budgets of their own.
/// </remarks>
internal sealed class SearchBudget
{
    /// <summary>Elementary steps in one unit of <see cref="SearchLimits.Work"/>.</summary>
    public const long StepsPerUnit = 1000;

    private const long Unlimited = long.MaxValue / 4;

    private readonly SearchClock clock;
    private readonly long stepLimit;
    private readonly double secondsLimit;
    private readonly double secondsStart;

    public SearchBudget(SearchLimits limits, SearchClock clock)
        : this(clock,
            limits.Work is { } units && units < Unlimited / StepsPerUnit ? units * StepsPerUnit : Unlimited,
            limits.Work is null && limits.Time is { } time ? time.TotalSeconds : double.PositiveInfinity)
    {
    }

    private SearchBudget(SearchClock clock, long stepLimit, double secondsLimit)
    {
        this.clock = clock;
        this.stepLimit = stepLimit;
        this.secondsLimit = secondsLimit;
        secondsStart = double.IsPositiveInfinity(secondsLimit) ? 0 : clock.Seconds;
    }

    /// <summary>The caller has cancelled.</summary>
    public bool IsCancelled => clock.IsCancelled;

    /// <summary>The caller has cancelled some time ago and waits.</summary>
    public bool IsLate => clock.IsLate;

    /// <summary>Nothing more may be started.</summary>
    public bool IsSpent => Steps >= stepLimit || clock.IsCancelled
        || (secondsLimit < double.PositiveInfinity && clock.Seconds >= secondsLimit);

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps still allowed.</summary>
    public long Left => Math.Max(0, stepLimit - Steps);

    /// <summary>Neither work nor time is limited.</summary>
    public bool IsUnlimited => stepLimit == Unlimited && double.IsPositiveInfinity(secondsLimit);

    /// <summary>Share of the limits used since the budget was made; 0 where there are none.</summary>
    public double Used => stepLimit < Unlimited ? Steps / (double)Math.Max(1, stepLimit)
        : double.IsPositiveInfinity(secondsLimit) ? 0
        : (clock.Seconds - secondsStart) / Math.Max(1e-6, secondsLimit - secondsStart);

    /// <summary>Counts work done.</summary>
    public void Spend(long count) => Steps += count;

    /// <summary>A budget for one part: at most so many steps, the same clock and the same cancellation.</summary>
    public SearchBudget Part(long stepsMax) => new(clock, Math.Min(stepsMax, Left), secondsLimit);

    /// <summary>A budget for one part: this share of the steps and of the seconds left.</summary>
    public SearchBudget Share(double share) => new(clock,
        stepLimit == Unlimited ? Unlimited : (long)(Left * share),
        double.IsPositiveInfinity(secondsLimit) ? secondsLimit
            : clock.Seconds + share * Math.Max(0, secondsLimit - clock.Seconds));
}
