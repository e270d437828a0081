using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>How a step in the life of one place ended.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>The step is written down.</summary>
    /// <param name="Place">The place as it is now, its history included.</param>
    public sealed record Taken(Place Place) : StepOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(Finding Finding) : StepOutcome;

    /// <summary>There is no such place; nothing was done.</summary>
    public sealed record NotFound(Finding Finding) : StepOutcome;
}
