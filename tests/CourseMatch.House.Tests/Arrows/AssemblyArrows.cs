using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CourseMatch.House.Tests.Arrows;

/// <summary>Guard: what was built uses only what its room may reach, also through somebody else's reference.</summary>
internal static class AssemblyArrows
{
    private static readonly string BaseLibraryFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // Beside the base library's: shared/Microsoft.NETCore.App/VERSION and shared/Microsoft.AspNetCore.App/VERSION.
    private static readonly string WebFrameworkFolder =
        Path.Combine(BaseLibraryFolder, "..", "..", "Microsoft.AspNetCore.App");

    /// <summary>Names of the assemblies a built file refers to.</summary>
    public static IReadOnlyList<string> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToArray();
    }

    public static IEnumerable<string> Faults(string roomName, IEnumerable<string> references)
    {
        var room = Room.All[roomName];
        return references
            .Except([.. room.Projects, .. room.Packages, .. room.Assemblies])
            .Where(reference => !IsBaseLibrary(reference) && !IsWeb(roomName, reference))
            .Select(reference => $"{roomName} must not use {reference}");
    }

    private static bool IsBaseLibrary(string reference) =>
        File.Exists(Path.Combine(BaseLibraryFolder, reference + ".dll"));

    /// <summary>Only the program itself stands on the shared web framework.</summary>
    private static bool IsWeb(string roomName, string reference) => roomName == "CourseMatch.Host"
        && Directory.GetDirectories(WebFrameworkFolder).Any(version =>
            File.Exists(Path.Combine(version, reference + ".dll")));
}
