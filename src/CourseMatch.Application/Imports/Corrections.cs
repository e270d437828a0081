using System.Text.Json;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports;

/// <summary>Local edits stick: a value corrected here is not overwritten by the next feed, unless the feed's own value
/// changes as well; then the feed's holds and both are shown.</summary>
/// <param name="subject">What the records are about.</param>
/// <param name="edits">Corrections of their source that stand.</param>
internal sealed class Corrections(ImportSubject subject, IReadOnlyList<LocalEdit> edits)
{
    private readonly ILookup<string, LocalEdit> byKey = edits.ToLookup(edit => edit.Key, StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<int> ended = [];
    private readonly List<Finding> findings = [];

    /// <summary>Canonical texts to be stored in the place of what the file says, by key.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>Corrections that stand no longer.</summary>
    public IReadOnlyList<int> Ended => ended;

    /// <summary>Corrections the feed has overtaken: both values.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Applies what stands to a record that came anew or changed.</summary>
    public void Apply(DeliveredRecord record)
    {
        var text = record.Text;
        foreach (var edit in byKey[record.Key])
        {
            var now = RecordJson.ValueAt(record.Text, edit.Field);
            if (now == edit.FeedValue)
            {
                text = With(subject, text, edit.Field, edit.Value);
                continue;
            }

            ended.Add(edit.Id);
            if (now != edit.Value)
            {
                findings.Add(Finding.At(
                    new FindingPlace(record.Line, edit.Field, record.Key),
                    "CM1611", Severity.Warning, edit.Field, Shown(edit.Value), Shown(now), edit.By));
            }
        }

        if (!ReferenceEquals(text, record.Text))
        {
            texts.Add(record.Key, text);
        }
    }

    /// <summary>The canonical text with another value.</summary>
    /// <exception cref="JsonException">The value does not fit the field.</exception>
    public static string With(ImportSubject subject, string text, string field, string value) => subject switch
    {
        ImportSubject.Courses => RecordJson.With<CourseRecord>(text, field, value),
        ImportSubject.Care => RecordJson.With<CareGroupRecord>(text, field, value),
        ImportSubject.Newcomers => RecordJson.With<NewcomerRecord>(text, field, value),
    };

    /// <summary>A JSON value as a person reads it.</summary>
    public static string Shown(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString()!,
            JsonValueKind.Null => "–",
            _ => json,
        };
    }
}
