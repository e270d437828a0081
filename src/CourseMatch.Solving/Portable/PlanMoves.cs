namespace CourseMatch.Solving.Portable;

/// <summary>How far a plan keeps to the one before.</summary>
/// <param name="Held">People placed before whose option still exists.</param>
/// <param name="Moved">Of them, those who lost or changed it.</param>
public sealed record PlanMoves(int Held, int Moved);
