using System.Security.Cryptography;
using System.Text;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Law;

/// <summary>What came of reading a law book: the book, or everything that is wrong with it.</summary>
/// <param name="Book">The book, or null when there is at least one fault.</param>
/// <param name="Findings">Faults, all of them.</param>
public sealed record LawReading(LawBook? Book, IReadOnlyList<Finding> Findings);

/// <summary>All dated values from law. The built-in book is <c>law.json</c>.</summary>
public sealed class LawBook
{
    private const string BuiltInName = "CourseMatch.Application.Law.law.json";

    private static readonly Lazy<LawBook> BuiltInBook = new(ReadBuiltIn);

    private readonly Dictionary<string, LawEntry[]> entriesByKey;

    internal LawBook(IReadOnlyList<LawEntry> entries)
    {
        Entries = entries;
        entriesByKey = entries
            .GroupBy(entry => entry.Key)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(entry => entry.ValidFrom ?? DateOnly.MinValue).ToArray(),
                StringComparer.Ordinal);
        Version = VersionOf(entries);
        Limits = new LegalLimits(this);
    }

    /// <summary>The book that comes with the program.</summary>
    public static LawBook BuiltIn => BuiltInBook.Value;

    /// <summary>All entries in the order of the file.</summary>
    public IReadOnlyList<LawEntry> Entries { get; }

    /// <summary>SHA-256 of the content without comments and spacing, lower-case hexadecimal.</summary>
    public string Version { get; }

    /// <summary>The typed access, the only one the rules use.</summary>
    public LegalLimits Limits { get; }

    /// <summary>Reads a law book and looks for every fault.</summary>
    /// <param name="json">JSON with comments in the form of <c>law.json</c>.</param>
    public static LawReading Read(string json) => LawReader.Read(json);

    /// <summary>The entry in force on a day; before the first period the first one, since older courses go
    /// on.</summary>
    internal LawEntry InForce(string key, DateOnly day)
    {
        var periods = entriesByKey[key];
        for (var index = periods.Length - 1; index > 0; index--)
        {
            if (periods[index].ValidFrom <= day)
            {
                return periods[index];
            }
        }

        return periods[0];
    }

    private static LawBook ReadBuiltIn()
    {
        using var stream = typeof(LawBook).Assembly.GetManifestResourceStream(BuiltInName)
            ?? throw new InvalidOperationException($"The assembly holds no {BuiltInName}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var reading = Read(reader.ReadToEnd());
        return reading.Book ?? throw new InvalidOperationException(
            "The built-in law book is faulty: "
            + string.Join(" ", reading.Findings.Select(fault => FindingTexts.Sentence(fault, FindingTexts.English))));
    }

    private static string VersionOf(IReadOnlyList<LawEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries.OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.ValidFrom))
        {
            text.Append(entry.Key).Append('=').AppendJoin(',', entry.Values)
                .Append('|').Append(entry.ValidFrom?.ToString("yyyy-MM-dd", null))
                .Append('|').Append(entry.ValidTo?.ToString("yyyy-MM-dd", null))
                .Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
