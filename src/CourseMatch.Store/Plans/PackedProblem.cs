using System.IO.Compression;

namespace CourseMatch.Store.Plans;

/// <summary>A problem as the database keeps it: the bytes given, compressed with brotli.</summary>
internal static class PackedProblem
{
    public static byte[] Pack(byte[] problem)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            packing.Write(problem);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var problem = new MemoryStream();
        unpacking.CopyTo(problem);
        return problem.ToArray();
    }
}
