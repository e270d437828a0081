using System.Globalization;
using System.Resources;

namespace CourseMatch.Store.Server;

/// <summary>The sentences of the embedded server, German by default, from <c>ServerTexts.resx</c>.</summary>
internal static class ServerTexts
{
    private static readonly ResourceManager Texts =
        new("CourseMatch.Store.Server.ServerTexts", typeof(ServerTexts).Assembly);

    /// <summary>The sentence named <paramref name="key"/> in the language of the current thread.</summary>
    public static string Say(string key, params object[] values)
    {
        var text = Texts.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"ServerTexts has no sentence '{key}'.");
        return string.Format(CultureInfo.CurrentCulture, text, values);
    }
}
