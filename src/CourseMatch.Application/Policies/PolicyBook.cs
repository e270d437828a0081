using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Policies;

/// <summary>What came of reading a policy: the policy, or everything that is wrong with it.</summary>
/// <param name="Book">The policy with its version, or null when there is at least one fault.</param>
/// <param name="Findings">Faults, all of them.</param>
public sealed record PolicyReading(PolicyBook? Book, IReadOnlyList<Finding> Findings);

/// <summary>A policy in force and the version that plans are stored with.</summary>
public sealed class PolicyBook
{
    private const string BuiltInName = "CourseMatch.Application.Policies.policy.json";

    private static readonly Lazy<PolicyBook> BuiltInBook = new(ReadBuiltIn);

    private static readonly JsonSerializerOptions Canonical = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>A policy made in code; tests vary single values this way.</summary>
    public PolicyBook(Policy policy)
    {
        Policy = policy;
        Version = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(policy, Canonical))));
    }

    /// <summary>The policy that comes with the program.</summary>
    public static PolicyBook BuiltIn => BuiltInBook.Value;

    /// <summary>The choices.</summary>
    public Policy Policy { get; }

    /// <summary>SHA-256 of the values in force, lower-case hexadecimal; comments, spacing and the order of keys do not
    /// matter, nor whether a value was written down or taken from the built-in file.</summary>
    public string Version { get; }

    /// <summary>The file that comes with the program, comments included: what every value means.</summary>
    public static string BuiltInFile => BuiltInText();

    /// <summary>Reads an operator's policy and looks for every fault.</summary>
    /// <param name="json">JSON with comments in the form of <c>policy.json</c>; keys left out keep the built-in value.
    /// </param>
    /// <param name="fileName">Name to show in findings.</param>
    public static PolicyReading Read(string json, string fileName) =>
        PolicyReader.Read(json, BuiltInText(), fileName);

    private static PolicyBook ReadBuiltIn()
    {
        var reading = PolicyReader.Read(BuiltInText(), null, "policy.json");
        return reading.Book ?? throw new InvalidOperationException(
            "The built-in policy is faulty: "
            + string.Join(" ", reading.Findings.Select(fault => FindingTexts.Sentence(fault, FindingTexts.English))));
    }

    private static string BuiltInText()
    {
        using var stream = typeof(PolicyBook).Assembly.GetManifestResourceStream(BuiltInName)
            ?? throw new InvalidOperationException($"The assembly holds no {BuiltInName}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
