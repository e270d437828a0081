using CourseMatch.Application.Access;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>One entry of the navigation.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Text">Name of its text.</param>
/// <param name="Roles">Who sees it; the route's own rule decides who may take it.</param>
internal sealed record NavigationEntry(string Path, string Text, params Role[] Roles);

/// <summary>What stands in the head of every page.</summary>
internal static class Navigation
{
    private static readonly NavigationEntry[] Entries =
    [
        new("/", "Nav.Today", Role.Coordinator, Role.Counsellor, Role.Auditor),
        new("/newcomers", "Newcomers.Title", Role.Coordinator, Role.Counsellor, Role.Auditor),
        new("/courses", "Courses.Title", Role.Coordinator, Role.Counsellor, Role.Auditor),
        new("/imports", "Imports.Title", Role.Coordinator, Role.Auditor),
        new("/map", "Map.Title", Role.Coordinator, Role.Counsellor, Role.Auditor),
        new("/counter", "Counter.Title", Role.ProviderStaff),
        new("/plans", "Nav.Plans", Role.Coordinator, Role.Auditor),
        new("/nights", "NightsPage.Title", Role.Coordinator, Role.Auditor, Role.Administrator),
        new("/administration", "Nav.Administration", Role.Administrator, Role.Auditor),
    ];

    public static IEnumerable<NavigationEntry> Of(Role role) => Entries.Where(entry => entry.Roles.Contains(role));

    /// <summary>Whether a page belongs below an entry.</summary>
    public static bool IsCurrent(NavigationEntry entry, PathString path) =>
        entry.Path == "/" ? path == "/" : path.StartsWithSegments(entry.Path);
}
