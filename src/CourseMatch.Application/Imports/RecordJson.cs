using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Imports;

/// <summary>The canonical text of a record: equal records give equal text, so a second import of the same file finds
/// nothing to do, and two states can be compared field by field.</summary>
public static class RecordJson
{
    /// <summary>Serializer options of the canonical form.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new LevelConverter(), new WeekGridConverter() },
    };

    /// <summary>Writes a record.</summary>
    public static string Write<T>(T record) => JsonSerializer.Serialize(record, Options);

    /// <summary>Reads a canonical text.</summary>
    /// <exception cref="JsonException">The text is no such record.</exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("The record is null.");

    /// <summary>The value at a path (<c>Site.Address.Street</c>) as JSON; <c>null</c> where there is none.</summary>
    public static string ValueAt(string text, string path)
    {
        using var document = JsonDocument.Parse(text);
        var element = document.RootElement;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "null";
            }
        }

        return element.GetRawText();
    }

    /// <summary>The text with another value at a path; parts of the path that are missing or null are made.</summary>
    /// <typeparam name="T">Record type; what comes out is its canonical text again.</typeparam>
    /// <param name="text">Canonical text.</param>
    /// <param name="path">Path of the field.</param>
    /// <param name="value">Value as JSON.</param>
    /// <exception cref="JsonException">The value does not fit the field.</exception>
    public static string With<T>(string text, string path, string value)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        var names = path.Split('.');
        var parent = root;
        foreach (var name in names[..^1])
        {
            if (parent[name] is not JsonObject inner)
            {
                inner = [];
                parent[name] = inner;
            }

            parent = inner;
        }

        parent[names[^1]] = JsonNode.Parse(value);
        return Write(Read<T>(root.ToJsonString(Options)));
    }

    /// <summary>The fields in which two canonical texts differ, by path, old and new value as text.</summary>
    public static IReadOnlyList<FieldChange> Differences(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var changes = new List<FieldChange>();
        Compare("", old.RootElement, now.RootElement, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement old, JsonElement now, List<FieldChange> changes)
    {
        if (old.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in now.EnumerateObject())
            {
                var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                if (old.TryGetProperty(property.Name, out var oldValue))
                {
                    Compare(name, oldValue, property.Value, changes);
                }
                else
                {
                    changes.Add(new FieldChange(name, "", property.Value.GetRawText()));
                }
            }
        }
        else if (old.GetRawText() != now.GetRawText())
        {
            changes.Add(new FieldChange(path, Shown(old), Shown(now)));
        }
    }

    private static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private sealed class LevelConverter : JsonConverter<Level>
    {
        public override Level Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Level.TryParse(reader.GetString(), out var level) ? level.Value : throw new JsonException("Not a level.");

        public override void Write(Utf8JsonWriter writer, Level value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class WeekGridConverter : JsonConverter<WeekGrid>
    {
        public override WeekGrid Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            WeekGrid.FromBytes(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, WeekGrid value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.ToBytes());
    }
}

/// <summary>One field that an import changes.</summary>
/// <param name="Field">Path of the field in the record.</param>
/// <param name="Before">Value before, as text.</param>
/// <param name="After">Value after, as text.</param>
public sealed record FieldChange(string Field, string Before, string After);
