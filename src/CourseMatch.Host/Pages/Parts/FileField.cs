using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>The field a file is dropped on or chosen in, sent as <c>file</c>, for the partial <c>_FileField</c>.
/// </summary>
/// <param name="Voice">Language.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
internal sealed record FileField(Voice Voice, string? Fault);
