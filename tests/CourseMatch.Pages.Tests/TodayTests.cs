using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CourseMatch.Pages.Tests;

/// <summary>What waits for a decision in the morning, and how it is settled with a click.</summary>
[Collection(AtTheDesk.Name)]
public sealed class TodayTests(SampleDesk desk)
{
    [Fact]
    public async Task Probable_duplicates_wait_among_the_decisions_and_are_settled_with_one_click()
    {
        await ProposeAsync("MK-0101", "MK-0102");
        await ProposeAsync("MK-0201", "MK-0202");
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/");
        Assert.Contains(
            "Paare von Einträgen, die vielleicht derselben Person gehören: ", await visitor.TextAsync(),
            StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        await visitor.Page.ClickAsync(".parts li:has-text('MK-0101') >> button:has-text('Zwei Personen')");
        await visitor.ArriveAsync("**/?done=apart");
        Assert.Equal(LinkState.Apart, await StateAsync("MK-0101"));
        await visitor.Page.ClickAsync(".parts li:has-text('MK-0201') >> button:has-text('Eine Person')");
        await visitor.ArriveAsync("**/?done=merge");
        Assert.Equal(LinkState.Merged, await StateAsync("MK-0201"));
        Assert.DoesNotContain("MK-0201", await visitor.Page.InnerTextAsync(".decisions"), StringComparison.Ordinal);

        await visitor.GoAsync("/duplicates?state=merged");
        Assert.Contains("MK-0201", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("button:has-text('Wieder trennen')");
        await visitor.ArriveAsync("**done=undo**");
        Assert.Equal(LinkState.Apart, await StateAsync("MK-0201"));
    }

    [Fact]
    public async Task Whoever_only_reads_is_offered_no_button()
    {
        var visitor = await desk.SignInAsync("pruefung");
        await visitor.GoAsync("/");
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
        Assert.Contains("Kurse unter ihrer Mindestzahl: ", await visitor.TextAsync(), StringComparison.Ordinal);
    }

    private Task<bool> ProposeAsync(string kept, string duplicate) =>
        desk.Parts.GetRequiredService<IImportStore>().ChangeAsync(
            SampleDesk.Municipality,
            async (change, token) =>
            {
                var people = (await change.Links.PeopleAsync(token)).ToDictionary(person => person.Reference);
                await change.Links.SaveAsync(
                    [
                        new NewcomerLink(
                            0, people[kept], people[duplicate], LinkState.Proposed, 99,
                            [new LinkReason(LinkTrait.SameBirthDate, 12), new LinkReason(LinkTrait.OtherGender, -3)],
                            [], DateTimeOffset.UnixEpoch, null, null),
                    ],
                    token);
                return true;
            },
            CancellationToken.None);

    private async Task<LinkState> StateAsync(string kept) =>
        (await desk.Parts.GetRequiredService<ILinkageStore>().LinksAsync(
            SampleDesk.Municipality, null, CancellationToken.None)).Single(link =>
                link.Kept.Reference == kept || link.Duplicate.Reference == kept).State;
}
