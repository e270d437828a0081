namespace CourseMatch.Solving.Prices.Queries;

/// <summary>One option of a person with what it is worth to everybody.</summary>
/// <param name="Option">Local index of the option.</param>
/// <param name="Score">Its score in points.</param>
/// <param name="Value">Score less the prices of what it uses, in points: what everybody together gains by it.</param>
/// <param name="Loss">How far the value lies behind the person's best, at least 0.</param>
/// <param name="IsChosen">The plan gives the person this option.</param>
/// <param name="IsPossible">
/// Beside the promises made there is room for it. Values of impossible options are mere scores.
/// </param>
public sealed record RankedOption(int Option, int Score, double Value, double Loss, bool IsChosen, bool IsPossible);
