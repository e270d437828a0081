using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports.Columns;

/// <summary>A mapping as a small JSON document: <c>{"subject": "courses", "columns": {"Kurs-Kennz.": "Kursnummer",
/// "Memo": null}}</c>.</summary>
public static class ColumnMappingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 4,
    };

    /// <summary>Writes a mapping.</summary>
    public static string Write(ColumnMapping mapping) =>
        JsonSerializer.Serialize(new Document(mapping.Subject, mapping.Fields), Options);

    /// <summary>Reads a mapping; null, with a finding (CM1116), when the text is none.</summary>
    public static ColumnMapping? Read(string text, out Finding? refusal)
    {
        refusal = null;
        try
        {
            var document = JsonSerializer.Deserialize<Document>(text, Options);
            if (document is { Subject: { } subject, Columns: { Count: <= ColumnMapping.HeadersMax } columns })
            {
                return new ColumnMapping(subject, columns);
            }

            refusal = Finding.Of("CM1116", Severity.Error, "columns");
        }
        catch (JsonException fault)
        {
            refusal = Finding.Of("CM1116", Severity.Error, fault.Path ?? $"{fault.LineNumber + 1}");
        }

        return null;
    }

    private sealed record Document(ImportSubject? Subject, IReadOnlyDictionary<string, string?>? Columns);
}
