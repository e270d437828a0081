using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Store.Counties;
using CourseMatch.Store.Places;

namespace CourseMatch.Store.Courses;

/// <summary>Inserts or changes courses. A course keeps its identifier and its promises as long as its provider keeps
/// its key; being named again, whatever had become of it, puts it in the state the file says.</summary>
internal static class CourseSaving
{
    // Which of the booked people are ours is settled here, when the count is read: docs/decisions/0003.
    private const string SavedCourseRowsSql = """
        insert into course as c (municipality_id, provider_id, key, number, title, kind, site_id, seats,
            minimum_to_run, seats_reserved, seats_booked, seats_of_others, is_women_only, is_for_parents, mode,
            funding, state)
        select @municipality, @provider, r.key, r.number, r.title, r.kind, r.site_id, r.seats, r.minimum_to_run,
            r.seats_reserved, r.seats_booked, coalesce(r.seats_booked, 0), r.is_women_only, r.is_for_parents, r.mode,
            r.funding, r.state
        from unnest(@keys::text[], @numbers::text[], @titles::text[], @kinds::text[], @sites::int[], @seats::int[],
            @minima::int[], @reserved::int[], @booked::int[], @areWomenOnly::boolean[], @areForParents::boolean[],
            @modes::text[], @fundings::text[], @states::text[])
            as r (key, number, title, kind, site_id, seats, minimum_to_run, seats_reserved, seats_booked,
                is_women_only, is_for_parents, mode, funding, state)
        on conflict on constraint course_key_unique do update set
            number = excluded.number,
            title = excluded.title,
            kind = excluded.kind,
            site_id = excluded.site_id,
            seats = excluded.seats,
            minimum_to_run = excluded.minimum_to_run,
            seats_reserved = excluded.seats_reserved,
            seats_booked = excluded.seats_booked,
            seats_of_others = greatest(0, excluded.seats_of_others - (
                select count(*)
                from promise p
                join provider v on v.municipality_id = c.municipality_id and v.provider_id = c.provider_id
                where p.municipality_id = c.municipality_id and p.course_id = c.course_id and p.ended_at is null
                    and v.counts_include_promises)),
            is_women_only = excluded.is_women_only,
            is_for_parents = excluded.is_for_parents,
            mode = excluded.mode,
            funding = excluded.funding,
            state = excluded.state
        returning c.course_id, c.key
        """;

    private const string WithdrawSql = """
        update course c set state = 'withdrawn'
        from provider p
        where c.municipality_id = @municipality and c.key = any(@keys::text[])
            and c.state not in ('cancelled', 'finished', 'withdrawn')
            and p.municipality_id = c.municipality_id and p.provider_id = c.provider_id
            and lower(p.name) = lower(@provider)
        """;

    public static async Task SaveAsync(
        CountyScope scope,
        ProviderId provider,
        IReadOnlyList<CourseRecord> records,
        CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return;
        }

        DistinctKeys.Require(records, record => record.Key);
        var siteOf = await SiteSaving.SaveAsync(scope, records.Select(record => record.Site), cancellationToken);
        var saved = await scope.RowsAsync<SavedCourseRow>(
            SavedCourseRowsSql,
            new
            {
                municipality = scope.Municipality,
                provider,
                keys = records.Select(record => record.Key).ToArray(),
                numbers = records.Select(record => record.Number).ToArray(),
                titles = records.Select(record => record.Title).ToArray(),
                kinds = records.Select(record => EnumText<CourseKind>.Of(record.Kind)).ToArray(),
                sites = records.Select(record => siteOf(record.Site)).ToArray(),
                seats = records.Select(record => record.Seats).ToArray(),
                minima = records.Select(record => record.MinimumToRun).ToArray(),
                reserved = records.Select(record => record.SeatsReserved).ToArray(),
                booked = records.Select(record => record.SeatsBooked).ToArray(),
                areWomenOnly = records.Select(record => record.IsWomenOnly).ToArray(),
                areForParents = records.Select(record => record.IsForParents).ToArray(),
                modes = records.Select(record => EnumText<CourseMode>.Of(record.Mode)).ToArray(),
                fundings = records.Select(record => EnumText<Funding>.Of(record.Funding)).ToArray(),
                states = records.Select(record => EnumText<CourseState>.Of(record.State)).ToArray(),
            },
            cancellationToken);
        var courses = saved.ToDictionary(row => row.Key, row => row.CourseId.Value, StringComparer.Ordinal);
        await TimetableSaving.SaveAsync(
            scope, [.. records.Select(record => (courses[record.Key], record))], cancellationToken);
    }

    /// <summary>Courses the provider's file no longer names. Cancelled and finished ones stay what they are: that says
    /// more.</summary>
    public static Task WithdrawAsync(
        CountyScope scope, string provider, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        scope.RunAsync(
            WithdrawSql,
            new { municipality = scope.Municipality, provider = provider.Trim(), keys = keys.ToArray() },
            cancellationToken);

    private sealed record SavedCourseRow(CourseId CourseId, string Key);
}
