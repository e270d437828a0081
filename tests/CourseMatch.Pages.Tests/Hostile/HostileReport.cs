using System.Text.Json;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>What a campaign of hostile inputs came to.</summary>
internal sealed class HostileReport(int count, int seed)
{
    private const int FaultsShown = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly SortedDictionary<string, SortedDictionary<string, int>> kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> statuses = new(StringComparer.Ordinal);
    private readonly SortedSet<string> targets = new(StringComparer.Ordinal);

    public List<string> Faults { get; } = [];

    /// <summary>Requests that got as far as a form's own handler: they carried a valid mark and were not turned away
    /// at the gate.</summary>
    public int Handled { get; private set; }

    public int Targets => targets.Count;

    public void Count(HostileKind kind, HostileTarget target, int status, bool isHandled)
    {
        targets.Add(target.Key);
        Add(statuses, $"{status}");
        if (!kinds.TryGetValue($"{kind}", out var counts))
        {
            kinds[$"{kind}"] = counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        }

        Add(counts, "sent");
        Add(counts, status >= 400 ? "refused" : "answered");
        Handled += isHandled ? 1 : 0;
    }

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Inputs = count,
            Seed = seed,
            Targets,
            Handled,
            Kinds = kinds,
            Statuses = statuses,
            Faults = Faults.Count,
            FirstFaults = Faults.Take(FaultsShown),
        },
        Json);

    private static void Add(SortedDictionary<string, int> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;
}
