namespace CourseMatch.Host.Json;

/// <summary>What <c>export</c> wrote.</summary>
/// <param name="What">placements, waiting, children, courselist, registrations, offers, calendar or problem.</param>
/// <param name="Plan">Number of the plan, or null where none is needed.</param>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows, registrations, courses or sessions; of a problem its newcomers.</param>
/// <param name="Placements">Rows of the placements, else null.</param>
public sealed record ExportDocument(string What, int? Plan, string File, int Rows, int? Placements);
