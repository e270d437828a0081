using System.Globalization;
using System.Text.Json;

namespace CourseMatch.Solving.Portable;

/// <summary>
/// Reads the fields of strict JSON objects: each known, none twice, of the right type and within its limits.
/// </summary>
/// <remarks>
/// Everything wrong becomes a fault with its place, and reading goes on behind it. Every method leaves the cursor on
/// the last token of the value it was called for.
/// </remarks>
internal sealed class JsonFieldReader(FaultList faults)
{
    private char[] characters = new char[1024];

    /// <summary>Says that the value at the cursor is not what belongs there, and passes over it.</summary>
    public void Refuse(ref JsonCursor json, Place place, string expected)
    {
        faults.Add(place, $"must be {expected}, is {json.Describe()}");
        json.Skip();
    }

    /// <summary>Moves to the value of the object's next known field.</summary>
    /// <param name="json">Stands on the object's start or on the last token of the previous value.</param>
    /// <param name="fields">Names of the known fields, at most 32.</param>
    /// <param name="seen">One bit per field found so far; start with 0.</param>
    /// <param name="place">Place of the object.</param>
    /// <returns>Index of the field, or −1 at the end of the object.</returns>
    public int NextField(ref JsonCursor json, string[] fields, ref uint seen, Place place)
    {
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var name = Text(ref json) is { IsEmpty: false } text ? FieldIndex(fields, text) : -1;
            if (name >= 0 && (seen & (1u << name)) == 0)
            {
                seen |= 1u << name;
                json.Read();
                return name;
            }

            if (name >= 0)
            {
                faults.Add(place.Dot(fields[name]), $"stands twice");
            }
            else
            {
                faults.Add(place, $"unknown field {UnknownName(ref json)}");
            }

            json.Read();
            json.Skip();
        }

        return -1;
    }

    /// <summary>Reports each field up to <paramref name="required"/> whose bit is not set.</summary>
    public void Missing(string[] fields, int required, uint seen, Place place)
    {
        for (var field = 0; field < required; field++)
        {
            if ((seen & (1u << field)) == 0)
            {
                faults.Add(place.Dot(fields[field]), $"is missing");
            }
        }
    }

    /// <summary>A whole number between two limits; <paramref name="least"/> when it is none.</summary>
    public long Integer(ref JsonCursor json, Place place, long least, long most)
    {
        if (!json.TryGetInteger(out var value))
        {
            Refuse(ref json, place, "a whole number");
            return least;
        }

        if (value < least || value > most)
        {
            faults.Add(place, $"must lie between {least} and {most}, is {value}");
            return least;
        }

        return value;
    }

    /// <summary>A finite number, not below <paramref name="least"/>; otherwise a fault and 0.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="place">Place of the value.</param>
    /// <param name="least">Smallest number allowed.</param>
    /// <param name="decimals">How many decimals it was written with.</param>
    public double Number(ref JsonCursor json, Place place, double least, out int decimals)
    {
        decimals = 0;
        if (!json.TryGetNumber(out var value))
        {
            Refuse(ref json, place, "a number");
            return 0;
        }

        decimals = json.Decimals();
        if (value < least)
        {
            faults.Add(place, $"must not be below {least}, is {json.Describe()}");
        }

        return value;
    }

    /// <summary>The value whose word stands at the cursor; anything else is a fault and the first value.</summary>
    public T OneOf<T>(ref JsonCursor json, Place place, T[] values, Func<T, string> word)
    {
        if (json.Token == JsonTokenType.String)
        {
            var text = Text(ref json);
            foreach (var value in values)
            {
                if (text.SequenceEqual(word(value)))
                {
                    return value;
                }
            }
        }

        Refuse(ref json, place, $"one of {string.Join(", ", values.Select(word))}");
        return values[0];
    }

    /// <summary>A text of valid Unicode; anything else is a fault and false. Valid until the next call.</summary>
    public bool TryString(ref JsonCursor json, Place place, out ReadOnlySpan<char> text)
    {
        text = [];
        if (json.Token != JsonTokenType.String)
        {
            Refuse(ref json, place, "a text");
            return false;
        }

        text = Text(ref json, out var isValid);
        if (!isValid)
        {
            faults.Add(place, $"the text is not valid Unicode (UTF-8)");
        }

        return isValid;
    }

    /// <summary>The name of the map entry at the cursor; a fault and false when not valid Unicode.</summary>
    public bool TryName(ref JsonCursor json, Place place, out ReadOnlySpan<char> name)
    {
        name = Text(ref json, out var isValid);
        if (!isValid)
        {
            faults.Add(place, $"a name is not valid Unicode (UTF-8)");
        }

        return isValid;
    }

    /// <summary>The required format name; anything else is a fault.</summary>
    public void Format(ref JsonCursor json, string expected)
    {
        if (json.Token != JsonTokenType.String || !Text(ref json).SequenceEqual(expected))
        {
            Refuse(ref json, new Place("format"), Quote.Of(expected));
        }
    }

    /// <summary>One fault for text that is not JSON, with line and byte counted from 1.</summary>
    public void NotJson(JsonException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var where = exception.LineNumber is { } line && exception.BytePositionInLine is { } position
            ? string.Create(CultureInfo.InvariantCulture, $" in line {line + 1}, byte {position + 1}")
            : "";
        var what = end < 0 ? message : message[..end];
        faults.Add(Place.File, $"not valid JSON{where}, nothing after it was read: {what}");
    }

    private static int FieldIndex(string[] fields, ReadOnlySpan<char> name)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            if (name.SequenceEqual(fields[field]))
            {
                return field;
            }
        }

        return -1;
    }

    private string UnknownName(ref JsonCursor json)
    {
        var text = Text(ref json, out var isValid);
        return isValid ? Quote.Of(text.ToString()) : "that is not valid Unicode (UTF-8)";
    }

    private ReadOnlySpan<char> Text(ref JsonCursor json) => Text(ref json, out _);

    private ReadOnlySpan<char> Text(ref JsonCursor json, out bool isValid)
    {
        if (json.TextBytes > characters.Length)
        {
            characters = new char[JsonCursor.TokenBytesMax + 1];
        }

        isValid = json.TryCopyText(characters, out var length);
        return characters.AsSpan(0, length);
    }
}
