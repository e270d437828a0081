namespace CourseMatch.Application.Imports;

/// <summary>The authority's choices about imports.</summary>
/// <param name="MassChangePercentMax">A full file that withdraws or changes more than this share of what its source has
/// on file is held until a person confirms, percent. Participant counts, which change every day, are not counted.
/// </param>
/// <param name="ChangedRecordsFree">So many records may change whatever their share, as long as none is withdrawn: a
/// provider with three courses would else be held by every change, and one changed record is no mass.</param>
public sealed record ImportPolicy(int MassChangePercentMax, int ChangedRecordsFree)
{
    /// <summary>20 percent, one record.</summary>
    public static ImportPolicy Default { get; } = new(20, 1);
}
