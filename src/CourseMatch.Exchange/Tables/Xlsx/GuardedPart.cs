namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>One part of a package while it is unpacked: never more bytes than it announced, never a stretch without a
/// tag longer than any real one, so that no parser behind it can be made to hold it all.</summary>
internal sealed class GuardedPart(Stream inner, long announced, CancellationToken cancellationToken) : Stream
{
    private const int RunMax = 1 << 20;

    private long count;
    private int run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => announced;

    public override long Position { get => count; set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The part is longer than announced, or is no markup.</exception>
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        count += read;
        var last = buffer[..read].LastIndexOf((byte)'<');
        var first = buffer[..read].IndexOf((byte)'<');
        if (count > announced || run + (first < 0 ? read : first) > RunMax)
        {
            throw new InvalidDataException("A part of the package is not what it says.");
        }

        run = last < 0 ? run + read : read - last;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
