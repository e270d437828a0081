using CourseMatch.Application.Imports;
using CourseMatch.Store.Imports;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>A municipality whose files come through the use cases, and a look at all its rows.</summary>
internal sealed class ImportScene(TestCounty county)
{
    public const string Provider = "VHS Dresden";

    public TestCounty County { get; } = county;

    public ImportStore Store { get; } = new(county.Store);

    public SteppingTime Time { get; } = new(Some.Instant.AddDays(-3));

    public ImportFile Importing => new(Store, ImportPolicy.Default, Time);

    public UndoImport Undoing => new(Store, Time);

    public Application.Linkage.DecideDuplicate Deciding => new(Store, Time);

    public CorrectRecord Correcting => new(Store, Time);

    public static async Task<ImportScene> MakeAsync(TestDatabase database) =>
        new(await TestCounty.MakeAsync(database));

    public Task<ImportOutcome> ImportAsync(params CourseRecord[] courses) =>
        RunAsync(Delivery.Of(Provider, Reading(courses)));

    public Task<ImportOutcome> ImportAsync(params CareGroupRecord[] groups) =>
        RunAsync(Delivery.Of(Provider, Reading(groups)));

    public Task<ImportOutcome> ImportAsync(params NewcomerRecord[] people) =>
        RunAsync(Delivery.Of(Some.Source, Reading(people)));

    public Task<ImportOutcome> RunAsync(Delivery delivery, ImportWay way = ImportWay.TakeIn) =>
        Importing.RunAsync(County.Municipality, delivery, new ImportRequest(way, "Frau Beispiel"), default);

    /// <summary>Takes a file in whatever the guard says.</summary>
    public async Task<ImportOutcome.Imported> InsistAsync(Task<ImportOutcome> import)
    {
        var outcome = await import;
        if (outcome is ImportOutcome.Held held)
        {
            outcome = await Importing.ConfirmAsync(County.Municipality, held.Id, "Herr Muster", default);
        }

        return Assert.IsType<ImportOutcome.Imported>(outcome);
    }

    public static FileReading<T> Reading<T>(IReadOnlyList<T> records, bool isFull = true) =>
        new("csv", new string('a', 64), records, 0, [], isFull);

    /// <summary>Every row of the municipality in every table an import may touch, seats, plans and promises included;
    /// not the entries of the imports themselves, which stay for good, and the number that grows with every change.
    /// </summary>
    public async Task<string> RowsAsync()
    {
        // Records of what happened stay: an undone import has made and taken back free seats.
        string[] own =
        [
            "import_run", "import_journal", "held_import", "county_version", "municipality", "schema_migration",
            "seat_event",
        ];
        var tables = await TextsAsync(
            """
            select c.relname::text
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id'
            where c.relkind = 'r' and c.relnamespace = 'coursematch'::regnamespace
            order by 1
            """);
        var rows = new List<string>();
        foreach (var table in tables.Except(own))
        {
            rows.AddRange((await TextsAsync(
                $"select t::text from {table} t where municipality_id = {County.Municipality.Value} order by 1"))
                .Select(row => $"{table} {row}"));
        }

        return string.Join('\n', rows);
    }

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = County.Database.CreateCommand(sql);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>A clock that moves on a minute whenever it is asked.</summary>
    internal sealed class SteppingTime(DateTimeOffset start) : TimeProvider
    {
        private int steps;
        private TimeSpan ahead;

        public void Advance(TimeSpan by) => ahead += by;

        public override DateTimeOffset GetUtcNow() => start.AddMinutes(Interlocked.Increment(ref steps)) + ahead;
    }
}
