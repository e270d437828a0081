using System.Globalization;
using System.Text;

namespace CourseMatch.Solving.Portable;

/// <summary>Where a value stands in a file; becomes text only when there is a fault to report.</summary>
/// <remarks>
/// <c>applicants[17].options[2].uses</c> is (applicants, 17, options, 2, uses); <c>exclusions[0][1]</c> is
/// (exclusions, 0, "", 1).
/// </remarks>
internal readonly record struct Place(
    string Section, int Index = -1, string Inner = "", int InnerIndex = -1, string Field = "",
    string? MapKey = null)
{
    /// <summary>The whole file.</summary>
    public static Place File { get; } = new("");

    /// <summary>The field of this name at this place.</summary>
    public Place Dot(string field) =>
        Section.Length == 0 ? new Place(field) : this with { Field = Field.Length == 0 ? field : $"{Field}.{field}" };

    /// <summary>The entry of a map under this key.</summary>
    public Place Key(string key) => this with { MapKey = key };

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Section.Length == 0)
        {
            return "file";
        }

        var text = new StringBuilder(Section);
        Append(text, Index);
        if (Inner.Length > 0)
        {
            text.Append('.').Append(Inner);
        }

        Append(text, InnerIndex);
        if (Field.Length > 0)
        {
            text.Append('.').Append(Field);
        }

        if (MapKey is not null)
        {
            text.Append('[').Append(Quote.Of(MapKey)).Append(']');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int index)
    {
        if (index >= 0)
        {
            text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
    }
}
