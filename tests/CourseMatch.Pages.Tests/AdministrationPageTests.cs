using System.Net;
using CourseMatch.Application.Access;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests;

[Collection(AtTheDesk.Name)]
public sealed class AdministrationPageTests(SampleDesk desk)
{
    [Fact]
    public async Task A_new_account_signs_in_once_with_the_password_shown_and_then_with_its_own()
    {
        var administration = await desk.SignInAsync("verwaltung");
        await administration.GoAsync("/administration");
        await administration.Page.FillAsync("#login", "neu.person");
        await administration.Page.SelectOptionAsync("#role", "Auditor");
        await administration.Page.ClickAsync("main form.narrow button");
        var password = await administration.Page.InnerTextAsync(".once");
        Assert.Empty(await administration.FaultsAsync());

        var person = await desk.VisitAsync();
        await person.SignInAsync("neu.person", password);
        Assert.EndsWith("/password", person.Page.Url, StringComparison.Ordinal);
        await person.GoAsync("/plans");
        Assert.EndsWith("/password", person.Page.Url, StringComparison.Ordinal);
        await person.Page.FillAsync("#old", password);
        await person.Page.FillAsync("#wanted", "vier gute kurze Worte");
        await person.Page.FillAsync("#again", "vier gute kurze Worte");
        await person.Page.ClickAsync("main button[type=submit]");
        await person.ArriveAsync(url => !url.EndsWith("/password", StringComparison.Ordinal));
        Assert.Equal(200, await person.GoAsync("/plans"));

        // Closing it ends the session that is still open.
        await administration.GoAsync("/administration");
        await administration.Page.ClickAsync("tr:has-text('neu.person') button:has-text('Schließen')");
        await administration.ArriveAsync("**/administration");
        await person.GoAsync("/plans");
        Assert.Contains("/sign-in", person.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_changed_and_a_password_reset_on_the_page_of_the_account()
    {
        var administration = await desk.SignInAsync("verwaltung");
        await administration.GoAsync("/administration");
        await administration.Page.FillAsync("#login", "wechselnde.person");
        await administration.Page.SelectOptionAsync("#role", "Counsellor");
        await administration.Page.ClickAsync("main form.narrow button");
        await administration.Page.WaitForSelectorAsync(".once");

        await administration.Page.ClickAsync("a:has-text('wechselnde.person')");
        await administration.Page.SelectOptionAsync("#role", "ProviderStaff");
        await administration.Page.ClickAsync("button:has-text('Rolle speichern')");
        await administration.Page.WaitForSelectorAsync("#provider-fault");
        Assert.Empty(await administration.FaultsAsync());
        await administration.Page.SelectOptionAsync("#provider", new SelectOptionValue
        {
            Label = "vhs Neumusterstadt",
        });
        await administration.Page.ClickAsync("button:has-text('Rolle speichern')");
        await administration.ArriveAsync("**?changed=yes");
        await administration.Page.ClickAsync("button:has-text('Neues Passwort')");
        var password = await administration.Page.InnerTextAsync(".once");
        Assert.Empty(await administration.FaultsAsync());

        var person = await desk.VisitAsync();
        await person.SignInAsync("wechselnde.person", password);
        await person.GoAsync("/password");
        Assert.Contains("Träger", await person.TextAsync(), StringComparison.Ordinal);

        var own = (await desk.Parts.GetRequiredService<IAccountStore>().ByLoginAsync("verwaltung", default))!;
        await administration.GoAsync($"/administration/accounts/{own.Id.Value}");
        await administration.Page.SelectOptionAsync("#role", "Auditor");
        await administration.Page.ClickAsync("button:has-text('Rolle speichern')");
        await administration.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("eigene Rolle", await administration.Page.InnerTextAsync("#faults"), StringComparison.Ordinal);
        Assert.Equal(404, await administration.GoAsync("/administration/accounts/999999"));
    }

    [Fact]
    public async Task A_token_is_shown_once_lets_a_program_deliver_and_stops_when_it_is_revoked()
    {
        var administration = await desk.SignInAsync("verwaltung");
        await administration.GoAsync("/administration/tokens");
        await administration.Page.ClickAsync("main form.narrow button");
        await administration.Page.WaitForSelectorAsync("#provider:invalid, #provider-fault");
        await administration.Page.SelectOptionAsync("#provider", new SelectOptionValue
        {
            Label = "vhs Neumusterstadt",
        });
        await administration.Page.ClickAsync("main form.narrow button");
        var secret = await administration.Page.InnerTextAsync(".once");
        Assert.Empty(await administration.FaultsAsync());
        Assert.StartsWith("cmd_", secret, StringComparison.Ordinal);
        Assert.Equal("422", await DeliverAsync(secret));

        await administration.GoAsync("/administration/tokens");
        Assert.DoesNotContain(secret, await administration.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(await administration.FaultsAsync());
        await administration.Page.ClickAsync("tbody tr:first-child button:has-text('Widerrufen')");
        await administration.Page.WaitForSelectorAsync("tbody:has-text('widerrufen von verwaltung')");
        Assert.StartsWith("401", await DeliverAsync(secret), StringComparison.Ordinal);
    }

    private async Task<string> DeliverAsync(string secret)
    {
        using var client = new HttpClient { BaseAddress = desk.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var content = new StringContent("nothing anybody could read", null, "application/octet-stream");
        using var answer = await client.PostAsync("/api/v1/deliveries", content);
        return answer.StatusCode == HttpStatusCode.Unauthorized
            ? $"401 {await answer.Content.ReadAsStringAsync()}"
            : $"{(int)answer.StatusCode}";
    }

    [Fact]
    public async Task A_login_name_that_is_taken_is_told_and_nobody_closes_the_own_account()
    {
        var visitor = await desk.SignInAsync("verwaltung");
        await visitor.GoAsync("/administration");
        await visitor.Page.FillAsync("#login", "VHS");
        await visitor.Page.SelectOptionAsync("#role", "Auditor");
        await visitor.Page.ClickAsync("main form.narrow button");
        await visitor.Page.WaitForSelectorAsync("#login-fault");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("tr:has-text('verwaltung') button:has-text('Schließen')");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("eigene Konto", await visitor.Page.InnerTextAsync("#faults"), StringComparison.Ordinal);
    }
}
