using System.Globalization;
using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

/// <summary>A coordinator reads where somebody could go, and places them by hand with a reason.</summary>
[Collection(AtTheDesk.Name)]
public sealed class PlaceByHandTests(SampleDesk desk)
{
    [Fact]
    public async Task Somebody_is_placed_by_hand_with_a_reason_and_the_cost_is_shown_before()
    {
        var visitor = await desk.SignInAsync("koordination");
        var (reference, course) = await OpenWayAsync(visitor);
        await visitor.Page.WaitForSelectorAsync("#cost-part:not(:has(a[href='']))");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.FillAsync("#reason", " ");
        await visitor.Page.ClickAsync("main form button");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());

        await visitor.Page.FillAsync("#reason", "Arbeitet gleich nebenan");
        await visitor.Page.ClickAsync("main form button");
        await visitor.Page.WaitForSelectorAsync("#faults, p:has-text('Der Platz ist angeboten und festgehalten')");
        Assert.Equal(0, await visitor.Page.Locator("#faults").CountAsync());
        Assert.Contains("Arbeitet gleich nebenan", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        var county = await desk.CountyNowAsync();
        var promise = Assert.Single(
            county.Promises, promise => promise.Newcomer == county.Find(reference)!.Id);
        Assert.Equal((course, true), (promise.Course.Value, promise.IsLocked));

        // What the person says about it is entered on the same page.
        await visitor.Page.ClickAsync("button:has-text('Nimmt den Platz')");
        await visitor.Page.WaitForURLAsync($"**/newcomers/{reference}?done=answered");
        Assert.Contains("Die Antwort ist eingetragen", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
    }

    /// <summary>The first person alone on the list with an open course, and the page that would place them there.
    /// </summary>
    private async Task<(string Reference, int Course)> OpenWayAsync(Visitor visitor)
    {
        var alone = desk.County.Newcomers.Where(one => one is { IsActive: true, Household: null });
        foreach (var newcomer in alone.Skip(20))
        {
            await visitor.GoAsync($"/newcomers/{newcomer.Reference}/courses?only=open");
            var ways = visitor.Page.Locator("a[href*='/place?course=']");
            if (await visitor.Page.Locator("text=Zugesagt").CountAsync() == 0 && await ways.CountAsync() > 0)
            {
                var address = (await ways.First.GetAttributeAsync("href"))!;
                await visitor.GoAsync(address);
                var number = address[(address.LastIndexOf('=') + 1)..];
                return (newcomer.Reference, int.Parse(number, CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException("Nobody in the sample has an open way.");
    }
}
