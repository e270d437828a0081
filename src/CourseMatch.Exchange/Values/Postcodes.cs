using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>German postcodes: five digits as text. Spreadsheets eat the leading zero; it is put back with a
/// note.</summary>
internal static class Postcodes
{
    /// <summary>Reads "44787", "D-44787", or "1067" as 01067.</summary>
    public static Parsed<string> Read(string text)
    {
        var digits = text.StartsWith("D-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        digits = digits.EndsWith(",0", StringComparison.Ordinal) ? digits[..^2] : digits;
        return digits.Length is 4 or 5 && digits.All(char.IsAsciiDigit)
            ? Parsed<string>.With(
                digits.PadLeft(5, '0'), digits.Length == 4 ? Remark.Note("CM1215", text, "0" + digits) : null)
            : Remark.Warning("CM1216", text);
    }
}
