namespace CourseMatch.Solving.CpSat.Runtime;

/// <summary>What a runtime answered.</summary>
/// <param name="Response">A CpSolverResponse message.</param>
/// <param name="PeakBytes">Most memory the solver has used so far.</param>
public sealed record CpSatReply(byte[] Response, long PeakBytes);
