using System.Text.Json;

namespace CourseMatch.Store;

/// <summary>Enum members as the database writes them: <c>IntegrationGeneral</c> is
/// <c>integration_general</c>.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts =
        Enum.GetValues<T>().ToDictionary(
            value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}"));

    private static readonly Dictionary<string, T> Values =
        Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The stored form.</summary>
    public static string Of(T value) => Texts[value];

    /// <summary>The stored form, or null for null.</summary>
    public static string? Of(T? value) => value is { } known ? Texts[known] : null;

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="KeyNotFoundException">The text is no member; a CHECK keeps such texts out.</exception>
    public static T Read(string text) => Values[text];
}
