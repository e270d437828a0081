using CourseMatch.Application.Counties;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Newcomers;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CourseMatch.Pages.Tests;

/// <summary>Steps for several people who were ticked in the list.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ManyPeopleTests(SampleDesk desk)
{
    [Fact]
    public async Task Several_people_are_ticked_and_taken_off_the_list_with_one_reason()
    {
        var people = (await WaitingAsync()).GroupBy(newcomer => newcomer.Reference[..6])
            .Last(group => group.Count() > 1).Take(2).ToArray();
        var visitor = await desk.SignInAsync("koordination");
        await TickAsync(visitor, people);
        await visitor.Page.ClickAsync("button:has-text('Von der Liste nehmen')");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());

        await TickAsync(visitor, people);
        await visitor.Page.FillAsync("#reason", "Beide sind umgezogen");
        await visitor.Page.ClickAsync("button:has-text('Von der Liste nehmen')");
        await visitor.Page.WaitForSelectorAsync("text=Erledigt für 2 Personen");
        var county = await desk.Parts.GetRequiredService<ICountyStore>()
            .ReadCountyAsync(SampleDesk.Municipality, CancellationToken.None);
        Assert.All(people, person => Assert.False(county.Find(person.Reference)!.IsActive));
    }

    [Fact]
    public async Task Nobody_is_called_back_about_an_offer_that_was_never_made()
    {
        var visitor = await desk.SignInAsync("koordination", hasScript: false);
        await TickAsync(visitor, [(await WaitingAsync())[0]]);
        await visitor.Page.FillAsync("#reason", "Fragt nach dem Weg");
        await visitor.Page.ClickAsync("button:has-text('Rückruf vormerken')");
        await visitor.Page.WaitForSelectorAsync("#faults");
        var counsellor = await desk.SignInAsync("beratung");
        await counsellor.GoAsync("/newcomers");
        Assert.Equal(0, await counsellor.Page.Locator("button:has-text('Rückruf vormerken')").CountAsync());
    }

    [Fact]
    public async Task Letters_of_ticked_people_are_shown_for_printing_in_both_languages()
    {
        var person = (await WaitingAsync()).First(one => one.Languages.Count > 0 && one.Languages[0] == "ar");
        await desk.Parts.GetRequiredService<ICountyStore>().ChangeAsync(
            SampleDesk.Municipality,
            (change, token) => change.QueueMessagesAsync(
                [
                    new MessageDraft(
                        $"test/letters/{person.Id.Value}", new MessageRecipient.Person(person.Id),
                        MessageKind.EntitlementEnding,
                        new Dictionary<string, string> { [MessageValue.ValidUntil] = "2027-03-01" }),
                ],
                token),
            CancellationToken.None);
        var visitor = await desk.SignInAsync("koordination");
        await TickAsync(visitor, [person]);
        await visitor.Page.ClickAsync("button:has-text('Briefe der Ausgewählten')");
        await visitor.Page.WaitForURLAsync("**/letters?who=*");
        Assert.Contains("01.03.2027", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await visitor.Page.Locator(".letter [dir=rtl]").CountAsync());
        Assert.Empty(await visitor.FaultsAsync());
    }

    /// <summary>People on the list who hold no place and live with nobody on it.</summary>
    private async Task<Newcomer[]> WaitingAsync()
    {
        var county = await desk.CountyNowAsync();
        var promised = county.Promises.Select(promise => promise.Newcomer).ToHashSet();
        var unplaced = desk.Draft.Unplaced.Select(one => one.Newcomer).ToHashSet();
        return
        [
            .. county.Newcomers.Where(newcomer => newcomer is { IsActive: true, Household: null }
                && unplaced.Contains(newcomer.Id) && !promised.Contains(newcomer.Id)),
        ];
    }

    /// <summary>Looks for what their file numbers share, and ticks them.</summary>
    private static async Task TickAsync(Visitor visitor, IReadOnlyList<Newcomer> people)
    {
        await visitor.GoAsync("/newcomers?q=" + (people.Count == 1 ? people[0].Reference : people[0].Reference[..6]));
        foreach (var person in people)
        {
            await visitor.Page.CheckAsync($"input[name=id][value='{person.Id.Value}']");
        }
    }
}
