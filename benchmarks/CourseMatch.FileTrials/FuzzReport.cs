using System.Text.Encodings.Web;
using System.Text.Json;

namespace CourseMatch.FileTrials;

/// <summary>What happened to the inputs of one mutation.</summary>
public sealed class FuzzTally
{
    public int Inputs { get; set; }

    /// <summary>Readings that ended with an error, from which nothing is imported.</summary>
    public int Refused { get; set; }

    /// <summary>Readings without an error.</summary>
    public int Read { get; set; }

    public int Crashes { get; set; }

    public int SlowestMilliseconds { get; set; }
}

/// <summary>What a campaign found.</summary>
public sealed class FuzzReport
{
    private const int ExamplesMax = 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Inputs { get; set; }

    public int Seed { get; set; }

    /// <summary>Number of the first input.</summary>
    public int First { get; set; }

    public double Seconds { get; set; }

    public int Crashes { get; private set; }

    public int SlowerThanFiveSeconds { get; private set; }

    public int SlowestMilliseconds =>
        Mutations.Values.Select(tally => tally.SlowestMilliseconds).DefaultIfEmpty().Max();

    public int PeakMegabytes { get; set; }

    /// <summary>Inputs that went through the real import.</summary>
    public int SentToDatabase { get; set; }

    /// <summary>Readings of these that were refused, after which every table was found as before.</summary>
    public int RefusedUnchanged { get; set; }

    /// <summary>Readings that were refused and changed the database all the same.</summary>
    public int ChangedThoughRefused { get; private set; }

    /// <summary>The worst files, by name.</summary>
    public List<NamedResult> Named { get; } = [];

    public SortedDictionary<string, FuzzTally> Mutations { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers of inputs that went wrong, with what happened.</summary>
    public List<string> Examples { get; } = [];

    /// <summary>Nothing happened that must not.</summary>
    public bool IsClean =>
        Crashes == 0 && SlowerThanFiveSeconds == 0 && ChangedThoughRefused == 0
        && PeakMegabytes <= FuzzCampaign.MegabytesMax
        && Named.TrueForAll(one => one.Milliseconds <= FuzzCampaign.MillisecondsMax
            && one.PeakMegabytes <= FuzzCampaign.MegabytesMax && one.Codes.Length > 0);

    public FuzzTally Of(FuzzMutation mutation)
    {
        if (!Mutations.TryGetValue($"{mutation}", out var tally))
        {
            Mutations[$"{mutation}"] = tally = new FuzzTally();
        }

        return tally;
    }

    public void NoteCrash(int number, string what)
    {
        Crashes++;
        Note($"{number}: {what}");
    }

    public void NoteChanged(int number, string what)
    {
        ChangedThoughRefused++;
        Note($"{number}: {what}");
    }

    public void NoteSlow(int number)
    {
        SlowerThanFiveSeconds++;
        Note($"{number}: slower than five seconds");
    }

    public string Json() => JsonSerializer.Serialize(this, Options);

    private void Note(string what)
    {
        if (Examples.Count < ExamplesMax)
        {
            Examples.Add(what);
        }
    }
}
