using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Columns;

namespace CourseMatch.Host.Files;

/// <summary>A column mapping somebody named on the command line.</summary>
internal static class MappingFile
{
    private const int BytesMax = 1 << 20;

    /// <summary>Reads the mapping; returns why it cannot be used, or null.</summary>
    /// <param name="path">Path; null = none was named.</param>
    /// <param name="mapping">The mapping, or null.</param>
    public static Finding? Read(string? path, out ColumnMapping? mapping)
    {
        mapping = null;
        if (path is null)
        {
            return null;
        }

        if (ReadableFile.Refusal(path) is { } refusal)
        {
            return refusal;
        }

        using var stream = ReadableFile.Open(path);
        var bytes = new byte[BytesMax];
        var length = stream.ReadAtLeast(bytes, BytesMax, throwOnEndOfStream: false);
        using var reader = new StreamReader(new MemoryStream(bytes, 0, length));
        mapping = ColumnMappingJson.Read(reader.ReadToEnd(), out var fault);
        return fault;
    }
}
