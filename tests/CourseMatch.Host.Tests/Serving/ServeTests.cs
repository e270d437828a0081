using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Serving;

public sealed class ServeTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Theory]
    [InlineData("http://0.0.0.0:5080", "CM4031")]
    [InlineData("http://*:5080", "CM4030")]
    [InlineData("http://[::]:5080", "CM4031")]
    [InlineData("http://192.168.1.4:5080", "CM4031")]
    [InlineData("http://example.org:5080", "CM4031")]
    [InlineData("https://127.0.0.1:5080", "CM4030")]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.1:5081", "CM4031")]
    [InlineData("nothing", "CM4030")]
    public async Task Any_address_but_this_machine_is_refused(string urls, string code)
    {
        Assert.Equal([code], (await county.Program.RunAsync("serve", "--urls", urls, "--json")).Ends(2).Codes);
    }

    [Fact]
    public async Task The_address_of_the_environment_is_judged_like_the_option()
    {
        var program = new BuiltProgram(county.Folder, ("ASPNETCORE_URLS", "http://0.0.0.0:80"));

        Assert.Equal(["CM4031"], (await program.RunAsync("serve", "--json")).Ends(2).Codes);
    }

    [Fact]
    public async Task A_port_in_use_is_a_failure_with_advice()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await county.Program.RunAsync("serve", "--urls", $"http://127.0.0.1:{port}", "--json");

        Assert.Equal(["CM4032"], run.Ends(4).Codes);
    }

    [Fact]
    public async Task From_upload_to_publication_over_http_and_the_start_page_tells_of_it()
    {
        var small = new SmallCounty(People: 7, Seats: 3, Parents: 1, CarePlaces: 1);
        await using var service = await county.ServeAsync();
        Assert.Equal("live", await service.Client.GetStringAsync("/health/live"));
        Assert.Equal("ready", await service.Client.GetStringAsync("/health/ready"));
        Assert.Contains("Es gibt noch keinen Plan", await service.Client.GetStringAsync("/"), StringComparison.Ordinal);

        var look = await RunningService.JsonAsync(
            await UploadAsync(service, "courses?provider=VHS&dryRun=true", small.Courses()), 200);
        Assert.Equal("previewed", look.GetProperty("outcome").GetString());
        Assert.Equal(2, look.GetProperty("new").GetInt32());
        foreach (var (path, content) in new[]
            {
                ("courses?provider=VHS", small.Courses()), ("care?provider=VHS", small.Care()),
                ("newcomers?provider=Amt", small.Newcomers()),
            })
        {
            var import = await RunningService.JsonAsync(await UploadAsync(service, path, content), 200);
            Assert.Equal("imported", import.GetProperty("outcome").GetString());
        }

        Assert.Equal(3, (await service.GetAsync("/api/v1/imports")).GetProperty("imports").GetArrayLength());
        var answer = await service.Client.PostAsJsonAsync("/api/v1/plans", new { seed = 5, seconds = 20 });
        var match = await RunningService.JsonAsync(answer, 201);
        var plan = match.GetProperty("plan").GetInt32();
        Assert.Equal(6, match.GetProperty("placed").GetInt32());
        Assert.Equal($"/api/v1/plans/{plan}", answer.Headers.Location!.OriginalString);

        var detail = await service.GetAsync($"/api/v1/plans/{plan}");
        Assert.Equal(6, detail.GetProperty("placements").GetArrayLength());
        Assert.Equal(1, detail.GetProperty("unplaced").GetArrayLength());
        var explained = await service.GetAsync("/api/v1/explanations/AZ-001");
        Assert.Equal(2, explained.GetProperty("courses").GetArrayLength());
        Assert.True(explained.GetProperty("courses")[0].GetProperty("rules").GetArrayLength() > 10);

        var publish = await RunningService.JsonAsync(
            await service.Client.PostAsync($"/api/v1/plans/{plan}/publish", null), 200);
        Assert.Equal(6, publish.GetProperty("promised").GetInt32());
        var again = await RunningService.JsonAsync(
            await service.Client.PostAsync($"/api/v1/plans/{plan}/publish", null), 409);
        Assert.Equal("CM3002", again.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Empty(await Promises.FaultsAsync(county.ConnectionString));

        var page = await service.Client.GetStringAsync("/");
        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.Contains("Der Plan ist in Kraft", page, StringComparison.Ordinal);
        Assert.Contains("veröffentlicht", page, StringComparison.Ordinal);
        // Whoever has not signed in is told nothing about anybody.
        using var stranger = new HttpClient { BaseAddress = service.Client.BaseAddress };
        var told = await (await stranger.GetAsync("/")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Familie1", told, StringComparison.Ordinal);
        Assert.Contains(
            "The plan is in force",
            WebUtility.HtmlDecode(await service.Client.GetStringAsync("/?language=en")), StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task Faulty_requests_get_problem_details_with_findings()
    {
        await using var service = await county.ServeAsync();

        await RefusedAsync(await service.Client.GetAsync("/api/v1/plans/4711"), 404, "CM3001");
        await RefusedAsync(await service.Client.GetAsync("/api/v1/explanations/nobody"), 404, "CM3008");
        await RefusedAsync(
            await service.Client.PostAsync("/api/v1/plans/4711/publish", null), 404, "CM3001");
        await RefusedAsync(
            await service.Client.PostAsJsonAsync("/api/v1/plans", new { gap = 3 }), 400, "CM4044");
        await RefusedAsync(await UploadAsync(service, "courses", "x"), 400, "CM4042");
        await RefusedAsync(await UploadAsync(service, "courses?provider=VHS", ""), 422, "CM1001");
        using var huge = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports/courses?provider=VHS");
        huge.Content = new ByteArrayContent(new byte[1]);
        huge.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        huge.Content.Headers.ContentLength = 1_000_000_000;
        huge.Headers.ExpectContinue = true;
        await RefusedAsync(await service.Client.SendAsync(huge), 413, "CM4042");
        await RefusedAsync(await service.Client.GetAsync("/api/v1/nowhere"), 404, "CM4045");
    }

    [Fact]
    public async Task Names_that_are_not_this_machine_and_writes_from_other_sites_are_refused()
    {
        await using var service = await county.ServeAsync();

        await RefusedAsync(await SendAsync(HttpMethod.Get, "Host", "rebound.example"), 403, "CM4040");
        await RefusedAsync(await SendAsync(HttpMethod.Post, "Origin", "https://elsewhere.example"), 403, "CM4041");
        await RefusedAsync(await SendAsync(HttpMethod.Post, "Sec-Fetch-Site", "cross-site"), 403, "CM4041");
        await RefusedAsync(await SendAsync(HttpMethod.Post, "Origin", "null"), 403, "CM4041");
        Assert.Equal(404, (int)(await SendAsync(HttpMethod.Post, "Sec-Fetch-Site", "same-origin")).StatusCode);

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string header, string value)
        {
            using var request = new HttpRequestMessage(method, "/api/v1/plans/4711/publish");
            request.Headers.TryAddWithoutValidation(header, value);
            return await service.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var service = await county.ServeAsync();

        var document = await service.GetAsync("/openapi/v1.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var described = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "/api/v1/explanations/{newcomer}", "/api/v1/imports", "/api/v1/imports/care",
                "/api/v1/imports/courses", "/api/v1/imports/newcomers", "/api/v1/imports/{id}",
                "/api/v1/imports/{id}/confirm", "/api/v1/imports/{id}/discard", "/api/v1/imports/{id}/undo",
                "/api/v1/nights", "/api/v1/nights/{night}", "/api/v1/plans", "/api/v1/plans/{id}",
                "/api/v1/plans/{id}/publish", "/api/v1/plans/{id}/report",
            },
            described);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var problem = await RunningService.JsonAsync(answer, status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    private static Task<HttpResponseMessage> UploadAsync(RunningService service, string path, string content)
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return service.Client.PostAsync("/api/v1/imports/" + path, body);
    }
}
