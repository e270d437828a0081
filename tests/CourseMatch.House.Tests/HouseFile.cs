namespace CourseMatch.House.Tests;

/// <summary>One text file, real or made up for a guard's own test.</summary>
/// <param name="Path">Relative to the root of the clone, with forward slashes.</param>
/// <param name="Text">Content.</param>
internal sealed record HouseFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal)
        && Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The room of a file in <c>src/</c>, for example <c>CourseMatch.Store</c>; empty elsewhere.</summary>
    public string Room => Path.StartsWith("src/", StringComparison.Ordinal) ? Path.Split('/')[1] : string.Empty;

    /// <summary>Lines with their 1-based numbers, without line ends.</summary>
    public IEnumerable<(int Number, string Line)> Lines =>
        Text.Split('\n').Select((line, index) => (index + 1, line.TrimEnd('\r')));

    /// <summary>What is wrong at a place, in the form editors can jump to.</summary>
    public string Fault(int line, string what) => $"{Path}:{line}: {what}";

    /// <summary>1-based line of a position in the text.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
