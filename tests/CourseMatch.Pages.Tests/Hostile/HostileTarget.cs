using System.Net;
using System.Text.RegularExpressions;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>Somewhere to send something: a form, a filter or an endpoint, with the fields it knows.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path with its query; parameters of routes are filled in.</param>
/// <param name="Fields">Fields with what a person would send.</param>
/// <param name="IsProgram">An endpoint for programs, which takes a body and no form.</param>
internal sealed record HostileTarget(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool IsProgram = false)
{
    /// <summary>What tells one target from another, whatever numbers stand in it.</summary>
    public string Key => $"{Method} {Path} {string.Join(',', Fields.Select(one => one.Key).Distinct().Order())}";
}

/// <summary>Reads forms, filters and marks out of pages, as a hostile program would.</summary>
internal static partial class PageReading
{
    /// <summary>The mark of the page's forms, or null.</summary>
    public static string? MarkOf(string page) =>
        Mark().Match(page) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>Everything that can be sent from a page.</summary>
    public static IEnumerable<HostileTarget> TargetsOf(string path, string page)
    {
        foreach (Match form in Form().Matches(page))
        {
            var head = form.Groups[1].Value;
            var method = head.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase) ? "POST" : "GET";
            var action = Value(head, "action") is { Length: > 0 } named ? named : path;
            var fields = Field().Matches(form.Groups[2].Value)
                .Select(field => KeyValuePair.Create(Value(field.Value, "name"), Value(field.Value, "value") ?? ""))
                .Where(field => field.Key is { Length: > 0 } and not "__RequestVerificationToken")
                .Select(field => KeyValuePair.Create(field.Key!, field.Value))
                .Concat(Choices(form.Groups[2].Value));
            yield return new HostileTarget(method, action, [.. fields.DistinctBy(field => field.Key)]);
        }

        // Filters stand in addresses.
        foreach (Match link in Link().Matches(page))
        {
            var address = WebUtility.HtmlDecode(link.Groups[1].Value);
            var parts = address.Split('?', 2);
            var fields = parts[1].Split('&').Select(field => field.Split('=', 2))
                .Select(field => KeyValuePair.Create(
                    field[0], field.Length > 1 ? Uri.UnescapeDataString(field[1]) : ""));
            yield return new HostileTarget("GET", parts[0].Length == 0 ? path : parts[0], [.. fields]);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Choices(string form) => Select().Matches(form)
        .Select(select => KeyValuePair.Create(
            Value(select.Groups[1].Value, "name") ?? "",
            Value(Option().Matches(select.Groups[2].Value).LastOrDefault()?.Value ?? "", "value") ?? ""));

    private static string? Value(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|button|textarea)[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("href=\"(/[^\"#]*\\?[^\"#]*|\\?[^\"#]*)\"")]
    private static partial Regex Link();
}
