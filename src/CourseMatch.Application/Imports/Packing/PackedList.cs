using System.Buffers;
using System.Collections;
using System.IO.Compression;
using System.Text.Json;

namespace CourseMatch.Application.Imports.Packing;

/// <summary>A list of records that takes little memory: what is full is packed in blocks and unpacked again block by
/// block while the list is walked.</summary>
/// <remarks>
/// A list of a hundred thousand people takes some 400 MB as objects and texts, and some 15 MB like this. Short lists
/// are never packed. Walking costs about as much as reading the records from JSON; asking for one by index unpacks a
/// block.
/// </remarks>
/// <typeparam name="T">Record; reading what was written gives an equal one (<see cref="RecordJson"/>).</typeparam>
public sealed class PackedList<T> : IReadOnlyList<T>, ICollection<T>
{
    /// <summary>Records of one block: what is open at a time outlives the youngest generation, so it is little.
    /// </summary>
    public const int BlockRecords = 64;

    private const int BrotliQuality = 1;
    private const int BrotliWindow = 20;

    private readonly List<(byte[] Packed, int Length)> blocks = [];
    private readonly List<T> open = new(16);
    private ArrayBufferWriter<byte>? buffer;

    /// <inheritdoc/>
    public int Count => (blocks.Count * BlockRecords) + open.Count;

    /// <inheritdoc/>
    public T this[int index] => index >= blocks.Count * BlockRecords
        ? open[index - (blocks.Count * BlockRecords)]
        : Unpacked(blocks[index / BlockRecords])[index % BlockRecords];

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <summary>Appends a record.</summary>
    public void Add(T record)
    {
        open.Add(record);
        if (open.Count == BlockRecords)
        {
            Pack();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var record in Unpacked(blocks[block]))
            {
                yield return record;
            }
        }

        foreach (var record in open)
        {
            yield return record;
        }
    }

    /// <inheritdoc/>
    public bool Contains(T record) => this.Any(one => EqualityComparer<T>.Default.Equals(one, record));

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex)
    {
        foreach (var record in this)
        {
            array[arrayIndex++] = record;
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        blocks.Clear();
        open.Clear();
    }

    /// <summary>Not offered: a packed list only grows.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    bool ICollection<T>.Remove(T record) => throw new NotSupportedException("A packed list only grows.");

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Pack()
    {
        buffer ??= new ArrayBufferWriter<byte>(1 << 16);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = RecordJson.Options.Encoder }))
        {
            JsonSerializer.Serialize(json, open, RecordJson.Options);
        }

        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount));
        try
        {
            if (!BrotliEncoder.TryCompress(buffer.WrittenSpan, packed, out var length, BrotliQuality, BrotliWindow))
            {
                throw new InvalidOperationException("A block does not fit into the longest it can become.");
            }

            blocks.Add((packed[..length], buffer.WrittenCount));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }

        open.Clear();
    }

    private static List<T> Unpacked((byte[] Packed, int Length) block)
    {
        var json = ArrayPool<byte>.Shared.Rent(block.Length);
        try
        {
            return BrotliDecoder.TryDecompress(block.Packed, json, out var length) && length == block.Length
                ? JsonSerializer.Deserialize<List<T>>(json.AsSpan(0, length), RecordJson.Options)!
                : throw new InvalidOperationException("A packed block cannot be unpacked.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }
}
