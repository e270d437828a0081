using System.IO.Compression;
using System.Security.Cryptography;
using CourseMatch.Host.Access;

namespace CourseMatch.Host.Assets;

/// <summary>One file browsers load beside a page: carried inside the program, so that it is there however the program
/// was installed, and packed once.</summary>
internal sealed class Asset
{
    private static readonly (string Name, string Type)[] Known =
    [
        ("kern.css", "text/css"), ("desk.css", "text/css"), ("htmx.js", "text/javascript"),
        ("desk.js", "text/javascript"),
    ];

    private static readonly Dictionary<string, Asset> All = Known.ToDictionary(
        known => known.Name, known => new Asset(known.Name, known.Type));

    private readonly string type;
    private readonly byte[] content;
    private readonly Lazy<byte[]> packed;

    private Asset(string name, string type)
    {
        this.type = type;
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"CourseMatch.Host.Assets.{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        content = copy.ToArray();
        packed = new Lazy<byte[]>(Pack);
        Address = $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }

    /// <summary>Address with a mark of the content: what was loaded under it may be kept for good.</summary>
    public string Address { get; }

    /// <summary>The asset of a name, for the layout.</summary>
    public static Asset Of(string name) => All[name];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, _) in Known)
        {
            routes.MapGet($"/assets/{name}", All[name].WriteAsync).Everybody().ExcludeFromDescription();
        }
    }

    private Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = $"{type}; charset=utf-8";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        var isPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (isPacked)
        {
            response.Headers.ContentEncoding = "br";
        }

        var body = isPacked ? packed.Value : content;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private byte[] Pack()
    {
        using var result = new MemoryStream();
        using (var packing = new BrotliStream(result, CompressionLevel.Optimal))
        {
            packing.Write(content);
        }

        return result.ToArray();
    }
}
