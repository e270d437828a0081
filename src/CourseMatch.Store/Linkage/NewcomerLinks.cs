using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application;
using CourseMatch.Application.Linkage;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Linkage;

/// <summary>Pairs of records that are, may be or are not one person.</summary>
internal static class NewcomerLinks
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string LinkRowsSql = """
        select l.link_id, l.kept_id, k.reference as kept_reference, k.source as kept_source, k.key as kept_key,
            l.duplicate_id, d.reference as duplicate_reference, d.source as duplicate_source, d.key as duplicate_key,
            l.state, l.bits, l.reasons, l.fields, l.found_at, l.decided_by, l.decided_at
        from newcomer_link l
        join newcomer k on k.municipality_id = l.municipality_id and k.newcomer_id = l.kept_id
        join newcomer d on d.municipality_id = l.municipality_id and d.newcomer_id = l.duplicate_id
        where l.municipality_id = @municipality and (@state::text is null or l.state = @state)
        order by l.bits desc, l.link_id
        limit @count offset @skip
        """;

    private const string CountSql = """
        select count(*)::int
        from newcomer_link l
        where l.municipality_id = @municipality and l.state = @state
        """;

    private const string PersonRowsSql = """
        select n.newcomer_id, n.reference, n.source, n.key
        from newcomer n
        where n.municipality_id = @municipality
        order by n.newcomer_id
        """;

    private const string AddSql = """
        insert into newcomer_link (municipality_id, kept_id, duplicate_id, state, bits, reasons, fields, found_at,
            decided_by, decided_at)
        select @municipality, r.kept_id, r.duplicate_id, r.state, r.bits, r.reasons::jsonb, r.fields::jsonb, r.found_at,
            r.decided_by, r.decided_at
        from unnest(@kept::int[], @duplicates::int[], @states::text[], @bits::double precision[], @reasons::text[],
            @fields::text[], @foundAt::timestamptz[], @decidedBy::text[], @decidedAt::timestamptz[])
            as r (kept_id, duplicate_id, state, bits, reasons, fields, found_at, decided_by, decided_at)
        """;

    private const string ChangeSql = """
        update newcomer_link l set
            kept_id = r.kept_id, duplicate_id = r.duplicate_id, state = r.state, fields = r.fields::jsonb,
            decided_by = r.decided_by, decided_at = r.decided_at
        from unnest(@links::int[], @kept::int[], @duplicates::int[], @states::text[], @fields::text[],
            @decidedBy::text[], @decidedAt::timestamptz[])
            as r (link_id, kept_id, duplicate_id, state, fields, decided_by, decided_at)
        where l.municipality_id = @municipality and l.link_id = r.link_id
        """;

    private const string SetActiveSql = """
        update newcomer n set is_active = @isActive
        where n.municipality_id = @municipality and n.newcomer_id = any(@newcomers::int[])
            and n.is_active <> @isActive
        """;

    public static Task<IReadOnlyList<NewcomerLink>> ReadAsync(
        CountyScope scope, LinkState? state, CancellationToken cancellationToken) =>
        ReadAsync(scope, state, 0, int.MaxValue, cancellationToken);

    /// <summary>How many there are in one state, and some of them, the surest first.</summary>
    public static async Task<(int Count, IReadOnlyList<NewcomerLink> Some)> SomeAsync(
        CountyScope scope, LinkState state, int skip, int count, CancellationToken cancellationToken) => (
            await scope.RowAsync<int>(
                CountSql, new { municipality = scope.Municipality, state }, cancellationToken),
            await ReadAsync(scope, state, skip, count, cancellationToken));

    private static async Task<IReadOnlyList<NewcomerLink>> ReadAsync(
        CountyScope scope, LinkState? state, int skip, int count, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<LinkRow>(
            LinkRowsSql,
            new { municipality = scope.Municipality, state = EnumText<LinkState>.Of(state), skip, count },
            cancellationToken);
        return [.. rows.Select(row => new NewcomerLink(
            row.LinkId,
            new LinkedPerson(row.KeptId, row.KeptReference, row.KeptSource, row.KeptKey),
            new LinkedPerson(row.DuplicateId, row.DuplicateReference, row.DuplicateSource, row.DuplicateKey),
            row.State,
            row.Bits,
            JsonSerializer.Deserialize<LinkReason[]>(row.Reasons, Options)!,
            JsonSerializer.Deserialize<FieldSource[]>(row.Fields, Options)!,
            row.FoundAt,
            row.DecidedBy,
            row.DecidedAt))];
    }

    public static async Task<IReadOnlyList<LinkedPerson>> PeopleAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var rows = await scope.RowsAsync<PersonRow>(
            PersonRowsSql, new { municipality = scope.Municipality }, cancellationToken);
        return [.. rows.Select(row => new LinkedPerson(row.NewcomerId, row.Reference, row.Source, row.Key))];
    }

    /// <summary>Adds links without a number, changes the others.</summary>
    public static async Task SaveAsync(
        CountyScope scope, IReadOnlyList<NewcomerLink> links, CancellationToken cancellationToken)
    {
        var added = links.Where(link => link.Id == 0).ToArray();
        if (added.Length > 0)
        {
            await scope.RunAsync(AddSql, ValuesOf(scope, added), cancellationToken);
        }

        var changed = links.Where(link => link.Id != 0).ToArray();
        if (changed.Length > 0)
        {
            await scope.RunAsync(ChangeSql, ValuesOf(scope, changed), cancellationToken);
        }
    }

    public static Task SetActiveAsync(
        CountyScope scope,
        IReadOnlyList<NewcomerId> newcomers,
        bool isActive,
        CancellationToken cancellationToken) =>
        newcomers.Count == 0
            ? Task.CompletedTask
            : scope.RunAsync(
                SetActiveSql,
                new
                {
                    municipality = scope.Municipality,
                    newcomers = newcomers.Select(newcomer => newcomer.Value).ToArray(),
                    isActive,
                },
                cancellationToken);

    private static object ValuesOf(CountyScope scope, NewcomerLink[] links) => new
    {
        municipality = scope.Municipality,
        links = links.Select(link => link.Id).ToArray(),
        kept = links.Select(link => link.Kept.Newcomer.Value).ToArray(),
        duplicates = links.Select(link => link.Duplicate.Newcomer.Value).ToArray(),
        states = links.Select(link => EnumText<LinkState>.Of(link.State)).ToArray(),
        bits = links.Select(link => link.Bits).ToArray(),
        reasons = links.Select(link => JsonSerializer.Serialize(link.Reasons, Options)).ToArray(),
        fields = links.Select(link => JsonSerializer.Serialize(link.Fields, Options)).ToArray(),
        foundAt = links.Select(link => link.FoundAt.UtcDateTime).ToArray(),
        decidedBy = links.Select(link => link.DecidedBy).ToArray(),
        decidedAt = links.Select(link => link.DecidedAt?.UtcDateTime).ToArray(),
    };

    private sealed record LinkRow(
        int LinkId,
        NewcomerId KeptId,
        string KeptReference,
        string KeptSource,
        string? KeptKey,
        NewcomerId DuplicateId,
        string DuplicateReference,
        string DuplicateSource,
        string? DuplicateKey,
        LinkState State,
        double Bits,
        string Reasons,
        string Fields,
        DateTimeOffset FoundAt,
        string? DecidedBy,
        DateTimeOffset? DecidedAt);

    private sealed record PersonRow(NewcomerId NewcomerId, string Reference, string Source, string? Key);
}
