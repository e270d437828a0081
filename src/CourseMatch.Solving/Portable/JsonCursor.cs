using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CourseMatch.Solving.Portable;

/// <summary>Walks through the tokens of a JSON stream of any size with one small buffer.</summary>
/// <remarks>
/// The buffer grows only to hold one whole token, at most <see cref="TokenBytesMax"/>. A UTF-8 byte order mark at the
/// start is skipped (RFC 8259 section 8.1 allows that); comments and trailing commas are errors. Text that is not JSON
/// ends in a <see cref="JsonException"/>, thrown by <see cref="Read"/> and <see cref="Skip"/> and by nothing else;
/// the file readers turn it into one fault. A structure of the caller because the framework's reader lives on the
/// stack.
/// </remarks>
internal ref struct JsonCursor
{
    /// <summary>Longest text, name or number read; longer ones are refused instead of eating memory.</summary>
    public const int TokenBytesMax = 1 << 20;

    private const int BufferBytes = 1 << 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly Stream stream;
    private byte[] buffer = new byte[BufferBytes];
    private Utf8JsonReader reader;
    private int filled;
    private long bytesBefore;

    public JsonCursor(Stream stream)
    {
        this.stream = stream;
        filled = stream.ReadAtLeast(buffer, ByteOrderMark.Length, throwOnEndOfStream: false);
        var start = buffer.AsSpan(0, filled).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        bytesBefore = start;
        filled -= start;
        buffer.AsSpan(start, filled).CopyTo(buffer);
        reader = new Utf8JsonReader(buffer.AsSpan(0, filled), isFinalBlock: false, default);
    }

    public readonly JsonTokenType Token => reader.TokenType;

    /// <summary>Moves to the next token; false at the end of the document.</summary>
    public bool Read()
    {
        while (!reader.Read())
        {
            if (reader.IsFinalBlock)
            {
                return false;
            }

            Refill();
        }

        return true;
    }

    /// <summary>Passes over the rest of the value the cursor stands on; to its last token.</summary>
    public void Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = reader.CurrentDepth;
        while (Read() && reader.CurrentDepth > depth)
        {
        }
    }

    /// <summary>Bytes of the text or name at the cursor as written; it has at most as many characters.</summary>
    public readonly int TextBytes => reader.ValueSpan.Length;

    /// <summary>Whether the cursor stands on the start of a list (<c>[</c>).</summary>
    public readonly bool IsList => Token == JsonTokenType.StartArray;

    /// <summary>Whether the cursor stands on the start of an object (<c>{</c>).</summary>
    public readonly bool IsObject => Token == JsonTokenType.StartObject;

    /// <summary>Copies the text or name at the cursor, escapes resolved.</summary>
    /// <param name="characters">Room for <see cref="TextBytes"/> characters.</param>
    /// <param name="length">Characters written.</param>
    /// <returns>False when it is not valid Unicode: broken UTF-8 or half of a surrogate pair.</returns>
    public readonly bool TryCopyText(Span<char> characters, out int length)
    {
        length = 0;
        if (!Utf8.IsValid(reader.ValueSpan))
        {
            return false;
        }

        if (!reader.ValueIsEscaped)
        {
            length = Encoding.UTF8.GetChars(reader.ValueSpan, characters);
            return true;
        }

        try
        {
            length = reader.CopyString(characters);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The framework has no way to ask beforehand whether an escaped surrogate has its other half.
            return false;
        }
    }

    /// <summary>
    /// The number at the cursor when it is written as a whole number of 64 bits (no point, no exponent).
    /// </summary>
    public readonly bool TryGetInteger(out long value)
    {
        value = 0;
        return Token == JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    /// <summary>The number at the cursor when there is one and it is finite.</summary>
    public readonly bool TryGetNumber(out double value)
    {
        value = 0;
        return Token == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    /// <summary>
    /// Digits after the decimal point of the number at the cursor once its exponent is applied, 0 .. 400.
    /// </summary>
    public readonly int Decimals()
    {
        var digits = reader.ValueSpan;
        var exponentAt = digits.IndexOfAny((byte)'e', (byte)'E');
        var exponent = 0L;
        if (exponentAt >= 0)
        {
            _ = long.TryParse(digits[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out exponent);
            digits = digits[..exponentAt];
        }

        var pointAt = digits.IndexOf((byte)'.');
        var decimals = pointAt < 0 ? 0 : digits.Length - pointAt - 1;
        return (int)Math.Clamp(decimals - Math.Clamp(exponent, -1000, 1000), 0, 400);
    }

    /// <summary>The value at the cursor for a sentence: short, on one line.</summary>
    public readonly string Describe() => Token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => Quote.Of(Encoding.UTF8.GetString(Shortened(reader.ValueSpan, 400))),
        JsonTokenType.Number => Encoding.UTF8.GetString(Shortened(reader.ValueSpan, 40)),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    private static ReadOnlySpan<byte> Shortened(ReadOnlySpan<byte> text, int length) =>
        text.Length > length ? text[..length] : text;

    private void Refill()
    {
        var consumed = (int)reader.BytesConsumed;
        var state = reader.CurrentState;
        var rest = filled - consumed;
        bytesBefore += consumed;
        if (consumed == 0 && rest == buffer.Length)
        {
            if (rest >= TokenBytesMax)
            {
                throw new JsonException(string.Create(CultureInfo.InvariantCulture,
                    $"One text or number is longer than {TokenBytesMax} bytes, from byte {bytesBefore + 1} on."));
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }
        else
        {
            buffer.AsSpan(consumed, rest).CopyTo(buffer);
        }

        var read = stream.Read(buffer, rest, buffer.Length - rest);
        filled = rest + read;
        reader = new Utf8JsonReader(buffer.AsSpan(0, filled), isFinalBlock: read == 0, state);
    }
}
