using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Inserts or changes newcomers of one source, with households, children and entitlements.</summary>
internal static class NewcomerSaving
{
    // Of an address without coordinates the middle of the postcode area stands in, and says so.
    private const string SaveSql = """
        insert into newcomer (municipality_id, newcomer_id, household_id, source, key, reference, family_name,
            given_name, birth_date, gender, languages, scripts, literacy, school_years, attends_school,
            proof_level_step, proof_kind, proof_on, proof_predicts_intensive, recommended_kind, street, postcode, town,
            latitude, longitude, is_point_approximate, mobility, journey_minutes_max, available_even_weeks,
            available_odd_weeks, needs_step_free, needs_hearing_support, needs_vision_support, wishes_women_only,
            wished_day_part, wished_kind, wished_provider, registered_on, is_active, email, phone, letter_language)
        select @municipality, r.newcomer_id, r.household_id, @source, r.key, r.reference, r.family_name, r.given_name,
            r.birth_date, r.gender, string_to_array(r.languages, chr(31)), string_to_array(r.scripts, chr(31)),
            r.literacy, r.school_years, r.attends_school, r.proof_level_step, r.proof_kind, r.proof_on,
            r.proof_predicts_intensive, r.recommended_kind, r.street, r.postcode, r.town,
            coalesce(r.latitude, p.latitude), coalesce(r.longitude, p.longitude),
            r.is_approximate or (r.latitude is null and p.latitude is not null), r.mobility, r.journey_minutes_max,
            r.even_weeks, r.odd_weeks, r.step_free, r.hearing_support, r.vision_support, r.women_only,
            r.wished_day_part, r.wished_kind, r.wished_provider, r.registered_on, r.is_active,
            r.email, r.phone, r.letter_language
        from unnest(@newcomers::int[], @households::int[], @keys::text[], @references::text[], @familyNames::text[],
            @givenNames::text[], @birthDates::date[], @genders::text[], @languages::text[], @scripts::text[],
            @literacies::text[], @schoolYears::int[], @attendSchool::boolean[], @proofLevels::int[],
            @proofKinds::text[], @proofDays::date[], @predictIntensive::boolean[], @recommendedKinds::text[],
            @streets::text[], @postcodes::text[], @towns::text[], @latitudes::double precision[],
            @longitudes::double precision[], @areApproximate::boolean[], @mobilities::text[], @journeys::int[],
            @evenWeeks::bytea[], @oddWeeks::bytea[], @needStepFree::boolean[], @needHearingSupport::boolean[],
            @needVisionSupport::boolean[], @wishWomenOnly::boolean[], @wishedDayParts::text[], @wishedKinds::text[],
            @wishedProviders::text[], @registeredOn::date[], @areActive::boolean[], @emails::text[],
            @phones::text[], @letterLanguages::text[])
            as r (newcomer_id, household_id, key, reference, family_name, given_name, birth_date, gender, languages,
                scripts, literacy, school_years, attends_school, proof_level_step, proof_kind, proof_on,
                proof_predicts_intensive, recommended_kind, street, postcode, town, latitude, longitude,
                is_approximate, mobility, journey_minutes_max, even_weeks, odd_weeks, step_free, hearing_support,
                vision_support, women_only, wished_day_part, wished_kind, wished_provider, registered_on, is_active,
                email, phone, letter_language)
        left join postcode p on p.municipality_id = @municipality and p.postcode = r.postcode and p.is_reliable
            and r.latitude is null
        on conflict on constraint newcomer_key do update set
            household_id = excluded.household_id,
            source = excluded.source,
            key = excluded.key,
            reference = excluded.reference,
            family_name = excluded.family_name,
            given_name = excluded.given_name,
            birth_date = excluded.birth_date,
            gender = excluded.gender,
            languages = excluded.languages,
            scripts = excluded.scripts,
            literacy = excluded.literacy,
            school_years = excluded.school_years,
            attends_school = excluded.attends_school,
            proof_level_step = excluded.proof_level_step,
            proof_kind = excluded.proof_kind,
            proof_on = excluded.proof_on,
            proof_predicts_intensive = excluded.proof_predicts_intensive,
            recommended_kind = excluded.recommended_kind,
            street = excluded.street,
            postcode = excluded.postcode,
            town = excluded.town,
            latitude = excluded.latitude,
            longitude = excluded.longitude,
            is_point_approximate = excluded.is_point_approximate,
            mobility = excluded.mobility,
            journey_minutes_max = excluded.journey_minutes_max,
            available_even_weeks = excluded.available_even_weeks,
            available_odd_weeks = excluded.available_odd_weeks,
            needs_step_free = excluded.needs_step_free,
            needs_hearing_support = excluded.needs_hearing_support,
            needs_vision_support = excluded.needs_vision_support,
            wishes_women_only = excluded.wishes_women_only,
            wished_day_part = excluded.wished_day_part,
            wished_kind = excluded.wished_kind,
            wished_provider = excluded.wished_provider,
            registered_on = excluded.registered_on,
            is_active = excluded.is_active,
            email = excluded.email,
            phone = excluded.phone,
            letter_language = excluded.letter_language
        """;

    private const string WithdrawSql = """
        update newcomer n set is_active = false
        where n.municipality_id = @municipality and n.source = @source and n.key = any(@keys::text[]) and n.is_active
        """;

    /// <summary>Separates the words of a list on their way to the database; no keyboard types it.</summary>
    private const char UnitSeparator = '\u001F';

    public static async Task SaveAsync(
        CountyScope scope, string source, IReadOnlyList<NewcomerRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return;
        }

        DistinctKeys.Require(records, record => record.Key);
        DistinctKeys.Require(records, record => record.Newcomer.Reference);
        var numbers = await NewcomerIdentities.ResolveAsync(scope, source, records, cancellationToken);
        var households = await HouseholdSaving.SaveAsync(scope, source, records, cancellationToken);
        await scope.RunAsync(SaveSql, ValuesOf(scope, source, records, numbers, households), cancellationToken);
        await EntitlementSaving.SaveAsync(
            scope,
            [.. records.Select(record => (numbers[record.Key], record.Newcomer.Entitlements))],
            cancellationToken);
        await ChildSaving.SaveAsync(
            scope,
            [.. numbers.Values],
            [.. records
                .Where(record => households.ContainsKey(record.Key))
                .Select(record => new HouseholdLine(numbers[record.Key], households[record.Key], record.Children))],
            cancellationToken);
    }

    /// <summary>Newcomers a full list no longer names: they keep their history and take part in no matching.</summary>
    public static Task WithdrawAsync(
        CountyScope scope, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        scope.RunAsync(
            WithdrawSql,
            new { municipality = scope.Municipality, source, keys = keys.ToArray() },
            cancellationToken);

    private static object ValuesOf(
        CountyScope scope,
        string source,
        IReadOnlyList<NewcomerRecord> records,
        IReadOnlyDictionary<string, int> numbers,
        IReadOnlyDictionary<string, int> households)
    {
        T[] Each<T>(Func<Newcomer, T> part) => [.. records.Select(record => part(record.Newcomer))];

        return new
        {
            municipality = scope.Municipality,
            source,
            newcomers = records.Select(record => numbers[record.Key]).ToArray(),
            households = records
                .Select(record => households.TryGetValue(record.Key, out var household) ? household : (int?)null)
                .ToArray(),
            keys = records.Select(record => record.Key).ToArray(),
            references = Each(person => person.Reference),
            familyNames = Each(person => person.FamilyName),
            givenNames = Each(person => person.GivenName),
            birthDates = Each(person => person.BirthDate),
            genders = Each(person => EnumText<Gender>.Of(person.Gender)),
            languages = Each(person => string.Join(UnitSeparator, person.Languages)),
            scripts = Each(person => string.Join(UnitSeparator, person.Scripts)),
            literacies = Each(person => EnumText<Literacy>.Of(person.Literacy)),
            schoolYears = Each(person => person.SchoolYears),
            attendSchool = Each(person => person.AttendsSchool),
            proofLevels = Each(person => person.Proof?.EntryLevel.Step),
            proofKinds = Each(person => EnumText<ProofKind>.Of(person.Proof?.Kind)),
            proofDays = Each(person => person.Proof?.On),
            predictIntensive = Each(person => person.Proof?.PredictsIntensive),
            recommendedKinds = Each(person => EnumText<CourseKind>.Of(person.RecommendedKind)),
            streets = Each(person => person.Address.Street),
            postcodes = Each(person => person.Address.Postcode),
            towns = Each(person => person.Address.Town),
            latitudes = Each(person => person.Address.Point?.Latitude),
            longitudes = Each(person => person.Address.Point?.Longitude),
            areApproximate = Each(person => person.Address is { Point: not null, IsPointApproximate: true }),
            mobilities = Each(person => EnumText<Mobility>.Of(person.Mobility)),
            journeys = Each(person => person.JourneyMinutesMax),
            evenWeeks = Each(person => person.Availability.EvenWeeks.ToBytes()),
            oddWeeks = Each(person => person.Availability.OddWeeks.ToBytes()),
            needStepFree = Each(person => person.Needs.HasFlag(FunctionalNeeds.StepFree)),
            needHearingSupport = Each(person => person.Needs.HasFlag(FunctionalNeeds.HearingSupport)),
            needVisionSupport = Each(person => person.Needs.HasFlag(FunctionalNeeds.VisionSupport)),
            wishWomenOnly = Each(person => person.Wishes.WomenOnly),
            wishedDayParts = Each(person => EnumText<DayPart>.Of(person.Wishes.Part)),
            wishedKinds = Each(person => EnumText<CourseKind>.Of(person.Wishes.Kind)),
            wishedProviders = Each(person => person.Wishes.Provider),
            registeredOn = Each(person => person.RegisteredOn),
            areActive = Each(person => person.IsActive),
            emails = Each(person => person.Contact?.Email),
            phones = Each(person => person.Contact?.Phone),
            letterLanguages = Each(person => person.Contact?.Language),
        };
    }
}
