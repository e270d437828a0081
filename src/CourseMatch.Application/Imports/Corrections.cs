using System.Text.Json;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Imports;

/// <summary>What became of corrections when their records came anew.</summary>
/// <param name="Texts">Canonical texts to be stored, by key.</param>
/// <param name="Ended">Corrections that stand no longer.</param>
/// <param name="Findings">Corrections the feed has overtaken: both values.</param>
internal sealed record StandingCorrections(
    IReadOnlyDictionary<string, string> Texts, IReadOnlyList<int> Ended, IReadOnlyList<Finding> Findings);

/// <summary>Local edits stick: a value corrected here is not overwritten by the next feed, unless the feed's own value
/// changes as well; then the feed's holds and both are shown.</summary>
internal static class Corrections
{
    public static StandingCorrections Apply(
        ImportSubject subject, IReadOnlyList<DeliveredRecord> records, IReadOnlyList<LocalEdit> edits)
    {
        var byKey = edits.ToLookup(edit => edit.Key, StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(records.Count, StringComparer.Ordinal);
        var ended = new List<int>();
        var findings = new List<Finding>();
        foreach (var record in records)
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

            texts.Add(record.Key, text);
        }

        return new StandingCorrections(texts, ended, findings);
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
