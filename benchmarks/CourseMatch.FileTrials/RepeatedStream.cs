namespace CourseMatch.FileTrials;

/// <summary>A start, then the same bytes over and over, up to a length that fits into no memory.</summary>
internal sealed class RepeatedStream(byte[] start, byte[] again, long length) : Stream
{
    private const int BlockBytes = 1 << 16;

    private readonly byte[] block = length <= again.Length
        ? again
        : [.. Enumerable.Repeat(again, (BlockBytes / again.Length) + 1).SelectMany(one => one)];
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var (from, at) = position < start.Length
            ? (start, (int)position)
            : (block, (int)((position - start.Length) % block.Length));
        var count = (int)Math.Min(Math.Min(buffer.Length, from.Length - at), length - position);
        from.AsSpan(at, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
