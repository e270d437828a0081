using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Store.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>A mapping is remembered per source and subject of one municipality.</summary>
public sealed class ColumnMappingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_last_mapping_of_a_source_is_remembered_and_an_empty_one_forgets_it()
    {
        var county = await TestCounty.MakeAsync(database);
        var other = await TestCounty.MakeAsync(database);
        var mappings = new ColumnMappings(database.DataSource);
        await mappings.SaveAsync(county.Municipality, "VHS", Of(("Kennz", "Titel")), CancellationToken.None);
        await mappings.SaveAsync(
            county.Municipality, "VHS", Of(("Kennz", "Kursnummer"), ("Memo", null)), CancellationToken.None);

        var found = await mappings.FindAsync(
            county.Municipality, ImportSubject.Courses, "VHS", CancellationToken.None);
        Assert.Equal(
            [("Kennz", "Kursnummer"), ("Memo", null)],
            found!.Fields.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Null(await mappings.FindAsync(
            county.Municipality, ImportSubject.Care, "VHS", CancellationToken.None));
        Assert.Null(await mappings.FindAsync(
            county.Municipality, ImportSubject.Courses, "Caritas", CancellationToken.None));
        Assert.Null(await mappings.FindAsync(
            other.Municipality, ImportSubject.Courses, "VHS", CancellationToken.None));

        await mappings.SaveAsync(
            county.Municipality, "VHS", Of() with { MinimumIsBooked = true }, CancellationToken.None);
        found = await mappings.FindAsync(county.Municipality, ImportSubject.Courses, "VHS", CancellationToken.None);
        Assert.Equal((0, true), (found!.Fields.Count, found.MinimumIsBooked));

        await mappings.SaveAsync(county.Municipality, "VHS", Of(), CancellationToken.None);
        Assert.Null(await mappings.FindAsync(
            county.Municipality, ImportSubject.Courses, "VHS", CancellationToken.None));
    }

    private static ColumnMapping Of(params (string Header, string? Field)[] fields) =>
        new(ImportSubject.Courses, fields.ToDictionary(pair => pair.Header, pair => pair.Field));
}
