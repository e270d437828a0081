using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Tidiness;

/// <summary>Guards against what belongs to one machine or one network and not to the project.</summary>
internal static partial class ForeignMarks
{
    public static IEnumerable<string> MachinePaths(HouseFile file, string root) => file.Lines
        .Where(line => line.Line.Contains(root + "/", StringComparison.Ordinal) || HomeFolder().IsMatch(line.Line))
        .Select(line => file.Fault(line.Number, "a path of one machine"));

    public static IEnumerable<string> RegistryAddresses(HouseFile file) => file.Lines
        .Where(line => Registry().IsMatch(line.Line))
        .Select(line => file.Fault(line.Number, "an address of a package registry"));

    [GeneratedRegex(@"(^|[\s""'(=:])(/(home|Users|root|work)/\w|[A-Z]:\\Users\\)")]
    private static partial Regex HomeFolder();

    [GeneratedRegex(@"https?://[a-z0-9.-]*(nuget|npm|pypi|deb|crates)[a-z]*\.", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}
