namespace CourseMatch.Solving.Prices.Queries;

/// <summary>Somebody a free seat could go to.</summary>
/// <param name="Applicant">Index of the person.</param>
/// <param name="Option">Local index of the option that uses the seat.</param>
/// <param name="Gain">
/// Points everybody together gains when the person takes it instead of what he has, the seat itself free of charge,
/// all other things at their prices.
/// </param>
public sealed record SeatCandidate(int Applicant, int Option, double Gain);
