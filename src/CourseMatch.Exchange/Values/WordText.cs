using System.Text;

namespace CourseMatch.Exchange.Values;

/// <summary>The form in which words are compared: lower case, umlauts written out, everything else a single blank,
/// with a blank at both ends.</summary>
internal static class WordText
{
    public static string Of(string text)
    {
        var words = new StringBuilder(" ", text.Length + 8);
        foreach (var letter in text.ToLowerInvariant())
        {
            var plain = letter switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'é' or 'è' => "e",
                _ => char.IsLetterOrDigit(letter) ? letter.ToString() : " ",
            };
            if (plain != " " || words[^1] != ' ')
            {
                words.Append(plain);
            }
        }

        if (words[^1] != ' ')
        {
            words.Append(' ');
        }

        return words.ToString();
    }
}
