using System.Text;
using System.Text.Json;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Json;

/// <summary>JSON read forward only, in bounded memory: no deep nesting, no endless text.</summary>
/// <remarks>A fault ends the reading with a finding; <see cref="Move"/> then answers false, as at the end of the file.
/// Memory: one buffer, as long as the longest text of the file, which is limited.</remarks>
internal sealed class BoundedJson
{
    private const int DepthMaxOfLibrary = 512;

    private readonly SourceFile file;
    private readonly Func<int> recordsSoFar;
    private readonly char[] chars = new char[16 * 1024];
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isLastBlock;
    private bool isAtEnd;
    private JsonReaderState state = new(new JsonReaderOptions
    {
        MaxDepth = DepthMaxOfLibrary,
        CommentHandling = JsonCommentHandling.Disallow,
    });

    /// <param name="file">The file.</param>
    /// <param name="recordsSoFar">Number of records read, for the sentence about a file that breaks off.</param>
    public BoundedJson(SourceFile file, Func<int> recordsSoFar)
    {
        this.file = file;
        this.recordsSoFar = recordsSoFar;
        file.Text.RunBreak = '"';
    }

    public JsonTokenType Token { get; private set; }

    /// <summary>Text of a name, a text, a number, yes or no; cut at the limit of a cell.</summary>
    public string Text { get; private set; } = "";

    /// <summary>1-based line.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Moves to the next token; false at the end of the file or after a fault.</summary>
    /// <param name="isWanted">Whether its text is kept.</param>
    public bool Move(bool isWanted = true)
    {
        file.Cancellation.ThrowIfCancellationRequested();
        while (!isAtEnd)
        {
            try
            {
                if (TryMove(isWanted))
                {
                    return !isAtEnd;
                }
            }
            catch (JsonException)
            {
                Refuse();
                return false;
            }

            if (isLastBlock)
            {
                isAtEnd = true;
            }
            else
            {
                Fill();
            }
        }

        return false;
    }

    /// <summary>Passes over the value the reader stands on: an object or array to its end.</summary>
    public void Skip()
    {
        var depth = Token is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
        while (depth > 0 && Move(isWanted: false))
        {
            depth += Token switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
    }

    private bool TryMove(bool isWanted)
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLastBlock, state);
        if (!reader.Read())
        {
            return false;
        }

        Token = reader.TokenType;
        Text = isWanted ? TextOf(ref reader) : "";
        Line += buffer.AsSpan(start, (int)reader.BytesConsumed).Count((byte)'\n');
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        if (reader.CurrentDepth > file.Options.DepthMax)
        {
            file.Log.Add(new FindingPlace(Line, null), Remark.Error("CM1016", file.Options.DepthMax));
            isAtEnd = true;
        }

        return true;
    }

    private string TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.TokenType == JsonTokenType.True ? "true" : "false";
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.ValueSpan.Length > 40 ? "" : Encoding.ASCII.GetString(reader.ValueSpan);
        }

        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return "";
        }

        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a letter of two halves: no text, but no reason to refuse a file either.
            return "\uFFFD";
        }

        var most = file.Options.CellCharsMax;
        if (text.Length <= most)
        {
            return text;
        }

        file.Log.Add(new FindingPlace(Line, null), Remark.Warning("CM1111", text.Length, most));
        return text[..most];
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (buffer.Length - end < chars.Length * 3)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = file.Text.Read(chars, 0, chars.Length);
        isLastBlock = read == 0;
        if (read > 0 && char.IsHighSurrogate(chars[read - 1]) && file.Text.Peek() is >= 0 and var low)
        {
            Span<char> pair = [chars[read - 1], (char)low];
            end += Encoding.UTF8.GetBytes(chars.AsSpan(0, read - 1), buffer.AsSpan(end));
            file.Text.Read();
            end += Encoding.UTF8.GetBytes(pair, buffer.AsSpan(end));
            return;
        }

        end += Encoding.UTF8.GetBytes(chars.AsSpan(0, read), buffer.AsSpan(end));
    }

    private void Refuse()
    {
        isAtEnd = true;
        if (!file.Text.IsRefused)
        {
            file.Log.Add(new FindingPlace(Line, null), Remark.Error("CM1019", Line, recordsSoFar()));
        }
    }
}
