using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Law;

/// <summary>Guard: each public member of a <c>LegalLimits.cs</c> names its law and the day it was read.</summary>
internal static partial class LawTags
{
    public static IEnumerable<string> Faults(HouseFile file)
    {
        var comment = new List<string>();
        foreach (var (number, line) in file.Lines)
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("///", StringComparison.Ordinal))
            {
                comment.Add(trimmed);
            }
            else if (!trimmed.StartsWith('['))
            {
                if (Member().IsMatch(trimmed) && !comment.Any(text => Tag().IsMatch(text)))
                {
                    yield return file.Fault(number, """a number of law without <law read="yyyy-mm-dd">""");
                }

                comment.Clear();
            }
        }
    }

    [GeneratedRegex(@"^public\s+(?!.*\b(class|record|struct|enum|interface)\b)")]
    private static partial Regex Member();

    [GeneratedRegex(@"<law\s+read=""[0-9]{4}-[0-9]{2}-[0-9]{2}""\s*>\s*[^<\s]")]
    private static partial Regex Tag();
}
