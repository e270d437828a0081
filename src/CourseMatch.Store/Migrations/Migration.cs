using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CourseMatch.Store.Migrations;

/// <summary>One forward step of the schema, from a file <c>NNNN_what.sql</c>.</summary>
/// <param name="Number">1-based, without gaps.</param>
/// <param name="Name">The file name without its ending, for example <c>0001_foundation</c>.</param>
/// <param name="Sql">The statements, with line ends normalised.</param>
public sealed partial record Migration(int Number, string Name, string Sql)
{
    /// <summary>Checksums databases may hold of two steps whose comments were corrected after they had been applied;
    /// the statements are the same. Nothing is ever added here: a step that is out is not changed.</summary>
    private static readonly Dictionary<string, string> BeforeCorrectedComment = new(StringComparer.Ordinal)
    {
        ["0015_life_of_a_place"] = "3276bde6ee13dc180f37dcd0d47e096515750ddf185ab1b06c31328a7d0039bf",
        ["0017_reach"] = "03e97adfa1850e25dcb21ae15eee1008a889bf1b096234d02112e403d5e880f4",
    };

    /// <summary>SHA-256 over <see cref="Sql"/> as UTF-8, lower-case hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The program's own migrations, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = ReadEmbedded(typeof(Migration).Assembly);

    /// <summary>Whether a checksum kept by a database is that of this step.</summary>
    public bool IsKnownAs(string checksum) =>
        checksum == Checksum || checksum == BeforeCorrectedComment.GetValueOrDefault(Name);

    /// <summary>Reads one file; line ends and byte order mark do not count: a check-out may change them.</summary>
    /// <exception cref="ArgumentException">The name is not of the form <c>NNNN_what.sql</c>.</exception>
    public static Migration Read(string fileName, string text)
    {
        var name = FileName().Match(fileName);
        return name.Success
            ? new Migration(
                int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture),
                name.Groups["name"].Value,
                text.TrimStart('\uFEFF').ReplaceLineEndings("\n"))
            : throw new ArgumentException($"'{fileName}' is not of the form NNNN_what.sql.", nameof(fileName));
    }

    /// <summary>Puts migrations in order and checks that they are numbered 1, 2, 3, …</summary>
    /// <exception cref="ArgumentException">A number is missing or used twice.</exception>
    public static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations.OrderBy(migration => migration.Number).ToArray();
        for (var index = 0; index < ordered.Length; index++)
        {
            if (ordered[index].Number != index + 1)
            {
                throw new ArgumentException(
                    $"Migration {ordered[index].Name} should have number {index + 1}.", nameof(migrations));
            }
        }

        return ordered;
    }

    private static IReadOnlyList<Migration> ReadEmbedded(Assembly assembly)
    {
        const string Prefix = "CourseMatch.Store.Migrations.";
        return InOrder(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)
                && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return Read(name[Prefix.Length..], reader.ReadToEnd());
            }));
    }

    [GeneratedRegex(@"^(?<name>(?<number>[0-9]{4})_[a-z0-9_]+)\.sql$")]
    private static partial Regex FileName();
}
