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
    /// <summary>SHA-256 over <see cref="Sql"/> as UTF-8, lower-case hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The program's own migrations, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = ReadEmbedded(typeof(Migration).Assembly);

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
