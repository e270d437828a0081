using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Imports;

/// <summary>What imports leave behind: figures for good, and the state last read of every record.</summary>
public sealed class ImportsOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Figures_and_findings_come_back_newest_first_and_no_more_than_asked_for()
    {
        var county = await TestCounty.MakeAsync(database);
        var summary = Summary(ImportSubject.Care) with
        {
            Findings =
            [
                Finding.At(new FindingPlace(3, "Uhrzeit", "K-7"), "CM1203", Severity.Warning, "25:00", 25),
                Some.Finding(),
            ],
        };
        await AddAsync(county, Summary(ImportSubject.Courses));
        await AddAsync(county, Summary(ImportSubject.Newcomers));
        var last = await AddAsync(county, summary);

        var read = await county.Store.ImportsAsync(county.Municipality, 2, CancellationToken.None);
        Assert.Equal([ImportSubject.Care, ImportSubject.Newcomers], read.Select(one => one.Subject));
        Assert.Equal(summary.Findings, read[0].Findings);
        Assert.Equal(summary with { Id = last, Findings = read[0].Findings }, read[0]);
    }

    [Fact]
    public async Task The_state_last_read_is_kept_by_subject_source_and_key()
    {
        var county = await TestCounty.MakeAsync(database);
        await AddAsync(county, Summary(ImportSubject.Courses), ("A", "1"), ("B", "1"));
        await AddAsync(county, Summary(ImportSubject.Courses), ("B", "2"), ("C", "ü \"1\""));
        await AddAsync(county, Summary(ImportSubject.Care), ("A", "care"));
        await AddAsync(county, Summary(ImportSubject.Courses) with { Source = "Caritas" }, ("A", "other"));

        var records = await county.ChangeAsync(
            change => change.ImportedAsync(ImportSubject.Courses, "VHS", CancellationToken.None));
        Assert.Equal(
            [("A", "1"), ("B", "2"), ("C", "ü \"1\"")],
            records.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task What_is_withdrawn_is_forgotten_so_that_it_is_new_when_it_returns()
    {
        var county = await TestCounty.MakeAsync(database);
        await AddAsync(county, Summary(ImportSubject.Newcomers), ("A", "1"), ("B", "1"));
        await AddAsync(county, Summary(ImportSubject.Courses), ("A", "1"));
        await county.WithdrawAsync(ImportSubject.Newcomers, "VHS", "A");
        Assert.Equal(["B"], (await county.ChangeAsync(
            change => change.ImportedAsync(ImportSubject.Newcomers, "VHS", CancellationToken.None))).Keys);
        Assert.Equal(["A"], (await county.ChangeAsync(
            change => change.ImportedAsync(ImportSubject.Courses, "VHS", CancellationToken.None))).Keys);
    }

    [Fact]
    public async Task A_finding_that_quotes_a_character_no_database_keeps_is_kept_with_a_stand_in()
    {
        var county = await TestCounty.MakeAsync(database);
        await AddAsync(county, Summary(ImportSubject.Courses) with
        {
            Findings = [Finding.Of("CM1001", Severity.Error, "a\0b\\u0000")],
        });
        var read = await county.Store.ImportsAsync(county.Municipality, 1, CancellationToken.None);
        Assert.Equal("a\uFFFDb\\u0000", read[0].Findings[0].Values[0].Value);
    }

    private static ImportSummary Summary(ImportSubject subject) => new(
        default, subject, "VHS", "kufer-xml", new string('a', 64), Some.Instant, 4, 3, 2, 1, []);

    private static Task<ImportId> AddAsync(
        TestCounty county, ImportSummary summary, params (string Key, string Record)[] records) =>
        county.ChangeAsync(change => change.AddImportAsync(
            summary, records.ToDictionary(one => one.Key, one => one.Record), CancellationToken.None));
}
