using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Matching;

/// <summary>One newcomer of a run.</summary>
/// <param name="Newcomer">The person.</param>
/// <param name="Options">Options in the problem. Of people with a promise the first <paramref name="Keeping"/> keep the
/// promised course; those behind them are moves.</param>
/// <param name="Possible">All options the rules admit, those in courses without a free seat included.</param>
/// <param name="Keeping">Options that keep the promise: 0 for people without one, 1 for most others, more where a child
/// that came later could get a care place.</param>
internal sealed record Applicant(
    Newcomer Newcomer,
    IReadOnlyList<PlacementOption> Options,
    IReadOnlyList<PlacementOption> Possible,
    int Keeping)
{
    /// <summary>Holds a promise in a course that goes on.</summary>
    internal bool IsPromised => Keeping > 0;

    /// <summary>The one option is promised.</summary>
    internal bool IsFixed => IsPromised && Options.Count == 1;

    /// <summary>Has to get one of the options, whatever the plan would gain without.</summary>
    internal bool MustBePlaced { get; init; } = Keeping > 0;

    /// <summary>Whether an option takes the person out of the promised course.</summary>
    internal bool IsMove(int option) => IsPromised && option >= Keeping;
}
