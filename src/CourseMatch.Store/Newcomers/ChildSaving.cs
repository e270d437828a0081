using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Newcomers;

/// <summary>Brings children to what the lines of a list say; see <see cref="ChildIdentities"/> for who is
/// who.</summary>
internal static class ChildSaving
{
    // Households the lines now belong to, and those in which the newcomers named children before.
    private const string ChildRowsSql = """
        with concerned as (
            select h.household_id
            from unnest(@households::int[]) as h (household_id)
            union
            select c.household_id
            from child_naming n
            join child c on c.municipality_id = n.municipality_id and c.child_id = n.child_id
            where n.municipality_id = @municipality and n.newcomer_id = any(@newcomers::int[])
        )
        select c.child_id, c.household_id, c.birth_date, c.twin_number, n.newcomer_id, n.is_birth_date_estimated
        from child c
        join concerned h on h.household_id = c.household_id
        left join child_naming n on n.municipality_id = c.municipality_id and n.child_id = c.child_id
        where c.municipality_id = @municipality
        order by c.child_id, n.newcomer_id
        """;

    private const string RemoveNamingsSql = """
        delete from child_naming n
        where n.municipality_id = @municipality and n.newcomer_id = any(@newcomers::int[])
        """;

    private const string NumbersSql = """
        select nextval(pg_get_serial_sequence('child', 'child_id'))::int
        from generate_series(1, @count)
        """;

    private const string SaveSql = """
        insert into child (municipality_id, child_id, household_id, birth_date, twin_number)
        select @municipality, r.child_id, r.household_id, r.birth_date, r.twin_number
        from unnest(@children::int[], @households::int[], @birthDates::date[], @twins::int[])
            as r (child_id, household_id, birth_date, twin_number)
        on conflict on constraint child_key do update set
            household_id = excluded.household_id,
            birth_date = excluded.birth_date,
            twin_number = excluded.twin_number
        """;

    private const string AddNamingsSql = """
        insert into child_naming (municipality_id, newcomer_id, child_id, is_birth_date_estimated, care_first_day,
            care_last_day, kita_first_day, kita_opens, kita_closes)
        select @municipality, r.newcomer_id, r.child_id, r.is_estimated, r.care_first_day, r.care_last_day,
            r.kita_first_day, r.kita_opens, r.kita_closes
        from unnest(@newcomers::int[], @children::int[], @areEstimated::boolean[], @careFirstDays::date[],
            @careLastDays::date[], @kitaFirstDays::date[], @kitaOpens::time[], @kitaCloses::time[])
            as r (newcomer_id, child_id, is_estimated, care_first_day, care_last_day, kita_first_day, kita_opens,
                kita_closes)
        """;

    private const string RemoveUnnamedSql = """
        delete from child c
        where c.municipality_id = @municipality and c.child_id = any(@children::int[])
            and not exists (
                select from child_naming n
                where n.municipality_id = c.municipality_id and n.child_id = c.child_id)
            and not exists (
                select from care_placement p
                where p.municipality_id = c.municipality_id and p.child_id = c.child_id)
            and not exists (
                select from care_promise p
                where p.municipality_id = c.municipality_id and p.child_id = c.child_id)
        """;

    /// <param name="scope">Transaction.</param>
    /// <param name="newcomers">Everybody whose line is being replaced, with or without a household.</param>
    /// <param name="lines">Lines of those who have a household.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task SaveAsync(
        CountyScope scope,
        IReadOnlyList<int> newcomers,
        IReadOnlyList<HouseholdLine> lines,
        CancellationToken cancellationToken)
    {
        var replaced = new { municipality = scope.Municipality, newcomers = newcomers.ToArray() };
        var rows = await scope.RowsAsync<ChildRow>(
            ChildRowsSql,
            new
            {
                replaced.municipality,
                replaced.newcomers,
                households = lines.Select(line => line.Household).Distinct().ToArray(),
            },
            cancellationToken);
        var children = rows.DistinctBy(row => row.ChildId).ToDictionary(
            row => row.ChildId, row => new KnownChild(row.ChildId, row.HouseholdId, row.BirthDate, row.TwinNumber));
        var earlier = rows
            .Where(row => row.NewcomerId is not null)
            .Select(row => new EarlierNaming(
                row.NewcomerId!.Value, children[row.ChildId], row.IsBirthDateEstimated == true))
            .ToArray();
        var namings = new ChildIdentities(children.Values, earlier, newcomers.ToHashSet()).Resolve(lines);
        await scope.RunAsync(RemoveNamingsSql, replaced, cancellationToken);
        await SaveChangedAsync(scope, [.. namings.Select(naming => naming.Child).Distinct()], cancellationToken);
        await AddNamingsAsync(scope, namings, cancellationToken);
        await scope.RunAsync(
            RemoveUnnamedSql,
            new { municipality = scope.Municipality, children = children.Keys.ToArray() },
            cancellationToken);
    }

    private static async Task SaveChangedAsync(
        CountyScope scope, IReadOnlyList<KnownChild> children, CancellationToken cancellationToken)
    {
        var isNew = children.Where(child => child.Id is null).ToArray();
        var numbers = await scope.RowsAsync<int>(NumbersSql, new { count = isNew.Length }, cancellationToken);
        foreach (var (child, number) in isNew.Zip(numbers))
        {
            child.Id = number;
        }

        var changed = children.Where(child => child.IsChanged).ToArray();
        await scope.RunAsync(
            SaveSql,
            new
            {
                municipality = scope.Municipality,
                children = changed.Select(child => child.Id!.Value).ToArray(),
                households = changed.Select(child => child.Household).ToArray(),
                birthDates = changed.Select(child => child.BirthDate).ToArray(),
                twins = changed.Select(child => child.Twin).ToArray(),
            },
            cancellationToken);
    }

    private static Task AddNamingsAsync(
        CountyScope scope, IReadOnlyList<ChildNaming> namings, CancellationToken cancellationToken) => scope.RunAsync(
            AddNamingsSql,
            new
            {
                municipality = scope.Municipality,
                newcomers = namings.Select(naming => naming.Newcomer).ToArray(),
                children = namings.Select(naming => naming.Child.Id!.Value).ToArray(),
                areEstimated = namings.Select(naming => naming.Record.IsBirthDateEstimated).ToArray(),
                careFirstDays = namings.Select(naming => naming.Record.CareNeed?.First).ToArray(),
                careLastDays = namings.Select(naming => naming.Record.CareNeed?.Last).ToArray(),
                kitaFirstDays = namings.Select(naming => naming.Record.Kita?.From).ToArray(),
                kitaOpens = namings.Select(naming => naming.Record.Kita?.Opens).ToArray(),
                kitaCloses = namings.Select(naming => naming.Record.Kita?.Closes).ToArray(),
            },
            cancellationToken);

    private sealed record ChildRow(
        int ChildId,
        int HouseholdId,
        DateOnly BirthDate,
        int TwinNumber,
        int? NewcomerId,
        bool? IsBirthDateEstimated);
}
