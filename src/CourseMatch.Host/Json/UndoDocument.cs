namespace CourseMatch.Host.Json;

/// <summary>An import that was discarded or taken back.</summary>
/// <param name="Import">Number.</param>
/// <param name="State">discarded or undone.</param>
/// <param name="DraftsRemoved">Drafts that went with it.</param>
public sealed record UndoDocument(int Import, string State, int DraftsRemoved);
