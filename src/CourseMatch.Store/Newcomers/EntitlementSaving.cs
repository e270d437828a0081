using CourseMatch.Application.Newcomers;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Replaces the entitlements of newcomers, in the order their list gives them.</summary>
internal static class EntitlementSaving
{
    private const string RemoveSql = """
        delete from entitlement e
        where e.municipality_id = @municipality and e.newcomer_id = any(@newcomers::int[])
        """;

    private const string AddSql = """
        insert into entitlement (municipality_id, newcomer_id, entitlement_number, scheme, kind, issuer, issued_on,
            valid_until, permit_issued_on, registered_on, interrupted_since, units_consumed, repeat_units_granted,
            repeat_units_consumed)
        select @municipality, r.newcomer_id, r.entitlement_number, r.scheme, r.kind, r.issuer, r.issued_on,
            r.valid_until, r.permit_issued_on, r.registered_on, r.interrupted_since, r.units_consumed,
            r.repeat_granted, r.repeat_consumed
        from unnest(@newcomers::int[], @numbers::int[], @schemes::text[], @kinds::text[], @issuers::text[],
            @issuedOn::date[], @validUntil::date[], @permitIssuedOn::date[], @registeredOn::date[],
            @interruptedSince::date[], @consumed::int[], @repeatGranted::int[], @repeatConsumed::int[])
            as r (newcomer_id, entitlement_number, scheme, kind, issuer, issued_on, valid_until, permit_issued_on,
                registered_on, interrupted_since, units_consumed, repeat_granted, repeat_consumed)
        """;

    public static async Task SaveAsync(
        CountyScope scope,
        IReadOnlyList<(int Newcomer, IReadOnlyList<Entitlement> Entitlements)> people,
        CancellationToken cancellationToken)
    {
        await scope.RunAsync(
            RemoveSql,
            new
            {
                municipality = scope.Municipality,
                newcomers = people.Select(person => person.Newcomer).ToArray(),
            },
            cancellationToken);
        var rows = people
            .SelectMany(person => person.Entitlements.Select(
                (entitlement, index) => (person.Newcomer, Number: index + 1, Entitlement: entitlement)))
            .ToArray();

        T[] Each<T>(Func<Entitlement, T> part) => [.. rows.Select(row => part(row.Entitlement))];

        await scope.RunAsync(
            AddSql,
            new
            {
                municipality = scope.Municipality,
                newcomers = rows.Select(row => row.Newcomer).ToArray(),
                numbers = rows.Select(row => row.Number).ToArray(),
                schemes = Each(entitlement => EnumText<Scheme>.Of(entitlement.Scheme)),
                kinds = Each(entitlement => EnumText<EntitlementKind>.Of(entitlement.Kind)),
                issuers = Each(entitlement => EnumText<Issuer>.Of(entitlement.Issuer)),
                issuedOn = Each(entitlement => entitlement.IssuedOn),
                validUntil = Each(entitlement => entitlement.ValidUntil),
                permitIssuedOn = Each(entitlement => entitlement.PermitIssuedOn),
                registeredOn = Each(entitlement => entitlement.RegisteredOn),
                interruptedSince = Each(entitlement => entitlement.InterruptedSince),
                consumed = Each(entitlement => entitlement.UnitsConsumed),
                repeatGranted = Each(entitlement => entitlement.RepeatUnitsGranted),
                repeatConsumed = Each(entitlement => entitlement.RepeatUnitsConsumed),
            },
            cancellationToken);
    }
}
