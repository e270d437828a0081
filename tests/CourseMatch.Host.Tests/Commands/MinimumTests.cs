using System.Net.Http.Headers;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>What KURSNET's minimum of participants means is said once and remembered for the provider.</summary>
public sealed class MinimumTests(TestCounty county) : IClassFixture<TestCounty>
{
    private const string File = "openqcat-integrationskurs.xml";

    [Fact]
    public async Task What_was_said_once_holds_for_the_next_file_of_the_provider()
    {
        System.IO.File.Copy(
            Path.Combine(AppContext.BaseDirectory, File), Path.Combine(county.Folder, File));
        var booked = await ImportAsync("--minimum", "booked");
        Assert.Equal("imported", booked.Json.GetProperty("outcome").GetString());
        Assert.Contains("CM1330", booked.Codes);

        var again = (await ImportAsync()).Json;
        Assert.Equal("alreadyOnFile", again.GetProperty("outcome").GetString());
        var other = await ImportAsync("--minimum", "minimum", "--dry-run");
        Assert.True(other.Json.GetProperty("changed").GetInt32() > 0, other.ToString());
        Assert.Equal("alreadyOnFile", (await ImportAsync()).Json.GetProperty("outcome").GetString());

        await using var service = await county.ServeAsync();
        Assert.Equal(0, await ChangedAsync(service, ""));
        Assert.True(await ChangedAsync(service, "&minimum=minimum") > 0);
        var refused = await RunningService.JsonAsync(await PostAsync(service, "&minimum=maximum"), 400);
        Assert.Equal("CM4065", refused.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    private async Task<int> ChangedAsync(RunningService service, string more) =>
        (await RunningService.JsonAsync(await PostAsync(service, "&dryRun=true" + more), 200))
        .GetProperty("changed").GetInt32();

    private Task<HttpResponseMessage> PostAsync(RunningService service, string more)
    {
        var body = new ByteArrayContent(System.IO.File.ReadAllBytes(Path.Combine(county.Folder, File)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return service.Client.PostAsync($"/api/v1/imports/courses?provider=VHS{more}", body);
    }

    private async Task<RunResult> ImportAsync(params string[] more)
    {
        var run = await county.Program.RunAsync(
            ["import", "courses", File, "--provider", "VHS", "--json", .. more]);
        Assert.True(run.Status <= 1, run.ToString());
        return run;
    }
}
