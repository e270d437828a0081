using System.Text.RegularExpressions;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Text;

/// <summary>What the first bytes of a file tell about its encoding.</summary>
/// <param name="Encoding">Encoding to begin with.</param>
/// <param name="Preamble">Bytes of the byte order mark, to be skipped.</param>
/// <param name="IsFixed">A byte order mark or a declaration says so: no other encoding is tried silently.</param>
/// <param name="Declared">Name in the XML declaration, or null.</param>
/// <param name="Refusal">Why this is no text, or null.</param>
internal sealed partial record EncodingProbe(
    TextEncoding Encoding, int Preamble, bool IsFixed, string? Declared, Remark? Refusal)
{
    private static readonly (byte[] Start, string Name)[] Binaries =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "Excel (XLS)"),
        ("%PDF"u8.ToArray(), "PDF"),
        ([0x1F, 0x8B], "GZIP"),
        ([0x89, 0x50, 0x4E, 0x47], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        ("{\\rtf"u8.ToArray(), "RTF"),
    ];

    /// <summary>Looks at the first bytes.</summary>
    public static EncodingProbe Of(ReadOnlySpan<byte> start)
    {
        foreach (var (magic, name) in Binaries)
        {
            if (start.StartsWith(magic))
            {
                return new(TextEncoding.Utf8, 0, true, null, Remark.Error("CM1004", name));
            }
        }

        return start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new(TextEncoding.Utf8, 3, true, null, null),
            [0xFF, 0xFE, ..] => new(TextEncoding.Utf16Little, 2, true, null, null),
            [0xFE, 0xFF, ..] => new(TextEncoding.Utf16Big, 2, true, null, null),
            _ when LooksLikeUtf16(start, zeroAt: 1) => new(TextEncoding.Utf16Little, 0, true, null, null),
            _ when LooksLikeUtf16(start, zeroAt: 0) => new(TextEncoding.Utf16Big, 0, true, null, null),
            _ => OfDeclaration(start),
        };
    }

    private static EncodingProbe OfDeclaration(ReadOnlySpan<byte> start)
    {
        var head = System.Text.Encoding.Latin1.GetString(start[..Math.Min(start.Length, 200)]);
        var match = Declaration().Match(head);
        if (!match.Success)
        {
            return new(TextEncoding.Utf8, 0, false, null, null);
        }

        var name = match.Groups[1].Value;
        var encoding = TextEncoding.Declared(name);
        if (encoding is null || encoding == TextEncoding.Utf16Little || encoding == TextEncoding.Utf16Big)
        {
            // One byte per letter was just read, so a declared UTF-16 is as wrong as an unknown name.
            return new(TextEncoding.Utf8, 0, true, name, Remark.Error("CM1007", name));
        }

        // Files are re-saved as UTF-8 by editors that leave the old declaration in place.
        var isUtf8After = encoding != TextEncoding.Utf8 && HoldsUtf8Letters(start);
        return new(isUtf8After ? TextEncoding.Utf8 : encoding, 0, encoding != TextEncoding.Utf8, name, null);
    }

    /// <summary>Half of the first bytes are zero, all at even or all at odd positions.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> start, int zeroAt)
    {
        var length = Math.Min(start.Length, 256) & ~1;
        var zeros = 0;
        var others = 0;
        for (var index = 0; index < length; index++)
        {
            if (start[index] == 0)
            {
                _ = index % 2 == zeroAt ? zeros++ : others++;
            }
        }

        return length >= 4 && others == 0 && zeros * 5 >= length * 2;
    }

    /// <summary>There are letters of more than one byte, and all of them are valid UTF-8.</summary>
    private static bool HoldsUtf8Letters(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[bytes.Length];
        var status = System.Text.Unicode.Utf8.ToUtf16(
            bytes, chars, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: false);
        return status != System.Buffers.OperationStatus.InvalidData && written < read;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")]
    private static partial Regex Declaration();
}
