using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Packing;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Imports;

/// <summary>Files that wait for a person, kept as they were read: the decision needs no second upload.</summary>
internal static class HeldImports
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private const string AddSql = """
        insert into held_import (municipality_id, import_id, delivery)
        values (@municipality, @import, @delivery)
        """;

    private const string DeliverySql = """
        select h.delivery
        from held_import h
        where h.municipality_id = @municipality and h.import_id = @import
        """;

    private const string RemoveSql = """
        delete from held_import h
        where h.municipality_id = @municipality and h.import_id = @import
        """;

    // What it did is not what it would have done when it came: the figures are those of now.
    private const string ConfirmSql = """
        update import_run r set
            state = 'done', decided_by = @by, decided_at = @at, new_count = @newCount, changed_count = @changedCount,
            unchanged_count = @unchangedCount, withdrawn_count = @withdrawnCount, findings = @findings::jsonb
        where r.municipality_id = @municipality and r.import_id = @import
        """;

    private const string DiscardSql = """
        update import_run r set state = 'discarded', decided_by = @by, decided_at = @at
        where r.municipality_id = @municipality and r.import_id = @import
        """;

    public static async Task<ImportId> AddAsync(
        CountyScope scope, ImportSummary summary, Delivery delivery, CancellationToken cancellationToken)
    {
        var import = await ImportKeeping.AddAsync(scope, summary, cancellationToken);
        await scope.RunAsync(
            AddSql,
            new { municipality = scope.Municipality, import, delivery = Pack(delivery) },
            cancellationToken);
        return import;
    }

    public static async Task<Delivery?> ReadAsync(
        CountyScope scope, ImportId import, CancellationToken cancellationToken) =>
        await scope.RowOrNullAsync<byte[]>(
            DeliverySql, new { municipality = scope.Municipality, import }, cancellationToken) is { } packed
            ? Unpack(packed)
            : null;

    public static async Task<ImportId> ConfirmAsync(
        CountyScope scope, ImportId import, ImportSummary summary, CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            ConfirmSql,
            new
            {
                municipality = scope.Municipality,
                import,
                by = summary.By,
                at = summary.At,
                newCount = summary.New,
                changedCount = summary.Changed,
                unchangedCount = summary.Unchanged,
                withdrawnCount = summary.Withdrawn,
                findings = FindingJson.Write(summary.Findings),
            },
            cancellationToken);
        await scope.RunAsync(RemoveSql, new { municipality = scope.Municipality, import }, cancellationToken);
        return import;
    }

    public static async Task DiscardAsync(
        CountyScope scope, ImportId import, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            DiscardSql, new { municipality = scope.Municipality, import, by, at }, cancellationToken);
        await scope.RunAsync(RemoveSql, new { municipality = scope.Municipality, import }, cancellationToken);
    }

    private static byte[] Pack(Delivery delivery)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packing, delivery, Options);
        }

        return packed.ToArray();
    }

    private static Delivery Unpack(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var file = JsonSerializer.Deserialize<HeldFile>(unpacking, Options)!;
        return new Delivery(
            file.Subject, file.Source, file.Format, file.FileHash, file.IsFull, file.Rejected, file.Records,
            file.Updates, file.Removed, file.Findings);
    }

    /// <summary>A delivery as it is read back: its records packed away one after the other.</summary>
    private sealed record HeldFile(
        ImportSubject Subject,
        string Source,
        string Format,
        string FileHash,
        bool IsFull,
        int Rejected,
        PackedList<DeliveredRecord> Records,
        IReadOnlyList<CourseUpdate> Updates,
        IReadOnlyList<string> Removed,
        IReadOnlyList<Finding> Findings);
}
