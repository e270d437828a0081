namespace CourseMatch.Application.Calendar;

/// <summary>One week in quarter hours, each free or not.</summary>
/// <remarks>
/// Shape: 672 bits, Monday 00:00 first, 96 to a day; local time of Europe/Berlin. Immutable; equality by content.
/// A span that ends at 00:00 ends with its day, so 00:00 to 00:00 is the whole day.
/// </remarks>
public sealed class WeekGrid : IEquatable<WeekGrid>
{
    /// <summary>Quarter hours in a day.</summary>
    public const int QuartersPerDay = 96;

    /// <summary>Quarter hours in a week.</summary>
    public const int QuartersPerWeek = 7 * QuartersPerDay;

    /// <summary>Bytes of the stored form.</summary>
    public const int ByteCount = QuartersPerWeek / 8;

    private readonly byte[] bits;

    private WeekGrid(byte[] bits) => this.bits = bits;

    /// <summary>A week in which nothing is free.</summary>
    public static WeekGrid Empty { get; } = new(new byte[ByteCount]);

    /// <summary>A week in which everything is free.</summary>
    public static WeekGrid Full { get; } = new(Enumerable.Repeat((byte)0xFF, ByteCount).ToArray());

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="ArgumentException">The length is not <see cref="ByteCount"/>.</exception>
    public static WeekGrid FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == ByteCount
            ? new WeekGrid(bytes.ToArray())
            : throw new ArgumentException($"A week grid has {ByteCount} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>The stored form, 84 bytes, least significant bit first.</summary>
    public byte[] ToBytes() => (byte[])bits.Clone();

    /// <summary>Whether one quarter hour is free.</summary>
    /// <param name="quarter">0-based quarter hour of the week, Monday 00:00 first.</param>
    public bool this[int quarter] => (bits[quarter >> 3] >> (quarter & 7) & 1) != 0;

    /// <summary>The same week with one span of a day set free.</summary>
    /// <remarks>Partial quarter hours at the ends are <em>not</em> free: what is promised is wholly free.</remarks>
    public WeekGrid With(DayOfWeek day, TimeOnly from, TimeOnly to)
    {
        var first = (MinuteOf(from) + 14) / 15;
        var afterLast = to == TimeOnly.MinValue ? QuartersPerDay : MinuteOf(to) / 15;
        var copy = ToBytes();
        for (var quarter = DayStart(day) + first; quarter < DayStart(day) + afterLast; quarter++)
        {
            copy[quarter >> 3] |= (byte)(1 << (quarter & 7));
        }

        return new WeekGrid(copy);
    }

    /// <summary>Whether every quarter hour touched by the span is free.</summary>
    public bool Covers(DayOfWeek day, TimeOnly from, TimeOnly to)
    {
        var first = MinuteOf(from) / 15;
        var afterLast = to == TimeOnly.MinValue ? QuartersPerDay : (MinuteOf(to) + 14) / 15;
        for (var quarter = DayStart(day) + first; quarter < DayStart(day) + afterLast; quarter++)
        {
            if (!this[quarter])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same week with every quarter hour set that the span touches, partial ones too.</summary>
    /// <remarks>For what is <em>taken</em> (lessons), where <see cref="With"/> is for what is <em>offered</em>: whoever
    /// is in class from 08:40 is busy from 08:30 on.</remarks>
    public WeekGrid WithTouched(DayOfWeek day, TimeOnly from, TimeOnly to)
    {
        var first = MinuteOf(from) / 15;
        var afterLast = to == TimeOnly.MinValue ? QuartersPerDay : (MinuteOf(to) + 14) / 15;
        var copy = ToBytes();
        for (var quarter = DayStart(day) + first; quarter < DayStart(day) + afterLast; quarter++)
        {
            copy[quarter >> 3] |= (byte)(1 << (quarter & 7));
        }

        return new WeekGrid(copy);
    }

    /// <summary>Whether every quarter hour set in the other week is set in this one.</summary>
    public bool Includes(WeekGrid other)
    {
        for (var index = 0; index < ByteCount; index++)
        {
            if ((other.bits[index] & ~bits[index]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Number of free quarter hours, 0 to 672.</summary>
    public int Count => bits.Sum(b => System.Numerics.BitOperations.PopCount(b));

    /// <inheritdoc/>
    public bool Equals(WeekGrid? other) => other is not null && bits.AsSpan().SequenceEqual(other.bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeekGrid);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bits);
        return hash.ToHashCode();
    }

    private static int DayStart(DayOfWeek day) => ((int)day + 6) % 7 * QuartersPerDay;

    private static int MinuteOf(TimeOnly time) => time.Hour * 60 + time.Minute;
}
