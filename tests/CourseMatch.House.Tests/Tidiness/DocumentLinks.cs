using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Tidiness;

/// <summary>Guard: a link in a document leads to a file or heading that is there. The web is not asked.</summary>
internal static partial class DocumentLinks
{
    /// <param name="file">The document.</param>
    /// <param name="read">Text of a file relative to the root; null when there is none; empty for a folder.</param>
    public static IEnumerable<string> Dead(HouseFile file, Func<string, string?> read)
    {
        var prose = Code().Replace(file.Text, match => new string('\n', match.Value.Count(letter => letter == '\n')));
        foreach (Match link in Link().Matches(prose))
        {
            var target = Uri.UnescapeDataString(link.Groups["target"].Value);
            if (Elsewhere().IsMatch(target))
            {
                continue;
            }

            var parts = target.Split('#', 2);
            var text = parts[0].Length == 0 ? file.Text : read(Resolve(file.Path, parts[0]));
            var line = prose.AsSpan(0, link.Index).Count('\n') + 1;
            if (text is null)
            {
                yield return file.Fault(line, $"{target} is not there");
            }
            else if (parts.Length == 2 && !Anchors(text).Contains(parts[1]))
            {
                yield return file.Fault(line, $"{target}: no such heading");
            }
        }
    }

    private static string Resolve(string from, string target)
    {
        var folder = target.StartsWith('/') ? string.Empty : Path.GetDirectoryName(from)!;
        return Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", folder, target.TrimStart('/'))));
    }

    /// <summary>Headings as they are named in links: lower case, blanks become hyphens, marks go.</summary>
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(text).Select(heading =>
        Mark().Replace(heading.Groups["title"].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    [GeneratedRegex(@"!?\[[^\]]*\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(mailto:|[a-z]+://)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+\s+(?<title>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex Mark();
}
