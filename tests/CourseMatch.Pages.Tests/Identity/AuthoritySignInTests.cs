using System.Net;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests.Identity;

/// <summary>Sign-in through the authority's identity provider, a real one in a process of its own.</summary>
[Collection(AtTheDesk.Name)]
public sealed class AuthoritySignInTests(SampleDesk desk)
{
    [Fact]
    public async Task Somebody_is_let_in_by_the_authority_with_the_role_of_the_group_and_signs_out_at_both()
    {
        desk.Identity.Put("number-1", "staff", "cm-koordination");
        desk.Identity.Put("number-2", "cm-vhs");
        var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/plans");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("a:has-text('Mit dem Konto der Behörde anmelden')");
        await AnswerAsync(visitor, "number-1");
        await visitor.ArriveAsync("**/plans");
        Assert.Equal(200, await visitor.GoAsync("/newcomers"));
        Assert.Equal(403, await visitor.GoAsync("/administration"));

        var account = await AccountAsync("number-1");
        Assert.Equal(("1", Role.Coordinator, null), (account.Login, account.Role, account.PasswordHash));
        Assert.Equal($"{desk.Identity.Address.OriginalString} number-1", account.Subject);

        await visitor.Page.ClickAsync("header button");
        await visitor.ArriveAsync("**/sign-out?authority=yes");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("a:has-text('Auch bei der Behörde abmelden')");
        await visitor.Page.ClickAsync("button[value=yes]");
        await visitor.ArriveAsync("**/sign-out");

        // Signed out there, too: the next one at this machine is asked who it is.
        await SignInAsync(visitor, "number-2");
        await visitor.ArriveAsync("**/counter");
        Assert.Equal(403, await visitor.GoAsync("/newcomers"));
    }

    [Fact]
    public async Task The_groups_decide_anew_at_every_sign_in_and_whoever_left_them_is_out_everywhere()
    {
        desk.Identity.Put("number-3", "cm-koordination");
        var visitor = await desk.VisitAsync();
        await SignInAsync(visitor, "number-3");
        await visitor.ArriveAsync(desk.Address + "**");
        var first = await AccountAsync("number-3");

        desk.Identity.Put("number-3", "cm-pruefung");
        await visitor.GoAsync("/sign-in/authority?to=/plans");
        await ContinueAsync(visitor);
        await visitor.ArriveAsync("**/plans");
        var second = await AccountAsync("number-3");
        Assert.Equal((first.Id, Role.Auditor), (second.Id, second.Role));

        desk.Identity.Put("number-3", "staff");
        var elsewhere = await desk.VisitAsync();
        await SignInAsync(elsewhere, "number-3");
        Assert.Contains("CM4320", await elsewhere.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Contains("keiner Gruppe", await elsewhere.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Empty(await elsewhere.FaultsAsync());
        await visitor.GoAsync("/plans");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_name_links_nothing_a_closed_account_stays_closed_and_a_lost_municipality_is_told()
    {
        var accounts = desk.Parts.GetRequiredService<IAccountStore>();
        desk.Identity.Put("koordination", "cm-pruefung");
        var visitor = await desk.VisitAsync();
        await SignInAsync(visitor, "koordination");
        await visitor.ArriveAsync(desk.Address + "**");
        var account = await AccountAsync("koordination");
        Assert.Equal("koordination-2", account.Login);
        Assert.Equal(Role.Coordinator, (await accounts.ByLoginAsync("koordination", default))!.Role);

        desk.Identity.Put("koordination", "cm-elsewhere");
        await visitor.GoAsync("/sign-in/authority");
        await ContinueAsync(visitor);
        Assert.Contains("Nirgendwo", await visitor.Page.InnerTextAsync("body"), StringComparison.Ordinal);

        await accounts.SaveAsync(account with { IsClosed = true }, default);
        desk.Identity.Put("koordination", "cm-pruefung");
        await visitor.GoAsync("/sign-in/authority");
        await ContinueAsync(visitor);
        Assert.Contains("CM4303", await visitor.Page.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_a_foreign_a_repeated_and_a_forged_answer_end_in_a_sentence()
    {
        desk.Identity.Put("number-4", "cm-pruefung");
        var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/sign-in/authority");
        await visitor.Page.ClickAsync("a:has-text('Cancel')");
        await RefusedAsync(visitor, "CM4325");

        await visitor.GoAsync("/sign-in/authority/back?code=forged&state=forged");
        await RefusedAsync(visitor, "CM4326");

        // An answer for somebody else's browser: state and code are right, their cookie is not there.
        string? back = null;
        visitor.Page.Request += (_, request) =>
            back = request.Url.Contains("/sign-in/authority/back", StringComparison.Ordinal) ? request.Url : back;
        await SignInAsync(visitor, "number-4");
        await visitor.ArriveAsync(desk.Address + "**");
        var other = await desk.VisitAsync();
        await other.GoAsync(back!);
        await RefusedAsync(other, "CM4326");
        await visitor.GoAsync(back!);
        await RefusedAsync(visitor, "CM4326");

        // The provider's proof is for another nonce than the one this sign-in began with.
        await visitor.Page.GotoAsync(await ForgedAsync(visitor, "nonce", "another"));
        await ContinueAsync(visitor);
        await RefusedAsync(visitor, "CM4327");

        // The code was asked for with another key than the one it is handed in with (PKCE).
        await visitor.Page.GotoAsync(await ForgedAsync(
            visitor, "code_challenge", WebEncoders.Base64UrlEncode(new byte[32])));
        await ContinueAsync(visitor);
        await RefusedAsync(visitor, "CM4328");
    }

    [Fact]
    public async Task A_provider_that_is_down_is_told_and_local_sign_in_can_be_switched_off()
    {
        var settings = desk.Identity.Settings("down.json", new Uri("http://127.0.0.1:9/"), isLocalOpen: false);
        await using var service = await RunningService.StartAsync(new BuiltProgram(
            desk.Folder,
            ("ConnectionStrings__CourseMatch", desk.ConnectionString),
            ("COURSEMATCH_IDENTITY", settings)));
        using var browser = new BrowserSession(service.Client.BaseAddress!);
        using var begun = await browser.Client.GetAsync("/sign-in/authority?to=/plans");
        Assert.Equal(HttpStatusCode.BadGateway, begun.StatusCode);
        Assert.Contains("CM4324", await begun.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", begun.Headers.GetValues("Content-Security-Policy").Single());

        var page = await browser.Client.GetStringAsync("/sign-in");
        Assert.Contains("/sign-in/authority?to=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"password\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleAccounts.Password, page, StringComparison.Ordinal);
        service.SignIn("koordination", SampleAccounts.Password);
        var refused = await RunningService.JsonAsync(await service.Client.GetAsync("/api/v1/plans"), 401);
        Assert.Equal("CM4323", refused.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Through_a_proxy_the_public_address_counts_and_cookies_are_secure()
    {
        await using var service = await RunningService.StartAsync(new BuiltProgram(
            desk.Folder,
            ("ConnectionStrings__CourseMatch", desk.ConnectionString),
            ("COURSEMATCH_PUBLIC_URL", "https://kurse.kreis.example/"),
            ("COURSEMATCH_IDENTITY", desk.Identity.Settings("proxy.json", desk.Identity.Address))));
        using var browser = new BrowserSession(service.Client.BaseAddress!);
        browser.Client.DefaultRequestHeaders.Host = "kurse.kreis.example";
        browser.Client.DefaultRequestHeaders.Add("Origin", "https://kurse.kreis.example");
        using var begun = await browser.Client.GetAsync("/sign-in/authority");
        Assert.Contains(
            "redirect_uri=https%3A%2F%2Fkurse.kreis.example%2Fsign-in%2Fauthority%2Fback",
            begun.Headers.Location!.OriginalString, StringComparison.Ordinal);

        using var other = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        other.Headers.Host = "elsewhere.example";
        using var refused = await browser.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        // The cookie is secure, so it is carried by hand here, where no proxy takes HTTPS off.
        using var form = await browser.Client.GetAsync("/sign-in");
        Assert.Contains("secure", form.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        foreach (var login in new[] { "vhs", "verwaltung", "pruefung", "koordination" })
        {
            service.SignIn(login, SampleAccounts.Password);
            var home = login switch { "vhs" => "/counter", "verwaltung" => "/administration", _ => "/plans" };
            Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(home)).StatusCode);
        }
    }

    [Fact]
    public async Task Settings_nobody_can_use_refuse_the_start_and_name_the_key()
    {
        var path = Path.Combine(desk.Folder, "faulty.json");
        var program = new BuiltProgram(desk.Folder, ("ConnectionStrings__CourseMatch", desk.ConnectionString));
        foreach (var (text, codes) in new[]
        {
            ("{ \"authorty\": \"https://a.example\" }", new[] { "CM4331" }),
            ("{ \"authority\": \"https://a.example\", \"clientId\": \"c\" }", ["CM4333"]),
            ($$"""
            { "authority": "http://a.example", "clientSecretFile": "{{desk.Folder}}/secret", "clientId": "c",
              "groups": [{ "group": "g", "role": "providerStaff", "municipality": "m" }] }
            """, ["CM4332", "CM4332"]),
            ($$"""
            { "authority": "https://a.example", "clientSecretFile": "{{desk.Folder}}/secret", "clientId": "c",
              "scopes": null, "groups": [null] }
            """, ["CM4332", "CM4332"]),
        })
        {
            await File.WriteAllTextAsync(path, text);
            Assert.Equal(codes, (await program.RunAsync("serve", "--identity", path, "--json")).Ends(2).Codes);
        }

        Assert.Equal(["CM4330"], (await program.RunAsync("serve", "--identity", "none", "--json")).Ends(2).Codes);
    }

    private static async Task RefusedAsync(Visitor visitor, string code)
    {
        await visitor.ArriveAsync("**/sign-in/authority/back**");
        Assert.Contains(code, await visitor.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await visitor.Page.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    /// <summary>The provider's address of a sign-in that this browser has begun, with one value changed.</summary>
    private static async Task<string> ForgedAsync(Visitor visitor, string name, string value)
    {
        var begun = await visitor.Page.APIRequest.GetAsync(
            "/sign-in/authority", new APIRequestContextOptions { MaxRedirects = 0 });
        var address = new Uri(begun.Headers["location"]);
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(one => one.Key, one => (string?)one.Value);
        Assert.Contains(name, query.Keys);
        query[name] = value;
        return QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query);
    }

    private static async Task SignInAsync(Visitor visitor, string person)
    {
        await visitor.GoAsync("/sign-in/authority");
        await AnswerAsync(visitor, person);
    }

    /// <summary>Answers the provider's questions: who one is, and whether CourseMatch may know.</summary>
    private static async Task AnswerAsync(Visitor visitor, string person)
    {
        await visitor.Page.FillAsync("input[name=login]", person);
        await visitor.Page.FillAsync("input[name=password]", "any");
        await visitor.Page.ClickAsync("button[type=submit]");
        await ContinueAsync(visitor);
    }

    /// <summary>Allows CourseMatch to know; the provider asks that of programs on this machine every time.</summary>
    private static async Task ContinueAsync(Visitor visitor)
    {
        await visitor.Page.ClickAsync("button:has-text('Continue')");
        await visitor.ArriveAsync(
            url => !url.Contains("/interaction/", StringComparison.Ordinal));
    }

    private async Task<Account> AccountAsync(string person) =>
        (await desk.Parts.GetRequiredService<IAccountStore>().BySubjectAsync(
            $"{desk.Identity.Address.OriginalString} {person}", default))!;
}
