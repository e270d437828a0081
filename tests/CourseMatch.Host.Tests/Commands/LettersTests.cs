using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Letters at the terminal and at the desk: each once, none that is void, whoever prints beside.</summary>
public sealed partial class LettersTests(TestCounty county) : IClassFixture<TestCounty>
{
    private const int People = 24;

    [Fact]
    public async Task Void_letters_are_neither_written_nor_shown_and_each_other_one_is_written_once()
    {
        await county.TakeInAsync(new SmallCounty(People: People, Seats: 12, Parents: 0));
        Assert.True((await county.Program.RunAsync("match")).Status <= 1);
        Assert.Equal(0, (await county.Program.RunAsync("publish", "1")).Status);
        (await county.Program.RunAsync("messages", "send", "--json")).Ends(0);
        var offers = await LettersAsync("placeOffered");
        Assert.Equal(People, offers.Count);
        Assert.All(offers, offer => Assert.Equal("printable", offer.State));
        var (declined, shown) = (offers[0], offers[1]);

        // Seen at the desk, declined at the counter, ticked at the desk: no longer shown and not ticked.
        await county.AddAccountAsync("koordination", Role.Coordinator);
        await county.AddAccountAsync("pruefung", Role.Auditor);
        await using (var service = await RunningService.StartAsync(county.Program))
        {
            var address = service.Client.BaseAddress!;
            using var desk = await BrowserSession.SignInAsync(address, "koordination", TestCounty.Password);
            using var auditor = await BrowserSession.SignInAsync(address, "pruefung", TestCounty.Password);
            var page = $"/letters?who={declined.Reference}&who={shown.Reference}";
            Assert.Equal([declined.Number, shown.Number], NumbersOn(await desk.Client.GetStringAsync(page)));
            Assert.Equal(2, Sheets(await auditor.Client.GetStringAsync(page)));

            (await county.Program.RunAsync(
                "offers", "decline", declined.Reference, "--reason", "other", "--json")).Ends(0);
            using var ticked = await desk.PostAsync(page, ("letter", $"{declined.Number}"));
            Assert.Equal(HttpStatusCode.Redirect, ticked.StatusCode);

            Assert.DoesNotContain(declined.Number, NumbersOn(await desk.Client.GetStringAsync(page)));
            Assert.Equal(
                Sheets(await desk.Client.GetStringAsync(page)), Sheets(await auditor.Client.GetStringAsync(page)));
            Assert.Equal("printable", (await LettersAsync("placeOffered"))[0].State);
        }

        // Two people at two terminals print into one folder at once.
        var runs = await Task.WhenAll(
            county.Program.RunAsync("messages", "letters", "post", "--json"),
            county.Program.RunAsync("messages", "letters", "post", "--json"));
        var written = runs.SelectMany(run => run.Ends(0).Json.GetProperty("files").EnumerateArray())
            .Select(file => file.GetString()!).Order().ToList();

        Assert.Equal(written, written.Distinct());
        Assert.Equal(written, FilesOf("post"));
        Assert.DoesNotContain(NameOf(declined), written);
        Assert.Subset(written.ToHashSet(), offers.Skip(1).Select(NameOf).ToHashSet());
        Assert.Contains(
            $"Familie{shown.Reference[3..].TrimStart('0')}\n",
            await File.ReadAllTextAsync(Path.Combine(county.Folder, "post", NameOf(shown))),
            StringComparison.Ordinal);
        var after = await LettersAsync("placeOffered");
        Assert.Equal(("dropped", "CM4128"), (after[0].State, after[0].Fault));
        Assert.All(after.Skip(1), offer => Assert.Equal("printed", offer.State));

        var again = (await county.Program.RunAsync("messages", "letters", "post", "--json")).Ends(0).Json;
        Assert.Equal(0, again.GetProperty("files").GetArrayLength());
        Assert.Equal(written, FilesOf("post"));
    }

    private async Task<IReadOnlyList<Waiting>> LettersAsync(string kind) =>
    [
        .. (await county.Program.RunAsync("messages", "list", "--json")).Ends(0).Json.GetProperty("messages")
            .EnumerateArray().Where(message => message.GetProperty("kind").GetString() == kind).Select(Waiting.Of),
    ];

    private IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.GetFiles(Path.Combine(county.Folder, folder)).Select(path => Path.GetFileName(path)).Order()];

    private static string NameOf(Waiting letter) => $"brief-{letter.Number:000000}.html";

    private static IReadOnlyList<int> NumbersOn(string page) =>
        [.. Number().Matches(page).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    private static int Sheets(string page) => page.Split("<article class=\"letter\"").Length - 1;

    [GeneratedRegex("name=\"letter\" value=\"([0-9]+)\"")]
    private static partial Regex Number();

    private sealed record Waiting(int Number, string Reference, string State, string? Fault)
    {
        public static Waiting Of(JsonElement message) => new(
            message.GetProperty("number").GetInt32(),
            message.GetProperty("reference").GetString()!,
            message.GetProperty("state").GetString()!,
            message.TryGetProperty("fault", out var fault) ? fault.GetString() : null);
    }
}
