namespace CourseMatch.Solving.Prices.Queries;

/// <summary>One person's change of option.</summary>
/// <param name="Applicant">Index of the person.</param>
/// <param name="From">Local index of the option so far, −1 for none.</param>
/// <param name="To">Local index of the option then, −1 for none.</param>
public sealed record PersonMove(int Applicant, int From, int To);
