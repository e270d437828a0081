using System.Globalization;
using System.Text;

namespace CourseMatch.Exchange.Reading;

/// <summary>A meaning that a column of a table or an element of a catalogue can have.</summary>
/// <param name="Name">Our own header, which writers use and documents name.</param>
/// <param name="Synonyms">Other headers known from real files, separated by <c>|</c>.</param>
internal sealed record Column(string Name, string Synonyms = "")
{
    /// <summary>So much of a header is compared: no header we know is half as long, and a header may be as long as a
    /// line.</summary>
    private const int KeyCharsMax = 200;

    /// <summary>All headers in the form in which headers are compared.</summary>
    public IEnumerable<string> Keys =>
        Synonyms.Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(Name).Select(KeyOf).Distinct();

    /// <summary>The form in which headers are compared: lower case, no accents, umlauts written out, letters and
    /// digits only, so that "Kurs-Nr.", "kursnr" and "KURS NR" are one.</summary>
    public static string KeyOf(string header)
    {
        var compared = header.Length > KeyCharsMax ? header[..KeyCharsMax] : header;
        var key = new StringBuilder(compared.Length);
        foreach (var letter in compared.ToLowerInvariant())
        {
            // Halves of letters and code points that are none would make the normalization below throw.
            if (char.IsLetterOrDigit(letter))
            {
                key.Append(letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ => $"{letter}" });
            }
        }

        var decomposed = key.ToString().Normalize(NormalizationForm.FormD);
        key.Clear();
        foreach (var letter in decomposed)
        {
            if (char.IsLetterOrDigit(letter)
                && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }

    /// <summary>Columns are compared by name: no two of one table share it.</summary>
    public bool Equals(Column? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
