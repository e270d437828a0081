namespace CourseMatch.Solving.Tests.Portable;

/// <summary>Hands out its bytes a few at a time, as a slow network does.</summary>
internal sealed class CutStream(byte[] bytes, int cut) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, cut));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, cut)]);
}
