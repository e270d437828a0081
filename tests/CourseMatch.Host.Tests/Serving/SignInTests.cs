using System.Net;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Serving;

/// <summary>Signing in from a program, and what the service says about accounts when it starts.</summary>
public sealed class SignInTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_even_against_the_right_one()
    {
        await county.AddAccountAsync("locked", Role.Auditor);
        await using var service = await county.ServeAsync();
        foreach (var (password, status) in Enumerable.Repeat(("wrong", 401), 5).Append((TestCounty.Password, 401)))
        {
            service.SignIn("locked", password);
            Assert.Equal(status, (int)(await service.Client.GetAsync("/api/v1/plans")).StatusCode);
        }

        var refused = await RunningService.JsonAsync(await service.Client.GetAsync("/api/v1/plans"), 401);
        Assert.Equal("CM4302", refused.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_told_alike()
    {
        await using var service = await county.ServeAsync();
        service.SignIn("nobody", "wrong");
        var name = await service.Client.GetAsync("/api/v1/plans");
        service.SignIn("koordination", "wrong");
        var password = await service.Client.GetAsync("/api/v1/plans");

        Assert.Equal(HttpStatusCode.Unauthorized, name.StatusCode);
        Assert.Equal(await name.Content.ReadAsStringAsync(), await password.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Sample_accounts_and_other_data_do_not_go_together()
    {
        var program = new BuiltProgram(new WorkPlace().Folder);
        var sample = (await program.RunAsync("accounts", "--add-sample", "--json")).Ends(0).Json;
        Assert.Equal(
            ["beratung", "koordination", "pruefung", "verwaltung", "vhs"],
            sample.GetProperty("accounts").EnumerateArray().Select(one => one.GetProperty("login").GetString()));

        await File.WriteAllTextAsync(
            Path.Combine(program.Folder, "courses.csv"), new SmallCounty(1, 1, 0, 0).Courses());
        Assert.True(
            (await program.RunAsync("import", "courses", "courses.csv", "--provider", "A real school")).Status <= 1);
        Assert.Equal(["CM4309"], (await program.RunAsync("serve", "--json")).Ends(2).Codes);
        Assert.Equal(["CM4308"], (await program.RunAsync("accounts", "--add-sample", "--json")).Ends(2).Codes);

        (await program.RunAsync("accounts", "--close-sample")).Ends(0);
        await using var service = await RunningService.StartAsync(program);
        service.SignIn("koordination", SampleAccounts.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Client.GetAsync("/api/v1/plans")).StatusCode);
    }
}
