using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CourseMatch.FileTrials;

/// <summary>Ways to damage a file.</summary>
public enum FuzzMutation
{
    /// <summary>Cut off somewhere.</summary>
    Truncated,

    /// <summary>Some bits turned.</summary>
    BitFlipped,

    /// <summary>Some bytes made other ones, mostly those that mean something to parsers.</summary>
    BytesReplaced,

    /// <summary>A stretch left out, doubled, or moved.</summary>
    StretchMoved,

    /// <summary>Two files sewn together.</summary>
    Spliced,

    /// <summary>Elements or brackets ten thousand deep.</summary>
    NestedDeep,

    /// <summary>Entities that multiply.</summary>
    EntityBomb,

    /// <summary>A package that unpacks to far more than it is.</summary>
    ZipBomb,

    /// <summary>Text in one encoding declared as another.</summary>
    WrongEncoding,

    /// <summary>A header that announces two gigabytes.</summary>
    LengthAnnounced,

    /// <summary>Values far out: huge numbers, days that never were, endless texts.</summary>
    ValuesFarOut,

    /// <summary>A part of a spreadsheet damaged inside an intact package.</summary>
    PartDamaged,
}

/// <summary>Damages files, the same way for the same random numbers.</summary>
public static class FuzzMutations
{
    private const int Deep = 10_000;

    private static readonly byte[] Meaningful = "<>&\"';,\n\r\t{}[]:=\0/\\-+@.0123456789%"u8.ToArray();

    private static readonly string[] FarOut =
    [
        "99999999999999999999", "-1", "0000-00-00", "31.02.2027", "29.02.1900", "9999-12-31", "00:60", "25:99", "NaN",
        "1e308", "=cmd|'/c calc'!A0", "\u0000", "\uD800", "\uFEFF", "\u202E", "Mo-So", "1/2/3/4/5", "ca. 9", "0x41",
        "2147483648", "01.01.0001", "31.12.9999 23:59", "A9.9", "9999-12-31T23:59:59-14:00", "-9999999999999",
    ];

    /// <summary>Damages one file.</summary>
    public static byte[] Apply(FuzzMutation mutation, byte[] file, byte[] other, Random random) => mutation switch
    {
        FuzzMutation.Truncated => file[..random.Next(file.Length + 1)],
        FuzzMutation.BitFlipped => Flipped(file, random),
        FuzzMutation.BytesReplaced => Replaced(file, random),
        FuzzMutation.StretchMoved => Moved(file, random),
        FuzzMutation.Spliced => [.. file[..random.Next(file.Length + 1)], .. other[random.Next(other.Length + 1)..]],
        FuzzMutation.NestedDeep => Nested(file, random),
        FuzzMutation.EntityBomb => Entities(file, random),
        FuzzMutation.ZipBomb => Bomb(random),
        FuzzMutation.WrongEncoding => Reencoded(file, random),
        FuzzMutation.LengthAnnounced => Announced(file, random),
        FuzzMutation.ValuesFarOut => Inserted(file, FarOut[random.Next(FarOut.Length)], random),
        FuzzMutation.PartDamaged => PartDamaged(file, random),
    };

    private static byte[] Flipped(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        for (var count = random.Next(1, 20); count > 0 && changed.Length > 0; count--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static byte[] Replaced(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        for (var count = random.Next(1, 20); count > 0 && changed.Length > 0; count--)
        {
            changed[random.Next(changed.Length)] =
                random.Next(3) == 0 ? (byte)random.Next(256) : Meaningful[random.Next(Meaningful.Length)];
        }

        return changed;
    }

    private static byte[] Moved(byte[] file, Random random)
    {
        var from = random.Next(file.Length);
        var length = random.Next(Math.Min(2_000, file.Length - from) + 1);
        var stretch = file[from..(from + length)];
        byte[] without = [.. file[..from], .. file[(from + length)..]];
        var to = random.Next(without.Length + 1);
        return random.Next(3) switch
        {
            0 => without,
            1 => [.. file[..from], .. stretch, .. file[from..]],
            _ => [.. without[..to], .. stretch, .. without[to..]],
        };
    }

    private static byte[] Inserted(byte[] file, string text, Random random)
    {
        var at = random.Next(file.Length + 1);
        byte[] insert = random.Next(20) == 0
            ? [.. Enumerable.Repeat(Meaningful[random.Next(Meaningful.Length)], random.Next(2_000_000))]
            : Encoding.UTF8.GetBytes(text.Contains('\uD800') ? "\uFFFD" : text);
        return [.. file[..at], .. insert, .. file[at..]];
    }

    private static byte[] Nested(byte[] file, Random random)
    {
        var open = random.Next(4) switch { 0 => "<text>", 1 => "[", 2 => "{\"text\":", _ => "<a b=\"c\">" };
        var start = random.Next(3) switch
        {
            0 => "<veranstaltungen><veranstaltung>",
            1 => "{\"veranstaltungen\":{\"veranstaltung\":[{\"text\":",
            _ => Encoding.Latin1.GetString(file[..random.Next(file.Length + 1)]),
        };
        return Encoding.Latin1.GetBytes(start + string.Concat(Enumerable.Repeat(open, Deep)));
    }

    private static byte[] Entities(byte[] file, Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "<?xml version=\"1.0\"?>" : "");
        text.Append("<!DOCTYPE kurse [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 20; level++)
        {
            var ten = string.Concat(Enumerable.Repeat(FormattableString.Invariant($"&a{level - 1};"), 10));
            text.Append(FormattableString.Invariant($"<!ENTITY a{level} \"{ten}\">"));
        }

        text.Append(random.Next(2) == 0 ? "<!ENTITY x SYSTEM \"file:///etc/passwd\">" : "").Append("]>");
        text.Append("<kurse><kurs><knr>&a19;</knr><haupttitel>&x;</haupttitel></kurs></kurse>");
        var bomb = Encoding.UTF8.GetBytes(text.ToString());
        return random.Next(3) == 0 ? [.. bomb, .. file] : bomb;
    }

    private static byte[] Bomb(Random random)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = random.Next(1, 5);
            using (var book = zip.CreateEntry("xl/workbook.xml").Open())
            {
                book.Write("<workbook/>"u8);
            }

            for (var part = 0; part < parts; part++)
            {
                using var entry = zip.CreateEntry(
                    random.Next(2) == 0 ? $"xl/worksheets/sheet{part}.xml" : $"xl/sharedStrings{part}.xml",
                    CompressionLevel.Fastest).Open();
                var block = new byte[1 << 16];
                if (random.Next(2) == 0)
                {
                    for (var index = 0; index < block.Length; index += 4)
                    {
                        "<a/>"u8.CopyTo(block.AsSpan(index));
                    }
                }

                for (var count = random.Next(1, 400); count > 0; count--)
                {
                    entry.Write(block);
                }
            }
        }

        return stream.ToArray();
    }

    private static byte[] Reencoded(byte[] file, Random random)
    {
        var text = Encoding.UTF8.GetString(file);
        Encoding[] encodings =
            [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1, Encoding.UTF8];
        var bytes = encodings[random.Next(encodings.Length)].GetBytes(text);
        byte[] mark = random.Next(5) switch
        {
            0 => [0xFF, 0xFE],
            1 => [0xFE, 0xFF],
            2 => [0xEF, 0xBB, 0xBF],
            3 => "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"u8.ToArray(),
            _ => [],
        };
        return [.. mark, .. bytes];
    }

    /// <summary>Two gigabytes in a header of a package, or in front of a text.</summary>
    private static byte[] Announced(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        ReadOnlySpan<byte> central = "PK\u0001\u0002"u8;
        var at = changed.AsSpan().IndexOf(central);
        if (at >= 0 && at + 30 < changed.Length)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(
                changed.AsSpan(at + (random.Next(2) == 0 ? 24 : 20)), random.Next(2) == 0 ? 0x80000000u : 0xFFFFFFFFu);
            return changed;
        }

        return [.. "Content-Length: 2147483648\r\n\r\n"u8, .. changed];
    }

    private static byte[] PartDamaged(byte[] file, Random random)
    {
        if (!file.AsSpan().StartsWith("PK"u8))
        {
            return Replaced(file, random);
        }

        var kind = (FuzzMutation)random.Next((int)FuzzMutation.Spliced);
        return FuzzSeeds.Repacked(
            file, (_, part) => random.Next(3) == 0 && part.Length > 0 ? Apply(kind, part, part, random) : part);
    }
}
