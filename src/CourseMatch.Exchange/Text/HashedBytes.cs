using System.Security.Cryptography;

namespace CourseMatch.Exchange.Text;

/// <summary>Bytes of a file, hashed while they are read and cut off at a limit.</summary>
internal sealed class HashedBytes(Stream stream, long bytesMax, CancellationToken cancellationToken) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long count;

    /// <summary>The file goes on behind the limit.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Reads on; 0 at the end or at the limit.</summary>
    public int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsTooLarge)
        {
            return 0;
        }

        var read = stream.Read(buffer);
        count += read;
        if (count > bytesMax)
        {
            IsTooLarge = true;
            return 0;
        }

        hash.AppendData(buffer[..read]);
        return read;
    }

    /// <summary>Reads what is left, unused, and gives the hash of the whole file in lower-case hexadecimal; of a file
    /// beyond the limit, the hash of the part within it.</summary>
    public string Finish()
    {
        var rest = new byte[64 * 1024];
        while (Read(rest) > 0)
        {
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();
}
