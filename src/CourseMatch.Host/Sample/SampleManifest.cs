using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application.Imports;

namespace CourseMatch.Host.Sample;

/// <summary>One file of the sample.</summary>
/// <param name="File">File name within the folder.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Source">Provider, or the authority for newcomers.</param>
public sealed record SampleFile(string File, ImportSubject Subject, string Source);

/// <summary>What a sample folder holds, in the order in which it is to be imported; stored as <c>sample.json</c>.
/// </summary>
/// <param name="County">Name of the invented county.</param>
/// <param name="Day">Day it was made for.</param>
/// <param name="Seed">Seed it was made from.</param>
/// <param name="Files">Files in import order.</param>
public sealed record SampleManifest(string County, DateOnly Day, int Seed, IReadOnlyList<SampleFile> Files)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "sample.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads the manifest of a folder, or null when there is none.</summary>
    public static SampleManifest? Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        return File.Exists(file)
            ? JsonSerializer.Deserialize<SampleManifest>(File.ReadAllText(file), Json)
            : null;
    }

    internal void Write(string directory) =>
        File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, Json) + "\n");
}
