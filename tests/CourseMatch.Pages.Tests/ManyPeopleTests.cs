using CourseMatch.Application.Counties;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Newcomers;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Playwright;
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
        await visitor.Page.WaitForSelectorAsync("text=Erledigt. Personen: 2.");
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

    // Goal: Enter in a field of a form with several steps takes none of them, least of all the first. Method: the form
    // is watched for being sent, and not let go.
    [Fact]
    public async Task Enter_in_a_reason_takes_no_step()
    {
        var visitor = await desk.SignInAsync("koordination");
        foreach (var (path, field) in new[]
        {
            ("/newcomers", "#reason"), ($"/newcomers/{(await WaitingAsync())[0].Reference}", "#reason"),
            ($"/plans/{desk.Draft.Summary.Id.Value}", "#why"),
        })
        {
            await visitor.GoAsync(path);
            await visitor.Page.EvaluateAsync("""
                () => {
                  window.sent = 0;
                  document.addEventListener('submit', event => { window.sent++; event.preventDefault(); }, true);
                }
                """);
            if (await visitor.Page.Locator(field).CountAsync() > 0)
            {
                await visitor.Page.FillAsync(field, "zieht um");
                await visitor.Page.PressAsync(field, "Enter");
                Assert.True(await visitor.Page.EvaluateAsync<int>("() => window.sent") == 0, path);
            }
            else
            {
                Assert.StartsWith("/plans/", path, StringComparison.Ordinal);
            }
        }

        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task Only_letters_that_were_shown_are_ticked_as_printed()
    {
        var person = (await WaitingAsync())[^1];
        await QueueAsync(person, "first");
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/letters?who=" + person.Reference);

        // While the printer works, another letter to the same person is made ready.
        await QueueAsync(person, "second");
        await visitor.Page.ClickAsync("button:has-text('abhaken')");
        await visitor.Page.WaitForSelectorAsync("input[name=letter]", new() { State = WaitForSelectorState.Attached });
        var letters = await Outbox.ToPeopleAsync(
            SampleDesk.Municipality, null, [person.Reference], 10, CancellationToken.None);
        Assert.Equal(
            [("second", MessageState.Printable), ("first", MessageState.Printed)],
            letters.Select(letter => (letter.EventKey.Split('/')[^1], letter.State)));
    }

    [Fact]
    public async Task Letters_of_ticked_people_are_shown_for_printing_in_both_languages()
    {
        var person = (await WaitingAsync()).First(one => one.Languages.Count > 0 && one.Languages[0] == "ar");
        await QueueAsync(person, "ending");
        var visitor = await desk.SignInAsync("koordination");
        await TickAsync(visitor, [person]);
        await visitor.Page.ClickAsync("button:has-text('Briefe der Ausgewählten')");
        await visitor.ArriveAsync("**/letters?who=*");
        Assert.Contains("01.03.2027", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("https://kurse.example/antwort/x", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await visitor.Page.Locator(".letter [dir=rtl]").CountAsync());
        Assert.Empty(await visitor.FaultsAsync());

        // Who opens that address answers as the person; who only reads is not shown it.
        var auditor = await desk.SignInAsync("pruefung");
        await auditor.GoAsync("/letters?who=" + person.Reference);
        Assert.Contains("01.03.2027", await auditor.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/antwort/", await auditor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private IOutbox Outbox => desk.Parts.GetRequiredService<IOutbox>();

    /// <summary>A letter that waits for the printer.</summary>
    private async Task QueueAsync(Newcomer person, string name)
    {
        var key = $"test/letters/{person.Id.Value}/{name}";
        await desk.Parts.GetRequiredService<ICountyStore>().ChangeAsync(
            SampleDesk.Municipality,
            (change, token) => change.QueueMessagesAsync(
                [
                    new MessageDraft(
                        key, new MessageRecipient.Person(person.Id), MessageKind.EntitlementEnding,
                        new Dictionary<string, string>
                        {
                            [MessageValue.ValidUntil] = "2027-03-01",
                            [MessageValue.ReplyLink] = "https://kurse.example/antwort/x",
                        }),
                ],
                token),
            CancellationToken.None);
        var letter = (await Outbox.ToPeopleAsync(
            SampleDesk.Municipality, null, [person.Reference], 100, CancellationToken.None))
            .Single(one => one.EventKey == key);
        await Outbox.DecideAsync(
            SampleDesk.Municipality, letter.Number, [MessageState.Queued], MessageState.Printable,
            TimeProvider.System.GetUtcNow(), CancellationToken.None);
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
