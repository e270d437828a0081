using System.Globalization;
using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Migrations;

/// <summary>Guard: migration files are called <c>NNNN_what.sql</c> and numbered without gaps.</summary>
internal static partial class MigrationNames
{
    public static IEnumerable<string> Faults(IEnumerable<string> fileNames)
    {
        var expected = 1;
        foreach (var name in fileNames.Order(StringComparer.Ordinal))
        {
            var match = Name().Match(name);
            if (!match.Success)
            {
                yield return $"{name} is not of the form NNNN_what.sql";
            }
            else if (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) != expected++)
            {
                yield return $"{name} should have number {expected - 1:D4}";
            }
        }
    }

    [GeneratedRegex(@"^([0-9]{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$")]
    private static partial Regex Name();
}
