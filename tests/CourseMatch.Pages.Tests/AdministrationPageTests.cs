using CourseMatch.Pages.Tests.Desk;

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
        await person.Page.WaitForURLAsync(url => !url.EndsWith("/password", StringComparison.Ordinal));
        Assert.Equal(200, await person.GoAsync("/plans"));

        // Closing it ends the session that is still open.
        await administration.GoAsync("/administration");
        await administration.Page.ClickAsync("tr:has-text('neu.person') button:has-text('Schließen')");
        await administration.Page.WaitForURLAsync("**/administration");
        await person.GoAsync("/plans");
        Assert.Contains("/sign-in", person.Page.Url, StringComparison.Ordinal);
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
