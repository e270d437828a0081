namespace CourseMatch.Application.Imports;

/// <summary>The authority's choices about imports.</summary>
/// <param name="MassChangePercentMax">A full file that withdraws or changes more than this share of what its source has
/// on file is held until a person confirms, percent. Participant counts, which change every day, are not counted.
/// </param>
public sealed record ImportPolicy(int MassChangePercentMax)
{
    /// <summary>20 percent.</summary>
    public static ImportPolicy Default { get; } = new(20);
}
