using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Text;

/// <summary>The text of a file: encoding found, bounds kept, faults reported to the log.</summary>
/// <remarks>
/// A file without a mark is read as UTF-8 until a byte contradicts; if no UTF-8 letter came before, it goes on as a
/// one-byte encoding, otherwise it is refused as damaged. After a refusal the text simply ends, so that parsers in
/// between need no exception; <see cref="IsRefused"/> tells. Memory: two buffers of 64 Ki, whatever the file holds.
/// </remarks>
internal sealed class DecodedText : TextReader
{
    private const int BufferSize = 64 * 1024;

    private readonly HashedBytes source;
    private readonly FindingLog log;
    private readonly ReadingOptions options;
    private readonly byte[] bytes = new byte[BufferSize];
    private readonly char[] chars = new char[BufferSize];
    private readonly EncodingProbe probe;
    private readonly Decoder? utf16;
    private TextEncoding encoding;
    private int byteStart;
    private int byteEnd;
    private int charStart;
    private int charEnd;
    private bool isSourceAtEnd;
    private bool hasUtf8Letters;
    private bool isDamageReported;
    private int line = 1;
    private int runLength;
    private char lastChar;

    public DecodedText(HashedBytes source, FindingLog log, ReadingOptions options)
    {
        this.source = source;
        this.log = log;
        this.options = options;
        FillBytes();
        IsZip = bytes.AsSpan(0, byteEnd).StartsWith("PK\u0003\u0004"u8);
        probe = EncodingProbe.Of(bytes.AsSpan(0, byteEnd));
        encoding = probe.Encoding;
        byteStart = probe.Preamble;
        utf16 = encoding == TextEncoding.Utf16Little ? Encoding.Unicode.GetDecoder()
            : encoding == TextEncoding.Utf16Big ? Encoding.BigEndianUnicode.GetDecoder()
            : null;
        if (probe.Refusal is not null)
        {
            Refuse(probe.Refusal);
        }
        else if (!IsZip)
        {
            FillChars();
        }

        if (!IsRefused && !IsZip && charEnd == 0)
        {
            Refuse(Remark.Error("CM1001"));
        }

        if (probe.Declared is { } declared && TextEncoding.Declared(declared) is { } meant && meant != encoding)
        {
            log.Add(new FindingPlace(1, null), Remark.Warning("CM1008", declared, encoding.Name));
        }
    }

    /// <summary>The file is a package of several parts and no text: <see cref="TakeBytes"/> gives it.</summary>
    public bool IsZip { get; }

    /// <summary>The file cannot be used; the log says why.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The beginning of the text, up to 64 Ki characters, not consumed by looking.</summary>
    public ReadOnlySpan<char> Start => chars.AsSpan(charStart, charEnd - charStart);

    /// <summary>What ends a stretch whose length is limited: a line break in tables, a tag in XML.</summary>
    public char RunBreak { get; set; } = '\n';

    /// <summary>Encoding the text is read in so far.</summary>
    public string EncodingName => encoding.Name;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (!EnsureChars() || buffer.IsEmpty)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, charEnd - charStart);
        count = Inspect(chars.AsSpan(charStart, count));
        chars.AsSpan(charStart, count).CopyTo(buffer);
        charStart += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    /// <inheritdoc/>
    public override int Peek() => EnsureChars() ? chars[charStart] : -1;

    /// <summary>The whole file as it is, or null when it has more than so many bytes. The text is then at its end.
    /// </summary>
    public byte[]? TakeBytes(int bytesMax)
    {
        // Blocks, put together once: a buffer that doubles would take three times as much.
        var blocks = new List<byte[]> { bytes[byteStart..byteEnd] };
        var length = byteEnd - byteStart;
        byteStart = byteEnd;
        int read;
        while ((read = source.Read(bytes)) > 0)
        {
            length += read;
            if (length > bytesMax)
            {
                return null;
            }

            blocks.Add(bytes[..read]);
        }

        isSourceAtEnd = true;
        var whole = new byte[length];
        var at = 0;
        foreach (var block in blocks)
        {
            block.CopyTo(whole, at);
            at += block.Length;
        }

        return whole;
    }

    /// <summary>Ends the text here: the file goes on behind the limit.</summary>
    public void RefuseAsTooLarge() => Refuse(Remark.Error("CM1002", (int)(options.BytesMax >> 20)));

    /// <summary>Ends the text here and reports why.</summary>
    public void Refuse(Remark remark)
    {
        IsRefused = true;
        log.Add(new FindingPlace(line, null), remark);
    }

    private bool EnsureChars()
    {
        if (charStart == charEnd && !IsRefused)
        {
            FillChars();
        }

        return !IsRefused && charStart < charEnd;
    }

    /// <summary>Checks characters on their way out; returns how many may go.</summary>
    private int Inspect(ReadOnlySpan<char> passing)
    {
        for (var index = 0; index < passing.Length; index++)
        {
            var letter = passing[index];
            if (letter == RunBreak || letter == '\r' && RunBreak == '\n')
            {
                runLength = 0;
            }
            else if (++runLength > options.LineCharsMax)
            {
                Refuse(Remark.Error("CM1003", options.LineCharsMax));
                return index;
            }

            if (letter == '\0')
            {
                Refuse(Remark.Error("CM1004", "NUL"));
                return index;
            }

            if (letter == '\n')
            {
                line++;
            }
            else if (!isDamageReported && IsDamage(lastChar, letter))
            {
                isDamageReported = true;
                log.Add(new FindingPlace(line, null), Remark.Warning("CM1006", letter == '\uFFFD' ? "\uFFFD"
                    : $"{lastChar}{letter}"));
            }

            lastChar = letter;
        }

        return passing.Length;
    }

    /// <summary>A replaced letter, or an umlaut that was once read in the wrong encoding ("Ã¼" for "ü").</summary>
    private static bool IsDamage(char before, char letter) =>
        letter == '\uFFFD' || before == 'Ã' && letter is '¤' or '¶' or '¼' or 'Ÿ' or '„' or '–' or 'œ';

    private void FillBytes()
    {
        bytes.AsSpan(byteStart, byteEnd - byteStart).CopyTo(bytes);
        byteEnd -= byteStart;
        byteStart = 0;
        while (byteEnd < bytes.Length && !isSourceAtEnd)
        {
            var read = source.Read(bytes.AsSpan(byteEnd));
            byteEnd += read;
            isSourceAtEnd = read == 0;
        }
    }

    private void FillChars()
    {
        charStart = 0;
        charEnd = 0;
        while (charEnd == 0 && !IsRefused)
        {
            if (!isSourceAtEnd && byteEnd - byteStart < 8)
            {
                FillBytes();
            }

            if (byteStart == byteEnd)
            {
                if (source.IsTooLarge)
                {
                    RefuseAsTooLarge();
                }

                return;
            }

            Decode();
        }
    }

    private void Decode()
    {
        var input = bytes.AsSpan(byteStart, byteEnd - byteStart);
        if (encoding.Table is { } table)
        {
            var count = Math.Min(input.Length, chars.Length);
            for (var index = 0; index < count; index++)
            {
                chars[index] = table[input[index]];
            }

            byteStart += count;
            charEnd = count;
        }
        else if (utf16 is not null)
        {
            utf16.Convert(input, chars, isSourceAtEnd, out var used, out charEnd, out _);
            byteStart += used;
            if (used == 0 && charEnd == 0)
            {
                byteStart = byteEnd;
            }
        }
        else
        {
            DecodeUtf8(input);
        }
    }

    private void DecodeUtf8(ReadOnlySpan<byte> input)
    {
        var status = Utf8.ToUtf16(
            input, chars, out var read, out charEnd, replaceInvalidSequences: false, isFinalBlock: isSourceAtEnd);
        hasUtf8Letters |= charEnd != read;
        byteStart += read;
        if (status == OperationStatus.InvalidData && charEnd == 0)
        {
            var rest = bytes.AsSpan(byteStart, byteEnd - byteStart);
            if (hasUtf8Letters || probe.IsFixed)
            {
                Refuse(Remark.Error("CM1005", $"0x{rest[0]:X2}"));
                return;
            }

            encoding = TextEncoding.OneByte(rest);
            log.Add(probe.Declared is { } declared
                ? Remark.Warning("CM1008", declared, encoding.Name)
                : Remark.Note("CM1009", encoding.Name));
        }
        else if (status == OperationStatus.NeedMoreData && charEnd == 0)
        {
            FillBytes();
        }
    }
}
