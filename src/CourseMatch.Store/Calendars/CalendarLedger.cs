using CourseMatch.Application;
using CourseMatch.Application.Calendars;
using CourseMatch.Application.Places;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Calendars;

/// <summary>The table behind <see cref="ICalendarLedger"/>.</summary>
public sealed class CalendarLedger(NpgsqlDataSource database) : ICalendarLedger
{
    private const string LockSql = """
        select pg_advisory_xact_lock(@municipality, hashtext('calendar ' || @calendar)) is null
        """;

    private const string EntryRowsSql = """
        select c.uid, c.course_key, c.day, c.from_time, c.to_time, c.title, c.place, c.latitude, c.longitude,
            c.sequence, c.is_cancelled, c.changed_at
        from calendar_entry c
        where c.municipality_id = @municipality and c.calendar = @calendar
        order by c.uid
        """;

    private const string SaveSql = """
        insert into calendar_entry (municipality_id, calendar, uid, newcomer_id, course_key, day, from_time, to_time,
            title, place, latitude, longitude, sequence, is_cancelled, changed_at)
        values (@municipality, @calendar, @uid, @newcomer, @courseKey, @day, @from, @to, @title, @place, @latitude,
            @longitude, @sequence, @isCancelled, @changedAt)
        on conflict on constraint calendar_entry_key do update set
            course_key = excluded.course_key,
            day = excluded.day,
            from_time = excluded.from_time,
            to_time = excluded.to_time,
            title = excluded.title,
            place = excluded.place,
            latitude = excluded.latitude,
            longitude = excluded.longitude,
            sequence = excluded.sequence,
            is_cancelled = excluded.is_cancelled,
            changed_at = excluded.changed_at
        """;

    static CalendarLedger() => DapperTypes.Register();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CalendarEntry>> ContinueAsync(
        MunicipalityId municipality,
        CalendarOwner owner,
        Func<IReadOnlyList<CalendarEntry>, IReadOnlyList<CalendarEntry>> next,
        CancellationToken cancellationToken)
    {
        var calendar = owner.Newcomer is { } person
            ? FormattableString.Invariant($"newcomer/{person.Value}")
            : FormattableString.Invariant($"course/{owner.Course!.Value.Value}");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            LockSql, new { municipality, calendar }, transaction, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<EntryRow>(new CommandDefinition(
            EntryRowsSql, new { municipality, calendar }, transaction, cancellationToken: cancellationToken));
        CalendarEntry[] before = [.. rows.Select(row => row.Entry())];
        var now = next(before);
        foreach (var entry in now.Where(entry => !before.Contains(entry)))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                SaveSql,
                new
                {
                    municipality,
                    calendar,
                    uid = entry.Uid,
                    newcomer = owner.Newcomer,
                    courseKey = entry.CourseKey,
                    day = entry.Day,
                    from = entry.From,
                    to = entry.To,
                    title = entry.Title,
                    place = entry.Place,
                    latitude = entry.Point?.Latitude,
                    longitude = entry.Point?.Longitude,
                    sequence = entry.Sequence,
                    isCancelled = entry.IsCancelled,
                    changedAt = entry.ChangedAt,
                },
                transaction,
                cancellationToken: cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return now;
    }

    private sealed record EntryRow(
        string Uid,
        string CourseKey,
        DateOnly Day,
        TimeOnly? FromTime,
        TimeOnly? ToTime,
        string Title,
        string? Place,
        double? Latitude,
        double? Longitude,
        int Sequence,
        bool IsCancelled,
        DateTimeOffset ChangedAt)
    {
        public CalendarEntry Entry() => new(
            Uid, CourseKey, Day, FromTime, ToTime, Title, Place,
            Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null,
            Sequence, IsCancelled, ChangedAt);
    }
}
