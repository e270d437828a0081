namespace CourseMatch.Host.Pages.Parts;

/// <summary>A table inside a form whose rows can be ticked, for the partial <c>_TickTable</c>; ticked rows are sent as
/// <c>newcomer</c>.</summary>
/// <param name="Table">The table.</param>
/// <param name="Ticks">What each row is sent as; null for rows that cannot be ticked.</param>
/// <param name="NameColumn">Index of the column that names the row for people who do not see it.</param>
internal sealed record TickTable(PageTable Table, IReadOnlyList<int?> Ticks, int NameColumn = 1);
