using System.Globalization;
using System.Text.Json;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Settings;

namespace CourseMatch.Application.Law;

/// <summary>Reads a law book and reports every fault in it at once.</summary>
internal static class LawReader
{
    private const string FileName = "law.json";

    private static readonly string[] Fields =
        ["key", "value", "validFrom", "validTo", "source", "readOn", "certainty"];

    internal static LawReading Read(string json)
    {
        var faults = new List<Finding>();
        if (SettingsReader.Parse(json, FileName, faults) is not { } root)
        {
            return new LawReading(null, faults);
        }

        foreach (var property in root.EnumerateObject().Where(property => property.Name != "entries"))
        {
            faults.Add(Finding.Of("CM2902", Severity.Error, property.Name));
        }

        var entries = new List<LawEntry>();
        if (root.TryGetProperty("entries", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in list.EnumerateArray())
            {
                if (ReadEntry(item, $"entries[{index++}]", faults) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }

        CheckKeys(entries, faults);
        foreach (var periods in entries.GroupBy(entry => entry.Key))
        {
            CheckPeriods([.. periods.OrderBy(entry => entry.ValidFrom ?? DateOnly.MinValue)], faults);
        }

        return new LawReading(faults.Count == 0 ? new LawBook(entries) : null, faults);
    }

    private static LawEntry? ReadEntry(JsonElement item, string place, List<Finding> faults)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Wrong(place, item, "SettingKind.Section"));
            return null;
        }

        foreach (var property in item.EnumerateObject().Where(property => !Fields.Contains(property.Name)))
        {
            faults.Add(Finding.Of("CM2902", Severity.Error, $"{place}.{property.Name}"));
        }

        var key = TextOf(item, "key");
        if (!LawKey.All.TryGetValue(key, out var kind))
        {
            faults.Add(Finding.Of("CM2801", Severity.Error, key, place));
            return null;
        }

        var values = ValuesOf(item, kind);
        if (values is null || values.Any(value => !LawKey.Fits(kind, value)))
        {
            faults.Add(Finding.Of("CM2805", Severity.Error,
                key, item.TryGetProperty("value", out var found) ? found.GetRawText() : "–"));
            return null;
        }

        var source = TextOf(item, "source");
        if (source.Length == 0)
        {
            faults.Add(Finding.Of("CM2802", Severity.Error, key));
        }

        if (!Enum.TryParse<Certainty>(TextOf(item, "certainty"), ignoreCase: true, out var certainty))
        {
            faults.Add(Wrong($"{place}.certainty", item, "SettingKind.Choice"));
        }

        return new LawEntry(
            key,
            values,
            DayOf(item, "validFrom", place, mayBeNull: true, faults),
            DayOf(item, "validTo", place, mayBeNull: true, faults),
            source,
            DayOf(item, "readOn", place, mayBeNull: false, faults) ?? DateOnly.MinValue,
            certainty);
    }

    private static List<string>? ValuesOf(JsonElement item, LawValueKind kind)
    {
        if (!item.TryGetProperty("value", out var value)
            || LawKey.IsList(kind) != (value.ValueKind == JsonValueKind.Array))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(Scalar).ToList()
            : [Scalar(value)];
    }

    private static string Scalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Trim()
            : "";

    private static DateOnly? DayOf(JsonElement item, string name, string place, bool mayBeNull, List<Finding> faults)
    {
        if (item.TryGetProperty(name, out var value))
        {
            if (mayBeNull && value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out var day))
            {
                return day;
            }
        }

        faults.Add(Wrong($"{place}.{name}", item, "SettingKind.Day"));
        return null;
    }

    private static void CheckKeys(List<LawEntry> entries, List<Finding> faults)
    {
        var found = entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in LawKey.All.Keys.Where(key => !found.Contains(key)).Order(StringComparer.Ordinal))
        {
            // A key whose only entry is faulty was reported already, with what is wrong with it.
            if (!faults.Any(fault => fault.Values.Count > 0 && fault.Values[0].Value == key))
            {
                faults.Add(Finding.Of("CM2806", Severity.Error, key));
            }
        }
    }

    private static void CheckPeriods(List<LawEntry> periods, List<Finding> faults)
    {
        for (var index = 0; index < periods.Count; index++)
        {
            var period = periods[index];
            if (period.ValidFrom is { } from && period.ValidTo is { } to && to < from)
            {
                faults.Add(Finding.Of("CM2807", Severity.Error, period.Key, from, to));
                continue;
            }

            if (index == periods.Count - 1)
            {
                if (period.ValidTo is { } end)
                {
                    faults.Add(Finding.Of("CM2804", Severity.Error, period.Key, end.AddDays(1)));
                }

                continue;
            }

            var next = periods[index + 1].ValidFrom ?? DateOnly.MinValue;
            if (period.ValidTo is not { } last || last >= next)
            {
                faults.Add(Finding.Of("CM2803", Severity.Error, period.Key, next));
            }
            else if (last.AddDays(1) < next)
            {
                faults.Add(Finding.Of("CM2804", Severity.Error, period.Key, last.AddDays(1)));
            }
        }
    }

    private static Finding Wrong(string place, JsonElement item, string expected)
    {
        var name = place[(place.LastIndexOf('.') + 1)..];
        var found = item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
            ? value.GetRawText()
            : "–";
        return Finding.Of("CM2903", Severity.Error, place, found, new FindingValue(FindingValueKind.Term, expected));
    }
}
