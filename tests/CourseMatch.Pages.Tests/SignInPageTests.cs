using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

[Collection(AtTheDesk.Name)]
public sealed class SignInPageTests(SampleDesk desk)
{
    [Fact]
    public async Task Somebody_signs_in_and_out_again()
    {
        var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/plans");
        Assert.Contains("/sign-in?to=%2Fplans", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("coursematch-demo", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        await visitor.Page.FillAsync("#login", "koordination");
        await visitor.Page.FillAsync("#password", "coursematch-demo");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("**/plans");
        await visitor.Page.ClickAsync("header button");
        await visitor.ArriveAsync("**/sign-out");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.GoAsync("/plans");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_first_and_in_words()
    {
        var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/sign-in");
        await visitor.Page.FillAsync("#login", "nobody");
        await visitor.Page.FillAsync("#password", "wrong");
        await visitor.Page.ClickAsync("main button[type=submit]");

        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("falsch", await visitor.Page.InnerTextAsync("#faults"), StringComparison.Ordinal);
        Assert.Equal("nobody", await visitor.Page.InputValueAsync("#login"));
        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task The_language_is_switched_and_remembered()
    {
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/plans");
        Assert.Equal("Pläne", await visitor.Page.InnerTextAsync("h1"));
        await visitor.Page.ClickAsync("header a[hreflang=en]");
        Assert.Equal("Plans", await visitor.Page.InnerTextAsync("h1"));
        await visitor.GoAsync("/password");
        Assert.Equal("My account", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal("en", await visitor.Page.GetAttributeAsync("html", "lang"));
    }
}
