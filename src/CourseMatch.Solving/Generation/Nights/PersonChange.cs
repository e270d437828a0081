namespace CourseMatch.Solving.Generation.Nights;

/// <summary>What happened to a person since yesterday.</summary>
internal enum PersonChange
{
    None,
    Left,
    Urgency,
    Fit,
}
