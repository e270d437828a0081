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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new KeptTextConverter() },
    };

    /// <summary>Writes findings.</summary>
    public static string Write(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, Options);

    /// <summary>Reads findings.</summary>
    public static IReadOnlyList<Finding> Read(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<Finding>>(json, Options) ?? [];

    /// <summary>PostgreSQL keeps no character 0; where a finding quotes one from a broken file, the replacement
    /// character stands for it.</summary>
    private sealed class KeptTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Replace('\0', '\uFFFD'));
    }
}
