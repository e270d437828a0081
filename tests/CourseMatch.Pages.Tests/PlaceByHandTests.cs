using System.Globalization;
using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

/// <summary>A coordinator reads where somebody could go, and places them by hand with a reason.</summary>
/// <remarks>At a desk of its own: where others have published a plan, no course has a free seat left.</remarks>
public sealed class PlaceByHandTests(SampleDesk desk) : IClassFixture<SampleDesk>
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
        await visitor.ArriveAsync($"**/newcomers/{reference}?done=answered");
        Assert.Contains("Die Antwort ist eingetragen", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
    }

    /// <summary>The first person alone on the list with an open course that runs without further people, and the page
    /// that would place them there.</summary>
    private async Task<(string Reference, int Course)> OpenWayAsync(Visitor visitor)
    {
        var county = await desk.CountyNowAsync();
        var people = county.Promises.ToLookup(promise => promise.Course);
        var running = county.Courses
            .Where(course => course.SeatsOfOthers + people[course.Id].Count() >= course.MinimumToRun)
            .Select(course => course.Id.Value).ToHashSet();
        var promised = county.Promises.Select(promise => promise.Newcomer).ToHashSet();
        foreach (var newcomer in county.Newcomers.Where(
            one => one is { IsActive: true, Household: null } && !promised.Contains(one.Id)))
        {
            await visitor.GoAsync($"/newcomers/{newcomer.Reference}/courses?only=open");
            foreach (var way in await visitor.Page.Locator("a[href*='/place?course=']").AllAsync())
            {
                var address = (await way.GetAttributeAsync("href"))!;
                var course = int.Parse(address[(address.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);
                if (running.Contains(course))
                {
                    await visitor.GoAsync(address);
                    return (newcomer.Reference, course);
                }
            }
        }

        throw new InvalidOperationException("Nobody in the sample has an open way.");
    }
}
