using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Catalogues;

/// <summary>Counts elements a format does not know, to name them once for the whole file.</summary>
internal sealed class UnknownNames
{
    private const int NamesMax = 1_000;
    private const int NamesShown = 30;
    private const int NameCharsMax = 60;

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Count(string name)
    {
        var shown = name.Length > NameCharsMax ? name[..NameCharsMax] : name;
        if (counts.Count < NamesMax || counts.ContainsKey(shown))
        {
            counts[shown] = counts.GetValueOrDefault(shown) + 1;
        }
    }

    /// <summary>Says which there were.</summary>
    public void Report(FindingLog log)
    {
        if (counts.Count > 0)
        {
            var names = counts.Take(NamesShown).Select(pair => $"{pair.Key} ({pair.Value})");
            log.Add(Remark.Note("CM1018", string.Join(", ", names)));
        }
    }
}
