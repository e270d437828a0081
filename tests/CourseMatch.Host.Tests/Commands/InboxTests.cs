using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>Files that come by themselves: by a provider's folder and by upload with a provider's token.</summary>
public sealed class InboxTests(TestCounty county) : IClassFixture<TestCounty>
{
    private static readonly SmallCounty Small = new(People: 3);

    [Fact]
    public async Task A_file_in_a_providers_folder_is_held_and_goes_straight_through_once_that_is_allowed()
    {
        Drop("VHS Ort", "feed.csv", Small.Courses());
        Drop("VHS Ort", "growing.csv", "Kursnummer", isComplete: false);
        Drop("VHS Ort", "unfinished.csv.part", "Kursnummer");

        var held = Assert.Single(await TakeAsync(1));
        Assert.Equal("held", held.GetProperty("import").GetProperty("outcome").GetString());
        Assert.Equal("VHS Ort", held.GetProperty("provider").GetString());
        Assert.Equal(["feed.csv", "feed.csv.answer.json"], Settled("VHS Ort", "held"));
        Assert.Equal(2, held.GetProperty("import").GetProperty("rows").GetArrayLength());

        (await county.Program.RunAsync("inbox", "allow", "vhs ort", "--json")).Ends(0);
        Drop("VHS Ort", "feed.csv", Small.Courses());
        var done = Assert.Single(await TakeAsync(0));
        Assert.Equal("imported", done.GetProperty("import").GetProperty("outcome").GetString());

        // The guard still holds what changes too much.
        Drop("VHS Ort", "feed.csv", new SmallCounty(People: 3, CourseCount: 1).Courses());
        Assert.Equal(
            "held", Assert.Single(await TakeAsync(1)).GetProperty("import").GetProperty("outcome").GetString());
        (await county.Program.RunAsync("inbox", "ask", "VHS Ort", "--json")).Ends(0);
        Assert.Equal(
            0,
            (await county.Program.RunAsync("inbox", "deliveries", "--json")).Ends(0).Json
                .GetProperty("straight").GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_list_or_has_errors_is_refused_with_the_answer_beside_it()
    {
        var before = await DatabaseState.ReadAsync(county.ConnectionString);
        Drop("Caritas", "photo.csv", "PK\u0003\u0004\u0000\u0001");
        Drop("Caritas", "people.csv",
            "Aktenzeichen;Name;Geburtsdatum;Anmeldedatum\r\nA1;Muster;31.02.1990;01.01.2026\r\n");

        var longest = new string('z', 251);
        Drop("Caritas", longest + ".csv", "Kein Kopf");

        Assert.Equal(3, (await TakeAsync(1)).Count);

        Assert.Equal(
            [
                "people.csv", "people.csv.answer.json", "photo.csv", "photo.csv.answer.json",
                longest[..60] + ".csv", longest[..60] + ".csv.answer.json",
            ],
            Settled("Caritas", "refused"));
        Assert.Empty(await TakeAsync(0));
        Assert.Equal(before, await DatabaseState.ReadAsync(county.ConnectionString));
    }

    [Fact]
    public async Task An_upload_needs_a_token_that_holds_and_is_held_like_any_file()
    {
        var made = (await county.Program.RunAsync("inbox", "token", "VHS Netz", "--json")).Ends(0).Json;
        var secret = made.GetProperty("secret").GetString()!;
        Assert.DoesNotContain(
            secret,
            (await county.Program.RunAsync("inbox", "deliveries", "--json")).Output,
            StringComparison.Ordinal);
        await using var service = await county.ServeAsync();
        service.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await UploadAsync(service, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UploadAsync(service, secret[..^1] + "x")).StatusCode);
        var held = await RunningService.JsonAsync(await UploadAsync(service, secret), 200);
        Assert.Equal(
            ("held", "VHS Netz"),
            (held.GetProperty("outcome").GetString(), held.GetProperty("provider").GetString()));

        (await county.Program.RunAsync("inbox", "revoke", $"{made.GetProperty("token")}", "--json")).Ends(0);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UploadAsync(service, secret)).StatusCode);
        Assert.Equal(
            ["CM4061"],
            (await county.Program.RunAsync("inbox", "revoke", $"{made.GetProperty("token")}", "--json")).Ends(2).Codes);

        // Whoever goes on guessing is asked to wait.
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            answers.Add((await UploadAsync(service, "cmd_guess")).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private static async Task<HttpResponseMessage> UploadAsync(RunningService service, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/deliveries")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Small.Courses())),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Authorization = secret is null ? null : new AuthenticationHeaderValue("Bearer", secret);
        return await service.Client.SendAsync(request);
    }

    private async Task<List<JsonElement>> TakeAsync(int status) =>
        [.. (await county.Program.RunAsync("inbox", "take", "--json")).Ends(status).Json
            .GetProperty("files").EnumerateArray()];

    private void Drop(string provider, string name, string content, bool isComplete = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(county.Folder, ".coursematch", "inbox", provider));
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content, new UTF8Encoding(false));
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(isComplete ? -5 : 5));
    }

    /// <summary>Files below a provider without the moment before their names.</summary>
    private string[] Settled(string provider, string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(county.Folder, ".coursematch", "inbox", provider, folder))
            .Select(path => Path.GetFileName(path)[16..])
            .Order(StringComparer.Ordinal),
    ];
}
