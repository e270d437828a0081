namespace CourseMatch.House.Tests;

/// <summary>The files of the clone these tests were built in, without what builds and runs leave there.</summary>
internal static class Clone
{
    private static readonly string[] NotOurs =
        [".git", "bin", "obj", "artifacts", ".coursematch", ".vs", "node_modules", "TestResults"];

    private static readonly string[] TextEndings =
    [
        ".cs", ".csproj", ".props", ".targets", ".sql", ".resx", ".md", ".json", ".sh", ".yml", ".yaml", ".cshtml",
        ".css", ".js", ".proto", "",
    ];

    private static readonly Lazy<IReadOnlyList<HouseFile>> All = new(ReadAll);

    /// <summary>Absolute path of the folder with <c>CourseMatch.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<HouseFile> Files => All.Value;

    public static IEnumerable<HouseFile> FilesNamed(string ending) =>
        Files.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CourseMatch.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No CourseMatch.sln above the tests.");
        }

        return folder.FullName;
    }

    private static IReadOnlyList<HouseFile> ReadAll() => FilesBelow(new DirectoryInfo(Root))
        .Where(file => TextEndings.Contains(file.Extension))
        .Select(file => new HouseFile(
            Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .ToArray();

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories()
            .Where(below => !NotOurs.Contains(below.Name) && below.LinkTarget is null)
            .SelectMany(FilesBelow));
}
