using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application.Findings;

namespace CourseMatch.Store;

/// <summary>Findings as the database keeps them: a JSON list.</summary>
internal static class FindingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes findings. PostgreSQL keeps no character 0; where a finding quotes one from a broken file, the
    /// replacement character stands for it.</summary>
    public static string Write(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(findings, Options).Replace("\\u0000", "\uFFFD", StringComparison.Ordinal);

    /// <summary>Reads findings.</summary>
    public static IReadOnlyList<Finding> Read(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<Finding>>(json, Options) ?? [];
}
