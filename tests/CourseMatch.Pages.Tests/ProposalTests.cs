using System.Globalization;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CourseMatch.Pages.Tests;

/// <summary>Ticking through the proposals of a draft: accepted, left out with a reason, and a draft of the
/// part.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ProposalTests(SampleDesk desk)
{
    [Fact]
    public async Task Proposals_are_ticked_and_the_accepted_become_a_draft_of_their_own()
    {
        var draft = await desk.MatchAsync();
        var plan = draft.Summary.Id.Value;
        var person = SomebodyAlone(draft);
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync($"/plans/{plan}");
        await LeaveOutAsync(visitor, person, reason: "");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());

        await LeaveOutAsync(visitor, person, "Möchte lieber abends lernen");
        await visitor.ArriveAsync("**done=leaveout**");
        await visitor.GoAsync($"/plans/{plan}?only=leftout");
        Assert.Equal(1, await visitor.Page.Locator("#proposals tbody tr").CountAsync());
        Assert.Contains("Möchte lieber abends lernen", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        await visitor.Page.ClickAsync("button:has-text('Alle noch offenen annehmen')");
        await visitor.ArriveAsync("**done=accept**");
        await visitor.Page.ClickAsync("button:has-text('Entwurf nur aus den Angenommenen')");
        await visitor.ArriveAsync("**done=part**");
        var part = int.Parse(new Uri(visitor.Page.Url).Segments[^1], CultureInfo.InvariantCulture);
        Assert.Empty(await visitor.FaultsAsync());
        var made = (await desk.Parts.GetRequiredService<ICountyStore>()
            .PlanAsync(SampleDesk.Municipality, new(part), CancellationToken.None))!;
        Assert.Equal(draft.Placements.Count - 1, made.Placements.Count);
        Assert.Equal("CM2046", made.Unplaced.Single(one => one.Newcomer == person.Id).Findings[0].Code);
        Assert.InRange(made.Summary.Objective, 1, draft.Summary.Objective);

        // The reason stands with the person, and no night proposes the course again until it is opened again.
        await visitor.GoAsync($"/newcomers/{person.Reference}");
        Assert.Contains("Möchte lieber abends lernen", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.GoAsync($"/plans/{plan}?only=leftout");
        await visitor.Page.CheckAsync($"input[name=newcomer][value='{person.Id.Value}']");
        await visitor.Page.ClickAsync("button:has-text('Wieder offen lassen')");
        await visitor.ArriveAsync("**done=reopen**");
        Assert.Empty((await desk.Parts.GetRequiredService<ICountyStore>()
            .ReadCountyAsync(SampleDesk.Municipality, CancellationToken.None)).LeftOut);
    }

    /// <summary>A person without partner or children in the fullest course of the draft, on the first part of the list.
    /// </summary>
    private Newcomer SomebodyAlone(Plan draft)
    {
        var first = PlanComparison.Of(null, draft).Changes.Take(50).Select(change => change.Newcomer).ToHashSet();
        return draft.Placements
            .GroupBy(placement => placement.Course)
            .OrderByDescending(course => course.Count())
            .SelectMany(course => course)
            .Where(placement => placement is { IsPromised: false, Care.Count: 0 })
            .Where(placement => first.Contains(placement.Newcomer))
            .Select(placement => desk.County.Newcomers.Single(newcomer => newcomer.Id == placement.Newcomer))
            .First(newcomer => newcomer.Household is null);
    }

    private static async Task LeaveOutAsync(Visitor visitor, Newcomer person, string reason)
    {
        await visitor.Page.CheckAsync($"input[name=newcomer][value='{person.Id.Value}']");
        await visitor.Page.FillAsync("#why", reason);
        await visitor.Page.ClickAsync("#proposals button:has-text('Auslassen')");
    }
}
