namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Two people living together.</summary>
/// <param name="First">Index of the person with the smaller index.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="SharesChildren">
/// Without a care place, never both in class in the same base time unit: one stays with the children.
/// </param>
/// <param name="HasBonus">Gains <see cref="SameSitePoints"/> when both attend at one site.</param>
internal readonly record struct CountyCouple(int First, int Second, bool SharesChildren, bool HasBonus)
{
    /// <summary>Points for attending at one site.</summary>
    public const int SameSitePoints = 120;
}
