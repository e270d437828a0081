using System.Globalization;
using System.Text;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

public sealed class ImportTests(TestCounty county) : IClassFixture<TestCounty>
{
    private static readonly SmallCounty Small = new(People: 5);

    [Fact]
    public async Task A_look_changes_nothing_and_the_second_import_of_a_file_neither()
    {
        Write("kurse_2027-01.csv", Small.Courses());
        var before = await DatabaseState.ReadAsync(county.ConnectionString);

        var look = (await ImportAsync("courses", "kurse_2027-01.csv", "--dry-run")).Ends(0);

        Assert.Equal(before, await DatabaseState.ReadAsync(county.ConnectionString));
        Counts(look, added: 2, changed: 0, unchanged: 0, withdrawn: 0);
        Assert.Equal("previewed", look.Json.GetProperty("outcome").GetString());
        Assert.Equal("kurse", look.Json.GetProperty("provider").GetString());

        var import = (await ImportAsync("courses", "kurse_2027-01.csv")).Ends(0);
        Counts(import, added: 2, changed: 0, unchanged: 0, withdrawn: 0);
        Assert.True(import.Json.GetProperty("isProviderNew").GetBoolean());
        var after = await DatabaseState.ReadAsync(county.ConnectionString);

        var again = (await ImportAsync("courses", "kurse_2027-01.csv")).Ends(0);
        Counts(again, added: 0, changed: 0, unchanged: 2, withdrawn: 0);
        Assert.Equal("alreadyOnFile", again.Json.GetProperty("outcome").GetString());
        Assert.Equal(after, await DatabaseState.ReadAsync(county.ConnectionString));

        // Next month's file of the same name: one course more seats, one gone. That is all of it, so a person confirms.
        var lines = Small.Courses().Split("\r\n");
        Write("kurse_2027-02.csv", $"{lines[0]}\r\n{lines[1].Replace(";1;4;", ";1;9;", StringComparison.Ordinal)}\r\n");
        var next = (await ImportAsync("courses", "kurse_2027-02.csv")).Ends(1);
        Assert.Equal("held", next.Json.GetProperty("outcome").GetString());
        Assert.Equal(Records(after), Records(await DatabaseState.ReadAsync(county.ConnectionString)));
        Assert.Contains("CM1610", next.Codes);
        var rows = next.Json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(
            ["K1 changed 2", "K2 withdrawn "],
            rows.Select(row => $"{row.GetProperty("key")} {row.GetProperty("change")} {row.GetProperty("line")}"));
        Assert.Equal(
            """{"field":"Seats","before":"4","after":"9"}""",
            System.Text.Json.JsonSerializer.Serialize(rows[0].GetProperty("fields")[0]));
        var id = $"{next.Json.GetProperty("import")}";
        Assert.Equal(
            id, $"{(await county.Program.RunAsync("import", "held", "--json")).Json.GetProperty("imports")[0]
                .GetProperty("import")}");
        Counts(
            (await county.Program.RunAsync("import", "confirm", id, "--json")).Ends(1),
            added: 0, changed: 1, unchanged: 0, withdrawn: 1);
        (await county.Program.RunAsync("import", "confirm", id, "--json")).Ends(2);

        var undone = (await county.Program.RunAsync("import", "undo", id, "--json")).Ends(0);
        Assert.Equal("undone", undone.Json.GetProperty("state").GetString());
        Assert.Equal(Records(after), Records(await DatabaseState.ReadAsync(county.ConnectionString)));
        (await county.Program.RunAsync("import", "undo", id, "--json")).Ends(3);
    }

    /// <summary>Everything but the entries of the imports themselves.</summary>
    private static string Records(string state) => string.Join(
        '\n',
        state.Split('\n').Where(line => !line.StartsWith("coursematch.import_run ", StringComparison.Ordinal)
            && !line.StartsWith("coursematch.import_journal ", StringComparison.Ordinal)
            && !line.StartsWith("coursematch.held_import ", StringComparison.Ordinal)
            && !line.StartsWith("coursematch.county_version ", StringComparison.Ordinal)));

    [Fact]
    public async Task Newcomers_and_care_groups_have_counts_of_the_same_names()
    {
        Write("people.csv", Small.Newcomers());
        Write("groups.csv", Small.Care());

        var people = await ImportAsync("newcomers", "people.csv", "--provider", "Amt für Soziales");
        var groups = await ImportAsync("care", "groups.csv", "--provider", "Jugendhilfe");

        Counts(people, added: 5, changed: 0, unchanged: 0, withdrawn: 0);
        Counts(groups, added: 1, changed: 0, unchanged: 0, withdrawn: 0);
        Assert.Equal("Amt für Soziales", people.Json.GetProperty("provider").GetString());
    }

    [Theory]
    [InlineData("empty", "courses", "")]
    [InlineData("binary", "courses", "PK\u0003\u0004\u0000\u0000\u0001")]
    [InlineData("truncated", "courses", "<?xml version=\"1.0\"?><kurse><kurs><knr>1</knr>")]
    [InlineData("no header", "newcomers", "eins;zwei;drei\r\n1;2;3\r\n")]
    [InlineData("wrong list", "care", "Aktenzeichen;Name;Geburtsdatum;Anmeldedatum\r\nA;B;01.01.1990;01.01.2026\r\n")]
    [InlineData("no such day", "newcomers",
        "Aktenzeichen;Name;Geburtsdatum;Anmeldedatum\r\nA1;Muster;31.02.1990;01.01.2026\r\n")]
    [InlineData("formula", "newcomers",
        "Aktenzeichen;Name;Geburtsdatum;Anmeldedatum\r\nA1;=1+1;01.02.1990;01.01.2026\r\n")]
    [InlineData("open quote", "newcomers",
        "Aktenzeichen;Name;Geburtsdatum;Anmeldedatum\r\nA1;\"Muster;01.02.1990;01.01.2026\r\n")]
    public async Task Broken_input_gives_findings_with_advice_and_leaves_the_database_as_it_was(
        string kind, string subject, string content)
    {
        Write("broken.csv", content);
        var before = await DatabaseState.ReadAsync(county.ConnectionString);

        var run = (await ImportAsync(subject, "broken.csv")).Ends(2);

        Assert.NotEmpty(run.Codes);
        Assert.All(run.Json.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.False(string.IsNullOrWhiteSpace(finding.GetProperty("sentence").GetString()), kind);
            Assert.False(string.IsNullOrWhiteSpace(finding.GetProperty("advice").GetString()), kind);
        });
        Assert.Equal(before, await DatabaseState.ReadAsync(county.ConnectionString));
    }

    [Fact]
    public async Task Two_hundred_megabytes_of_one_line_are_refused_in_bounded_memory()
    {
        var path = Path.Combine(county.Folder, "line.csv");
        await using (var file = File.Create(path))
        {
            var block = new byte[1_000_000];
            Array.Fill(block, (byte)'x');
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                await file.WriteAsync(block);
            }
        }

        using var process = county.Program.Start("import", "courses", "line.csv", "--json");
        var output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended just now.
            }
        }

        File.Delete(path);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("CM1003", await output, StringComparison.Ordinal);
        Assert.True(peak < 400_000_000, string.Create(CultureInfo.InvariantCulture, $"{peak} bytes at the peak"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_a_name_that_is_empty_starts_nothing()
    {
        Write("list.csv", Small.Newcomers());

        Assert.Equal(["CM4025"], (await ImportAsync("courses", "nowhere.csv")).Ends(2).Codes);
        Assert.Equal(["CM4028"], (await ImportAsync("courses", ".")).Ends(2).Codes);
        Assert.Equal(["CM4051"], (await ImportAsync("newcomers", "list.csv", "--provider", " ")).Ends(2).Codes);
    }

    private static void Counts(RunResult run, int added, int changed, int unchanged, int withdrawn)
    {
        Assert.Equal(
            (added, changed, unchanged, withdrawn),
            (Number("new"), Number("changed"), Number("unchanged"), Number("withdrawn")));

        int Number(string name) => run.Json.GetProperty(name).GetInt32();
    }

    private Task<RunResult> ImportAsync(string subject, string file, params string[] more) =>
        county.Program.RunAsync(["import", subject, file, .. more, "--json"]);

    private void Write(string name, string content) =>
        File.WriteAllText(Path.Combine(county.Folder, name), content, new UTF8Encoding(false));
}
