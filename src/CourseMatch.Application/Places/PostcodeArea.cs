namespace CourseMatch.Application.Places;

/// <summary>A postcode area of the operator's table, standing in for addresses without coordinates.</summary>
/// <param name="Postcode">Five digits as text; leading zeros count.</param>
/// <param name="Middle">Middle of the area.</param>
/// <param name="IsReliable">False where the source is known to be off (shared coordinates, post-office boxes): such a
/// point is kept but never used for a journey.</param>
public sealed record PostcodeArea(string Postcode, GeoPoint Middle, bool IsReliable);
