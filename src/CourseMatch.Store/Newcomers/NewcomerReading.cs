using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Places;

namespace CourseMatch.Store.Newcomers;

/// <summary>Reads all newcomers with their entitlements.</summary>
internal static class NewcomerReading
{
    private const string NewcomerRowsSql = """
        select n.newcomer_id, n.household_id, n.reference, n.family_name, n.given_name, n.birth_date, n.gender,
            n.languages, n.scripts, n.literacy, n.school_years, n.attends_school, n.proof_level_step, n.proof_kind,
            n.proof_on, n.proof_predicts_intensive, n.recommended_kind, n.street, n.postcode, n.town, n.latitude,
            n.longitude, n.is_point_approximate, n.mobility, n.journey_minutes_max, n.available_even_weeks,
            n.available_odd_weeks, n.needs_step_free, n.needs_hearing_support, n.needs_vision_support,
            n.wishes_women_only, n.wished_day_part, n.wished_kind, n.wished_provider, n.registered_on, n.is_active,
            n.email, n.phone, n.letter_language
        from newcomer n
        where n.municipality_id = @municipality
        order by n.newcomer_id
        """;

    private const string EntitlementRowsSql = """
        select e.newcomer_id, e.scheme, e.kind, e.issuer, e.issued_on, e.valid_until, e.permit_issued_on,
            e.registered_on, e.interrupted_since, e.units_consumed, e.repeat_units_granted, e.repeat_units_consumed
        from entitlement e
        where e.municipality_id = @municipality
        order by e.newcomer_id, e.entitlement_number
        """;

    public static async Task<IReadOnlyList<Newcomer>> ReadAsync(
        CountyScope scope, CancellationToken cancellationToken)
    {
        var values = new { municipality = scope.Municipality };
        var entitlements = (await scope.RowsAsync<EntitlementRow>(EntitlementRowsSql, values, cancellationToken))
            .ToLookup(row => row.NewcomerId);
        var newcomers = await scope.RowsAsync<NewcomerRow>(NewcomerRowsSql, values, cancellationToken);
        return [.. newcomers.Select(row => NewcomerOf(row, entitlements[row.NewcomerId]))];
    }

    private static Newcomer NewcomerOf(NewcomerRow row, IEnumerable<EntitlementRow> entitlements) => new(
        row.NewcomerId,
        row.Reference,
        row.FamilyName,
        row.GivenName,
        row.BirthDate,
        row.Gender,
        row.Languages,
        row.Scripts,
        row.Literacy,
        row.SchoolYears,
        row.AttendsSchool,
        row is { ProofLevelStep: { } level, ProofKind: { } kind }
            ? new LevelProof(level, kind, row.ProofOn, row.ProofPredictsIntensive == true)
            : null,
        row.RecommendedKind,
        StoredAddress.Of(row.Street, row.Postcode, row.Town, row.Latitude, row.Longitude, row.IsPointApproximate),
        row.Mobility,
        row.JourneyMinutesMax,
        new Availability(row.AvailableEvenWeeks, row.AvailableOddWeeks),
        StoredNeeds.Of(row.NeedsStepFree, row.NeedsHearingSupport, row.NeedsVisionSupport),
        new Wishes(row.WishesWomenOnly, row.WishedDayPart, row.WishedKind, row.WishedProvider),
        row.RegisteredOn,
        row.HouseholdId,
        [.. entitlements.Select(EntitlementOf)],
        row.IsActive)
    {
        Contact = (row.Email ?? row.Phone ?? row.LetterLanguage) is null
            ? null
            : new Contact(row.Email, row.Phone, row.LetterLanguage),
    };

    private static Entitlement EntitlementOf(EntitlementRow row) => new(
        row.Scheme,
        row.Kind,
        row.Issuer,
        row.IssuedOn,
        row.ValidUntil,
        row.PermitIssuedOn,
        row.RegisteredOn,
        row.InterruptedSince,
        row.UnitsConsumed,
        row.RepeatUnitsGranted,
        row.RepeatUnitsConsumed);

    private sealed record NewcomerRow(
        NewcomerId NewcomerId,
        HouseholdId? HouseholdId,
        string Reference,
        string FamilyName,
        string GivenName,
        DateOnly BirthDate,
        Gender Gender,
        string[] Languages,
        string[] Scripts,
        Literacy Literacy,
        int? SchoolYears,
        bool AttendsSchool,
        Level? ProofLevelStep,
        ProofKind? ProofKind,
        DateOnly? ProofOn,
        bool? ProofPredictsIntensive,
        CourseKind? RecommendedKind,
        string? Street,
        string? Postcode,
        string? Town,
        double? Latitude,
        double? Longitude,
        bool IsPointApproximate,
        Mobility Mobility,
        int? JourneyMinutesMax,
        WeekGrid AvailableEvenWeeks,
        WeekGrid AvailableOddWeeks,
        bool NeedsStepFree,
        bool NeedsHearingSupport,
        bool NeedsVisionSupport,
        bool WishesWomenOnly,
        DayPart? WishedDayPart,
        CourseKind? WishedKind,
        string? WishedProvider,
        DateOnly RegisteredOn,
        bool IsActive,
        string? Email,
        string? Phone,
        string? LetterLanguage);

    private sealed record EntitlementRow(
        NewcomerId NewcomerId,
        Scheme Scheme,
        EntitlementKind Kind,
        Issuer Issuer,
        DateOnly? IssuedOn,
        DateOnly? ValidUntil,
        DateOnly? PermitIssuedOn,
        DateOnly? RegisteredOn,
        DateOnly? InterruptedSince,
        int UnitsConsumed,
        int RepeatUnitsGranted,
        int RepeatUnitsConsumed);
}
