namespace CourseMatch.Host.Json;

/// <summary>What <c>export placements</c> wrote.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="File">The file.</param>
/// <param name="Placements">Rows.</param>
public sealed record ExportDocument(int Plan, string File, int Placements);
