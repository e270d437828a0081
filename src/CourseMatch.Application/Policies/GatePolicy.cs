namespace CourseMatch.Application.Policies;

/// <summary>What the publication gate holds a plan for.</summary>
/// <param name="NewcomersDropPercentMax">Fewer people on the list than in the plan in force, in percent.</param>
/// <param name="NewcomersRisePercentMax">More people than in the plan in force, in percent.</param>
/// <param name="SeatsDropPercentMax">Fewer seats that can be promised than the plan in force fills, in percent.</param>
/// <param name="PassedOverMax">People of a higher step who wait while somebody of a lower step gets a seat they could
/// have.</param>
/// <param name="SmallestGroup">Figures of fewer people than this are not compared in percent.</param>
public sealed record GatePolicy(
    int NewcomersDropPercentMax,
    int NewcomersRisePercentMax,
    int SeatsDropPercentMax,
    int PassedOverMax,
    int SmallestGroup);
