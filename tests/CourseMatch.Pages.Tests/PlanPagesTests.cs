using CourseMatch.Application.Counties;
using CourseMatch.Application.Plans;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CourseMatch.Pages.Tests;

[Collection(AtTheDesk.Name)]
public sealed class PlanPagesTests(SampleDesk desk)
{
    [Fact]
    public async Task A_search_is_run_watched_and_stopped_with_its_best_answer()
    {
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/plans");
        await visitor.Page.FillAsync("#seconds", "120");
        await visitor.Page.ClickAsync("#run button");
        await visitor.Page.WaitForSelectorAsync("#run svg", new() { Timeout = 90_000 });
        Assert.Empty(await visitor.FaultsAsync());

        // It may have ended by itself meanwhile: then there is nothing to stop.
        if (await visitor.Page.Locator("#run .kern-btn--secondary").CountAsync() > 0)
        {
            await visitor.Page.ClickAsync("#run .kern-btn--secondary");
        }

        await visitor.Page.WaitForSelectorAsync("#run .kern-alert--success", new() { Timeout = 90_000 });
        Assert.Contains("liegt als Entwurf bereit", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("#run .kern-alert--success a");
        Assert.StartsWith("Plan ", await visitor.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task Matching_works_without_script()
    {
        var visitor = await desk.SignInAsync("koordination", hasScript: false);
        await visitor.GoAsync("/plans");
        await visitor.Page.FillAsync("#seconds", "1");
        await visitor.Page.ClickAsync("#run button");
        var stop = visitor.Page.Locator("#run .kern-btn--secondary");
        for (var look = 0; look < 60 && await stop.CountAsync() > 0; look++)
        {
            await Task.Delay(500);
            await visitor.GoAsync("/plans");
        }

        Assert.Contains("liegt als Entwurf bereit", await visitor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_compared_and_published_and_an_old_one_is_refused_in_words()
    {
        var store = desk.Parts.GetRequiredService<ICountyStore>();
        var newest = (await desk.MatchAsync()).Summary.Id;
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync($"/plans/{newest.Value}");
        Assert.Contains("gewinnt", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.Page.ClickAsync("main form button");
        await visitor.ArriveAsync("**?published=1");
        Assert.Contains("Der Plan ist veröffentlicht", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        Assert.Equal(
            PlanState.Published,
            (await store.PlanAsync(SampleDesk.Municipality, newest, CancellationToken.None))!.Summary.State);
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
    }

    [Fact]
    public async Task A_number_out_of_bounds_is_told_and_nothing_is_started()
    {
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/plans");
        await visitor.Page.FillAsync("#seconds", "99999");
        await visitor.Page.ClickAsync("#run button");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task An_auditor_reads_and_is_offered_nothing_to_change()
    {
        var visitor = await desk.SignInAsync("pruefung");
        await visitor.GoAsync("/plans/1");
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
    }
}
