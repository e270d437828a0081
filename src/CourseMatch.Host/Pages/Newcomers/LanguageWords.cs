using System.Globalization;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>Names of languages.</summary>
internal static class LanguageWords
{
    /// <summary>The name in the reader's language, or the word as it was entered.</summary>
    public static string Of(string language) => language.Length is 2 or 3 ? Named(language) : language;

    private static string Named(string code)
    {
        try
        {
            // In the language of the thread, which is the reader's.
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
