using System.Globalization;
using System.Text.Json;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Settings;

/// <summary>Reads settings out of JSON with comments, one object at a time, and collects every fault instead of
/// stopping at the first: key missing, of the wrong kind, out of range, or unknown.</summary>
/// <remarks>A key missing in the operator's file is taken from the built-in one, so that a file written for an older
/// version goes on working. Call <see cref="Close"/> when everything was asked for: what nobody asked for is unknown.
/// </remarks>
internal sealed class SettingsReader
{
    private readonly JsonElement element;
    private readonly JsonElement? builtIn;
    private readonly string path;
    private readonly List<Finding> faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<SettingsReader> sections = [];

    internal SettingsReader(JsonElement element, JsonElement? builtIn, string path, List<Finding> faults)
    {
        this.element = element;
        this.builtIn = builtIn;
        this.path = path;
        this.faults = faults;
    }

    /// <summary>Parses JSON with comments and trailing commas; null and a finding when it is none.</summary>
    internal static JsonElement? Parse(string json, string fileName, List<Finding> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 16,
            });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }

            faults.Add(Finding.Of("CM2901", Severity.Error, fileName, 1, 1));
        }
        catch (JsonException fault)
        {
            faults.Add(Finding.Of("CM2901", Severity.Error,
                fileName, (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1));
        }

        return null;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    internal int Whole(string key, int least, int most)
    {
        var found = Find(key);
        if (found is not { ValueKind: JsonValueKind.Number } value || !value.TryGetInt32(out var number))
        {
            WrongKind(key, found, "SettingKind.Whole");
            return least;
        }

        if (number < least || number > most)
        {
            faults.Add(Finding.Of("CM2904", Severity.Error, At(key), number, least, most));
        }

        return number;
    }

    /// <summary>A decimal number within bounds, both included.</summary>
    internal double Number(string key, double least, double most)
    {
        var found = Find(key);
        if (found is not { ValueKind: JsonValueKind.Number } value || !value.TryGetDouble(out var number))
        {
            WrongKind(key, found, "SettingKind.Number");
            return least;
        }

        if (!(number >= least && number <= most))
        {
            faults.Add(Finding.Of("CM2904", Severity.Error, At(key), Shown(number), Shown(least), Shown(most)));
        }

        return number;
    }

    /// <summary>True or false.</summary>
    internal bool Switch(string key)
    {
        var found = Find(key);
        if (found is { ValueKind: JsonValueKind.True or JsonValueKind.False } value)
        {
            return value.GetBoolean();
        }

        WrongKind(key, found, "SettingKind.Switch");
        return false;
    }

    /// <summary>A day written yyyy-MM-dd.</summary>
    internal DateOnly Day(string key)
    {
        var found = Find(key);
        if (found is { ValueKind: JsonValueKind.String } value
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var day))
        {
            return day;
        }

        WrongKind(key, found, "SettingKind.Day");
        return DateOnly.MinValue;
    }

    /// <summary>A name out of a closed set.</summary>
    internal T Choice<T>(string key)
        where T : struct, Enum
    {
        var found = Find(key);
        if (found is { ValueKind: JsonValueKind.String } value && NameOf<T>(value) is { } member)
        {
            return member;
        }

        WrongKind(key, found, "SettingKind.Choice");
        return default;
    }

    /// <summary>A list of names out of a closed set, in the order written.</summary>
    internal IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum
    {
        var members = new List<T>();
        var index = 0;
        foreach (var item in Items(key))
        {
            if (NameOf<T>(item) is { } member)
            {
                members.Add(member);
            }
            else
            {
                WrongKind($"{key}[{index}]", item, "SettingKind.Choice");
            }

            index++;
        }

        return members;
    }

    /// <summary>A nested object; an empty one with a fault when there is none.</summary>
    internal SettingsReader Section(string key)
    {
        var found = Find(key);
        if (found is not { ValueKind: JsonValueKind.Object } value)
        {
            WrongKind(key, found, "SettingKind.Section");
            value = JsonDocument.Parse("{}").RootElement.Clone();
        }

        var fallback = builtIn is { } other && other.TryGetProperty(key, out var child)
            && child.ValueKind == JsonValueKind.Object ? child : (JsonElement?)null;
        return Opened(new SettingsReader(value, fallback, At(key), faults));
    }

    /// <summary>A list of objects; each is complete in itself.</summary>
    internal IReadOnlyList<SettingsReader> Sections(string key)
    {
        var list = new List<SettingsReader>();
        foreach (var item in Items(key))
        {
            var place = $"{key}[{list.Count}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                list.Add(Opened(new SettingsReader(item, null, At(place), faults)));
            }
            else
            {
                WrongKind(place, item, "SettingKind.Section");
            }
        }

        return list;
    }

    /// <summary>Reports the keys nobody asked for, here and in every section opened from here.</summary>
    internal void Close()
    {
        foreach (var property in element.EnumerateObject().Where(property => !asked.Contains(property.Name)))
        {
            faults.Add(Finding.Of("CM2902", Severity.Error, At(property.Name)));
        }

        foreach (var section in sections)
        {
            section.Close();
        }
    }

    private IEnumerable<JsonElement> Items(string key)
    {
        var found = Find(key);
        if (found is { ValueKind: JsonValueKind.Array } value)
        {
            return value.EnumerateArray();
        }

        WrongKind(key, found, "SettingKind.List");
        return [];
    }

    private SettingsReader Opened(SettingsReader section)
    {
        sections.Add(section);
        return section;
    }

    private JsonElement? Find(string key)
    {
        asked.Add(key);
        if (element.TryGetProperty(key, out var own))
        {
            return own;
        }

        return builtIn is { } other && other.TryGetProperty(key, out var fallback) ? fallback : null;
    }

    private void WrongKind(string key, JsonElement? found, string expected) =>
        faults.Add(Finding.Of("CM2903", Severity.Error,
            At(key), found?.GetRawText() ?? "–", new FindingValue(FindingValueKind.Term, expected)));

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static T? NameOf<T>(JsonElement value)
        where T : struct, Enum =>
        value.ValueKind == JsonValueKind.String
        && Enum.TryParse<T>(value.GetString(), out var member)
        && Enum.IsDefined(member)
        && member.ToString() == value.GetString()
            ? member
            : null;

    private static FindingValue Shown(double number) =>
        new(FindingValueKind.Number, number.ToString(CultureInfo.InvariantCulture));
}
