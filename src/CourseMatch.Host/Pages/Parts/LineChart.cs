using System.Globalization;
using System.Text;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>Lines over time, for the partial <c>_LineChart</c>: a drawing with its table behind it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Lines">Name and points of each line.</param>
/// <param name="Table">The same as figures.</param>
internal sealed record LineChart(
    string Title, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> Lines, PageTable Table)
{
    public const int Width = 640;
    public const int Height = 200;
    private const int Margin = 10;

    /// <summary>Path of a line, scaled so that all lines fit.</summary>
    public string PathOf(int line)
    {
        var all = Lines.SelectMany(one => one.Points).ToArray();
        var (left, right) = (all.Min(point => point.X), all.Max(point => point.X));
        var (low, high) = (all.Min(point => point.Y), all.Max(point => point.Y));
        var path = new StringBuilder();
        foreach (var (x, y) in Lines[line].Points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(CultureInfo.InvariantCulture, $"{Scale(x, left, right, Width):0.#} ")
                .Append(CultureInfo.InvariantCulture, $"{Height - Scale(y, low, high, Height):0.#}");
        }

        return path.ToString();
    }

    private static double Scale(double value, double low, double high, int size) =>
        Margin + (size - 2 * Margin) * (high > low ? (value - low) / (high - low) : 0.5);
}
