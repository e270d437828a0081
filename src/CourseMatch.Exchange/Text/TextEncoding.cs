using System.Text;

namespace CourseMatch.Exchange.Text;

/// <summary>An encoding a file may be written in.</summary>
/// <param name="Name">Name shown to people.</param>
/// <param name="Table">Character of each byte for one-byte encodings, otherwise null.</param>
internal sealed record TextEncoding(string Name, char[]? Table)
{
    public static TextEncoding Utf8 { get; } = new("UTF-8", null);

    public static TextEncoding Utf16Little { get; } = new("UTF-16 LE", null);

    public static TextEncoding Utf16Big { get; } = new("UTF-16 BE", null);

    public static TextEncoding Windows1252 { get; } = new("Windows-1252", TableOf(1252));

    public static TextEncoding Iso885915 { get; } = new("ISO-8859-15", TableOf(28605));

    /// <summary>The encoding an XML declaration names, or null. ISO-8859-1 and ASCII are read as Windows-1252, which
    /// holds the same letters and the signs that files wrongly so called contain.</summary>
    public static TextEncoding? Declared(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => Utf8,
        "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "WINDOWS-1252" or "CP1252" or "US-ASCII" or "ASCII" => Windows1252,
        "ISO-8859-15" or "ISO8859-15" or "LATIN9" => Iso885915,
        "UTF-16" or "UTF-16LE" => Utf16Little,
        "UTF-16BE" => Utf16Big,
        _ => null,
    };

    /// <summary>Which one-byte encoding a stretch of bytes is in.</summary>
    /// <remarks>Both share the umlauts. Bytes 80 to 9F are signs in Windows-1252 and nothing in ISO-8859-15; the
    /// euro sign A4 and the letters A6, A8, B8 of ISO-8859-15 are signs nobody types in Windows-1252. The acute
    /// accent B4 proves nothing: many type it as an apostrophe.</remarks>
    public static TextEncoding OneByte(ReadOnlySpan<byte> bytes) =>
        !bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F) && bytes.IndexOfAny<byte>([0xA4, 0xA6, 0xA8, 0xB8]) >= 0
            ? Iso885915
            : Windows1252;

    private static char[] TableOf(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? throw new InvalidOperationException($"Code page {codePage} is part of the runtime.");
        return encoding.GetString([.. Enumerable.Range(0, 256).Select(value => (byte)value)]).ToCharArray();
    }
}
