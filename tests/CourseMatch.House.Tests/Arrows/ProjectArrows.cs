using System.Xml.Linq;

namespace CourseMatch.House.Tests.Arrows;

/// <summary>Guard: a project file in <c>src/</c> names only rooms and packages its room may use.</summary>
internal static class ProjectArrows
{
    public static IEnumerable<string> Faults(HouseFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        if (!Room.All.TryGetValue(name, out var room))
        {
            return [$"{project.Path}: a room without a rule; say in Room.cs what it may reach"];
        }

        var document = XDocument.Parse(project.Text);
        var projects = Names(document, "ProjectReference").Select(path =>
            Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        return Foreign(projects, room.Projects).Concat(Foreign(Names(document, "PackageReference"), room.Packages))
            .Select(reference => $"{project.Path}: must not use {reference}");
    }

    private static IEnumerable<string> Names(XDocument document, string element) =>
        document.Descendants(element).Select(reference => reference.Attribute("Include")?.Value ?? string.Empty);

    private static IEnumerable<string> Foreign(IEnumerable<string> names, string[] allowed) => names.Except(allowed);
}
