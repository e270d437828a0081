namespace CourseMatch.Application.Plans;

/// <summary>The database refused to promise the same seat or care place twice.</summary>
/// <remarks>
/// The last guard behind the judge: it can only speak when a rule of ours and the constraint disagree, or when somebody
/// wrote past the use cases. Nothing of the publication happened.
/// </remarks>
/// <param name="constraint">Name of the database constraint.</param>
/// <param name="inner">What the database said.</param>
public sealed class PromiseConflict(string constraint, Exception inner)
    : Exception($"Constraint {constraint} refused a promise.", inner)
{
    /// <summary>Name of the database constraint.</summary>
    public string Constraint { get; } = constraint;
}
