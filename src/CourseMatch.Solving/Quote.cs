using System.Globalization;
using System.Text;

namespace CourseMatch.Solving;

/// <summary>Ids from files as they appear in places and sentences: quoted, on one line, never endless.</summary>
internal static class Quote
{
    private const int LengthMax = 80;

    /// <summary>
    /// The text in double quotes; quotes, backslashes and control characters escaped, long texts cut.
    /// </summary>
    public static string Of(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, LengthMax)))
        {
            if (character is '"' or '\\')
            {
                quoted.Append('\\').Append(character);
            }
            else if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029')
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                quoted.Append(character);
            }
        }

        return quoted.Append(text.Length > LengthMax ? "…\"" : "\"").ToString();
    }
}
