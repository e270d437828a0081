namespace CourseMatch.Host.Terminal;

/// <summary>Text broken into lines a terminal can show.</summary>
internal static class Paragraph
{
    /// <summary>Columns used; wider lines are hard to read and narrow terminals are rare.</summary>
    public const int WidthMax = 100;

    /// <summary>Breaks at spaces; a word longer than a line stands alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="left">Columns to the left of every line, taken from the width.</param>
    public static IReadOnlyList<string> Lines(string text, int left)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && left + lines[^1].Length + 1 + word.Length > WidthMax)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }

    /// <summary>The lines as one text, all but the first moved to the right.</summary>
    public static string Wrap(string text, int left) =>
        string.Join(Environment.NewLine + new string(' ', left), Lines(text, left));
}
