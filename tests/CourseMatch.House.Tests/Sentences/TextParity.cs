using System.Text.RegularExpressions;

namespace CourseMatch.House.Tests.Sentences;

/// <summary>Guard: every sentence exists in German and in English, with the same values in it.</summary>
internal static partial class TextParity
{
    public static IEnumerable<string> Faults(IReadOnlyList<HouseFile> files)
    {
        foreach (var file in files)
        {
            var texts = TextFile.Read(file);
            foreach (var name in texts.GroupBy(text => text.Name).Where(group => group.Count() > 1))
            {
                yield return $"{file.Path}: {name.Key} stands there twice";
            }

            foreach (var (name, _) in texts.Where(text => string.IsNullOrWhiteSpace(text.Text)))
            {
                yield return $"{file.Path}: {name} is empty";
            }

            var twin = files.FirstOrDefault(other => other.Path == TextFile.Twin(file));
            var faults = twin is null ? [$"{file.Path}: no {TextFile.Twin(file)}"] : Against(file, texts, twin);
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Against(
        HouseFile file, IReadOnlyList<(string Name, string Text)> texts, HouseFile twin)
    {
        var others = TextFile.Read(twin).ToLookup(text => text.Name, text => text.Text);
        foreach (var (name, text) in texts)
        {
            if (!others.Contains(name))
            {
                yield return $"{twin.Path}: {name} is missing";
            }
            else if (!TextFile.IsEnglish(file) && !Values(text).SetEquals(Values(others[name].First())))
            {
                yield return $"{twin.Path}: {name} has other values than the German text";
            }
        }
    }

    /// <summary>Numbers of the values a sentence names, for example 0 and 2 of "{0} until {2:d}".</summary>
    private static HashSet<string> Values(string text) =>
        Value().Matches(text.Replace("{{", string.Empty)).Select(match => match.Groups[1].Value).ToHashSet();

    [GeneratedRegex(@"\{([0-9]+)[^{}]*\}")]
    private static partial Regex Value();
}
