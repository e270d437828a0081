using System.Collections.Immutable;

namespace CourseMatch.Solving.Prices.Queries;

/// <summary>What follows when one person is given one option: the best rearrangement found around it.</summary>
/// <param name="Change">Points the plan gains (mostly loses) by it.</param>
/// <param name="Moves">Everybody whose option changes, the person asked about first.</param>
public sealed record Displacement(long Change, ImmutableArray<PersonMove> Moves);
