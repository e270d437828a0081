using CourseMatch.Application.Messages;
using CourseMatch.Application.Offers;
using CourseMatch.Store.Messages;
using CourseMatch.Store.Tests.Offers;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Messages;

/// <summary>Letters that wait for the printer while what they say ceases to hold: the offer of a place and the reminder
/// to answer it, both made by the program itself.</summary>
public sealed class VoidLetterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Outbox outbox = new(database.DataSource);

    /// <remarks>Nobody is told of an offer that has ended or reminded of one that was answered; what says the end
    /// itself goes out, and who asked for a call is still to be reminded.</remarks>
    [Theory]
    [InlineData("", "place_offered reply_reminder")]
    [InlineData("call", "place_offered reply_reminder")]
    [InlineData("accept", "place_offered")]
    [InlineData("decline", "")]
    public async Task Only_letters_that_still_hold_are_shown_and_can_be_printed(string answer, string held)
    {
        var scene = await RemindedAsync();
        var before = await ToPeopleAsync(scene);
        Assert.Equal(
            [MessageKind.PlaceOffered, MessageKind.ReplyReminder], before.Select(letter => letter.Kind));
        Assert.All(before, letter => Assert.Equal(MessageState.Printable, letter.State));

        await AnswerAsync(scene, answer);

        Assert.Equal(held, string.Join(' ', Known(await ToPeopleAsync(scene), before)));
        var printed = new List<OutgoingMessage>();
        foreach (var letter in before)
        {
            if (await PrintAsync(scene, letter))
            {
                printed.Add(letter);
            }
        }

        Assert.Equal(held, string.Join(' ', Known(printed, before)));
        var dropped = before.Except(printed).Select(letter => letter.Number).ToHashSet();
        Assert.Equal(
            dropped.Count, await outbox.DropVoidAsync(scene.Municipality, scene.Time.GetUtcNow(), default));
        Assert.All(
            (await outbox.ListAsync(scene.Municipality, null, 99, default)).Where(one => dropped.Contains(one.Number)),
            one => Assert.Equal((MessageState.Dropped, "CM4128"), (one.State, one.Fault)));
    }

    /// <remarks>What has left is history: it stays on the list of letters, whatever became of the place.</remarks>
    [Fact]
    public async Task A_letter_that_was_printed_before_its_offer_ended_stays_printed()
    {
        var scene = await RemindedAsync();
        var letters = await ToPeopleAsync(scene);
        Assert.True(await PrintAsync(scene, letters[0]));

        await AnswerAsync(scene, "decline");

        Assert.Equal(["place_offered"], Known(await ToPeopleAsync(scene), letters));
        Assert.False(await PrintAsync(scene, letters[0]));
        Assert.Equal(1, await outbox.DropVoidAsync(scene.Municipality, scene.Time.GetUtcNow(), default));
        Assert.Equal(
            [MessageState.Printed, MessageState.Dropped],
            (await outbox.ListAsync(scene.Municipality, null, 99, default))
                .Where(one => letters.Any(letter => letter.Number == one.Number)).Select(one => one.State));
    }

    /// <remarks>A person may still say what became of a void letter: it was posted by hand, or is not to be.</remarks>
    [Theory]
    [InlineData(MessageState.Dropped)]
    [InlineData(MessageState.Sent)]
    public async Task A_person_decides_about_a_void_letter(MessageState to)
    {
        var scene = await RemindedAsync();
        var letters = await ToPeopleAsync(scene);
        await AnswerAsync(scene, "decline");

        Assert.True(await outbox.DecideAsync(
            scene.Municipality, letters[0].Number, [MessageState.Printable], to, scene.Time.GetUtcNow(), default));
        Assert.Equal(to, (await outbox.ReadAsync(scene.Municipality, letters[0].Number, default))!.State);
    }

    /// <summary>One offer on the last day to answer it; its letter and the reminder wait for the printer.</summary>
    private async Task<Scene> RemindedAsync()
    {
        var scene = await Scene.OpenAsync(database, "A");
        await scene.NightAsync();
        var place = Assert.Single(await scene.PlacesAsync());
        scene.Time.Day = place.ReplyBy!.Value;
        var lapsed = await new LapseOffers(scene.County.Store, scene.Planning, scene.Time)
            .RunAsync(scene.Municipality, default);
        Assert.Single(lapsed.Reminded);
        await new SendMessages(outbox, [], null, scene.Time).RunAsync(scene.Municipality, default);
        return scene;
    }

    private static async Task AnswerAsync(Scene scene, string answer)
    {
        OfferAnswer? said = answer switch
        {
            "call" => new OfferAnswer.CallMe(),
            "accept" => new OfferAnswer.Accept(),
            "decline" => new OfferAnswer.Decline(DeclineReason.Work),
            _ => null,
        };
        if (said is not null)
        {
            var place = Assert.Single(await scene.PlacesAsync());
            Assert.IsType<StepOutcome.Taken>(
                await scene.Answer.RunAsync(scene.Municipality, place.Id, said, Actor.Newcomer, default));
        }
    }

    private Task<IReadOnlyList<OutgoingMessage>> ToPeopleAsync(Scene scene) =>
        outbox.ToPeopleAsync(scene.Municipality, null, null, 99, default);

    private Task<bool> PrintAsync(Scene scene, OutgoingMessage letter) => outbox.DecideAsync(
        scene.Municipality, letter.Number, [MessageState.Printable], MessageState.Printed, scene.Time.GetUtcNow(),
        default);

    private static string[] Known(IEnumerable<OutgoingMessage> letters, IReadOnlyList<OutgoingMessage> among) =>
    [
        .. letters.Where(letter => among.Any(one => one.Number == letter.Number))
            .Select(letter => EnumWords.Of(letter.Kind)),
    ];
}
