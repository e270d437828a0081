namespace CourseMatch.Host.Pages.Parts;

/// <summary>Something that waits for a person.</summary>
/// <param name="Text">What.</param>
/// <param name="Steps">What can be done about it, each a click.</param>
internal sealed record Decision(string Text, params IReadOnlyList<DecisionStep> Steps)
{
    /// <summary>The single cases of it, the first few.</summary>
    public IReadOnlyList<Decision> Parts { get; init; } = [];
}

/// <summary>One click: a link, or a form of one button.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Path">Where it leads, or what it is sent to.</param>
/// <param name="Fields">What is sent; null for a link.</param>
internal sealed record DecisionStep(
    string Label, string Path, IReadOnlyList<(string Name, string Value)>? Fields = null);
