using CourseMatch.Application;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Application.Offers;
using Dapper;
using Npgsql;

namespace CourseMatch.Store.Desk;

/// <summary>One provider's own courses and participants: every statement names the provider.</summary>
public sealed class CounterDesk(NpgsqlDataSource database) : ICounterDesk
{
    private const string NameSql = """
        select p.name
        from provider p
        where p.municipality_id = @municipality and p.provider_id = @provider
        """;

    private const string CourseRowsSql = """
        select c.course_id, c.number, c.title, c.state, m.first_day, m.last_day, c.seats, c.minimum_to_run,
            c.seats_reserved, c.seats_of_others, (
                select count(*)::int
                from promise p
                where p.municipality_id = c.municipality_id and p.course_id = c.course_id and p.ended_at is null
            ) as promised, v.counts_include_promises, r.free_seats, r.reported_by, r.reported_at
        from course c
        join provider v on v.municipality_id = c.municipality_id and v.provider_id = c.provider_id
        join (
            select k.course_id, min(k.first_day) as first_day, max(k.last_day) as last_day
            from course_module k
            where k.municipality_id = @municipality
            group by k.course_id) m on m.course_id = c.course_id
        left join lateral (
            select s.free_seats, s.reported_by, s.reported_at
            from seat_report s
            where s.municipality_id = c.municipality_id and s.course_id = c.course_id
            order by s.report_id desc
            limit 1) r on true
        where c.municipality_id = @municipality and c.provider_id = @provider
        order by m.first_day, c.course_id
        """;

    private const string ParticipantRowsSql = """
        select n.newcomer_id, n.reference, n.family_name, n.given_name, n.birth_date, p.course_id, p.module_number,
            p.entry_day, (
                select count(distinct a.child_id)::int
                from care_promise a
                where a.municipality_id = p.municipality_id and a.promise_id = p.promise_id and a.ended_at is null
            ) as children, p.promise_id, p.state
        from promise p
        join course c on c.municipality_id = p.municipality_id and c.course_id = p.course_id
        join newcomer n on n.municipality_id = p.municipality_id and n.newcomer_id = p.newcomer_id
        where p.municipality_id = @municipality and p.course_id = @course and c.provider_id = @provider
            and (p.ended_at is null or p.state in ('did_not_come', 'left', 'completed'))
        order by n.family_name, n.given_name, n.newcomer_id
        """;

    private const string AddReportSql = """
        insert into seat_report (municipality_id, course_id, free_seats, reported_by, reported_at)
        values (@municipality, @course, @free, @by, @at)
        """;

    static CounterDesk() => DapperTypes.Register();

    /// <inheritdoc/>
    public Task<string?> NameAsync(
        MunicipalityId municipality, ProviderId provider, CancellationToken cancellationToken) =>
        database.ReadAsync(
            municipality,
            scope => scope.RowOrNullAsync<string>(NameSql, new { municipality, provider }, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CounterCourse>> CoursesAsync(
        MunicipalityId municipality, ProviderId provider, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CounterCourse>>(
            municipality,
            async scope =>
            {
                var rows = await scope.RowsAsync<CourseRow>(
                    CourseRowsSql, new { municipality, provider }, cancellationToken);
                return [.. rows.Select(row => new CounterCourse(
                    row.CourseId,
                    row.Number,
                    row.Title,
                    row.State,
                    row.FirstDay,
                    row.LastDay,
                    row.Seats,
                    row.MinimumToRun,
                    row.SeatsReserved,
                    row.SeatsOfOthers,
                    row.Promised,
                    row.CountsIncludePromises,
                    row is { FreeSeats: { } free, ReportedBy: { } by, ReportedAt: { } at }
                        ? new SeatReport(free, by, at)
                        : null))];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CounterParticipant>> ParticipantsAsync(
        MunicipalityId municipality, ProviderId provider, CourseId course, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CounterParticipant>>(
            municipality,
            async scope =>
            {
                var rows = await scope.RowsAsync<ParticipantRow>(
                    ParticipantRowsSql, new { municipality, provider, course }, cancellationToken);
                return [.. rows.Select(row => new CounterParticipant(
                    row.NewcomerId,
                    row.Reference,
                    row.FamilyName,
                    row.GivenName,
                    row.BirthDate,
                    row.CourseId,
                    row.ModuleNumber,
                    row.EntryDay,
                    row.Children,
                    row.PromiseId,
                    row.State))];
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task AddReportAsync(
        MunicipalityId municipality, CourseId course, SeatReport report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            AddReportSql,
            new { municipality, course, free = report.Free, by = report.By, at = report.At },
            cancellationToken: cancellationToken));
    }

    private sealed record CourseRow(
        CourseId CourseId,
        string Number,
        string Title,
        CourseState State,
        DateOnly FirstDay,
        DateOnly LastDay,
        int Seats,
        int MinimumToRun,
        int SeatsReserved,
        int SeatsOfOthers,
        int Promised,
        bool CountsIncludePromises,
        int? FreeSeats,
        string? ReportedBy,
        DateTimeOffset? ReportedAt);

    private sealed record ParticipantRow(
        NewcomerId NewcomerId,
        string Reference,
        string FamilyName,
        string GivenName,
        DateOnly BirthDate,
        CourseId CourseId,
        int ModuleNumber,
        DateOnly EntryDay,
        int Children,
        PromiseId PromiseId,
        PlaceState State);
}
