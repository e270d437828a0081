using Npgsql;

namespace CourseMatch.Host.Tests.County;

/// <summary>Looks at the bare tables for what must never be: written without any of the program's own code.</summary>
internal static class Promises
{
    /// <summary>Every wrong that was found, as sentences; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var path = new NpgsqlCommand("set search_path to coursematch", connection))
        {
            await path.ExecuteNonQueryAsync();
        }

        var faults = new List<string>();
        foreach (var sql in Questions)
        {
            faults.AddRange(await DatabaseState.TextsAsync(connection, sql));
        }

        return faults;
    }

    private static readonly string[] Questions =
    [
        // Seats: our promises and the people others placed, against the seats of the course.
        """
        select format('course %s: %s promised, %s of others, %s seats',
            c.number, count(p.*), c.seats_of_others, c.seats)
        from course c
        join promise p using (municipality_id, course_id)
        where p.ended_at is null
        group by c.municipality_id, c.course_id, c.number, c.seats, c.seats_of_others
        having count(p.*) + c.seats_of_others > c.seats
        """,

        // Two promises of one person.
        """
        select format('newcomer %s: %s promises', newcomer_id, count(*))
        from promise
        where ended_at is null
        group by municipality_id, newcomer_id
        having count(*) > 1
        """,

        // Children present at one moment, counted on the first day of every care promise, against the places.
        """
        select format('care session %s on %s: %s children, %s places', s.care_session_id, lower(p.during),
            count(distinct o.child_id), s.places)
        from care_promise p
        join care_promise o on o.municipality_id = p.municipality_id and o.care_session_id = p.care_session_id
            and o.ended_at is null and o.during @> lower(p.during)
        join care_session s on s.municipality_id = p.municipality_id and s.care_session_id = p.care_session_id
        where p.ended_at is null
        group by s.municipality_id, s.care_session_id, s.places, p.care_promise_id, p.during
        having count(distinct o.child_id) > s.places
        """,

        // A plan in force is promised in whole: every placement has its promise ...
        """
        select format('plan %s: newcomer %s is placed but not promised', l.plan_id, l.newcomer_id)
        from plan l0
        join placement l using (municipality_id, plan_id)
        left join promise p on p.municipality_id = l.municipality_id and p.newcomer_id = l.newcomer_id
            and p.course_id = l.course_id and p.ended_at is null
        where l0.state = 'published' and p.promise_id is null
        """,

        // ... and every child of it its place, in every session.
        """
        select format('plan %s: child %s has no promise in session %s', c.plan_id, c.child_id, c.care_session_id)
        from plan l
        join care_placement c using (municipality_id, plan_id)
        where l.state = 'published' and not exists (
            select from care_promise p
            join promise q using (municipality_id, promise_id)
            where p.municipality_id = c.municipality_id and p.child_id = c.child_id
                and p.care_session_id = c.care_session_id and p.ended_at is null and q.newcomer_id = c.newcomer_id)
        """,

        // Promises come from plans that were published.
        """
        select format('promise %s comes from plan %s, which is %s', p.promise_id, p.plan_id, l.state)
        from promise p
        join plan l using (municipality_id, plan_id)
        where l.state = 'draft'
        """,

        // A plan is stored in whole or not at all.
        """
        select format('plan %s: %s newcomers, %s placed and %s unplaced rows', l.plan_id, l.newcomers, a.rows, b.rows)
        from plan l
        cross join lateral (
            select count(*) as rows from placement p
            where p.municipality_id = l.municipality_id and p.plan_id = l.plan_id) a
        cross join lateral (
            select count(*) as rows from unplaced u
            where u.municipality_id = l.municipality_id and u.plan_id = l.plan_id) b
        where a.rows + b.rows <> l.newcomers or a.rows <> l.placed
        """,
    ];
}
