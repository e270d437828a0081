using CourseMatch.Application.Messages;
using CourseMatch.Store.Messages;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Messages;

/// <summary>A message is claimed by one, handed over by whoever still has the claim, and never left in doubt.</summary>
public sealed class OutboxTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Outbox outbox = new(database.DataSource);

    [Fact]
    public async Task Messages_are_claimed_one_at_a_time_in_the_order_they_came()
    {
        var county = await QueuedAsync("a", "b", "c");
        var keys = new List<string>();
        while (await ClaimAsync(county, $"claim-{keys.Count}") is { } message)
        {
            keys.Add(message.EventKey);
            Assert.Equal((1, MessageState.Claimed), (message.Attempts, message.State));
            Assert.True(await SettleAsync(county, message, $"claim-{keys.Count - 1}", MessageState.Sent));
        }

        Assert.Equal(["a", "b", "c"], keys);
        Assert.Equal(
            new Dictionary<MessageState, int> { [MessageState.Sent] = 3 },
            await outbox.CountAsync(county.Municipality, default));
    }

    [Fact]
    public async Task Whoever_lost_the_claim_may_neither_hand_over_nor_settle()
    {
        var county = await QueuedAsync("a");
        var first = (await ClaimAsync(county, "first"))!;
        var second = (await ClaimAsync(county, "second"))!;
        Assert.Equal((first.Number, 2), (second.Number, second.Attempts));
        Assert.False(await outbox.HandOverAsync(county.Municipality, first.Number, "first", default));
        Assert.False(await SettleAsync(county, first, "first", MessageState.Sent));
        Assert.True(await outbox.HandOverAsync(county.Municipality, second.Number, "second", default));
        Assert.False(await outbox.HandOverAsync(county.Municipality, second.Number, "second", default));
        Assert.True(await SettleAsync(county, second, "second", MessageState.Sent));
    }

    [Fact]
    public async Task A_message_whose_sender_died_at_the_last_word_is_held_until_a_person_decides()
    {
        var county = await QueuedAsync("a");
        var message = (await ClaimAsync(county, "dead"))!;
        await outbox.HandOverAsync(county.Municipality, message.Number, "dead", default);
        Assert.Null(await ClaimAsync(county, "next"));
        Assert.Equal(1, await outbox.HoldUnknownAsync(county.Municipality, default));
        Assert.Null(await ClaimAsync(county, "next"));
        Assert.False(await SettleAsync(county, message, "dead", MessageState.Sent));
        var held = (await outbox.ReadAsync(county.Municipality, message.Number, default))!;
        Assert.Equal((MessageState.Held, "CM4121"), (held.State, held.Fault));
        Assert.True(await outbox.DecideAsync(
            county.Municipality, message.Number, [MessageState.Held], MessageState.Queued, Some.Instant, default));
        Assert.Equal(1, (await ClaimAsync(county, "again"))!.Attempts);
    }

    [Fact]
    public async Task Nothing_leaves_for_a_plan_that_is_not_published()
    {
        var county = await TestCounty.MakeAsync(database);
        var plan = await county.AddDraftAsync([]);
        await county.ChangeAsync(change => change.QueueMessagesAsync([To("a") with { Plan = plan }], default));
        Assert.Null(await ClaimAsync(county, "early"));
        await county.PublishAsync(plan);
        Assert.NotNull(await ClaimAsync(county, "late"));
    }

    /// <remarks>The report of the first plan waits when the second one is published: once before anybody claimed it,
    /// once between claim and last word.</remarks>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_report_of_a_plan_that_was_replaced_does_not_leave(bool isClaimed)
    {
        var county = await TestCounty.MakeAsync(database);
        var (first, second) = (await county.AddDraftAsync([]), await county.AddDraftAsync([]));
        await county.PublishAsync(first);
        await county.ChangeAsync(change => change.QueueMessagesAsync(
            [To("report") with { Plan = first, Kind = MessageKind.PlanPublished }], default));
        var claimed = isClaimed ? await ClaimAsync(county, "x") : null;
        await county.PublishAsync(second);

        Assert.False(claimed is not null
            && await outbox.HandOverAsync(county.Municipality, claimed.Number, "x", default));
        Assert.Null(await ClaimAsync(county, "y"));
        Assert.Equal(1, await outbox.DropVoidAsync(county.Municipality, Some.Instant, default));
        var dropped = Assert.Single(await outbox.ListAsync(county.Municipality, null, 9, default));
        Assert.Equal((MessageState.Dropped, "CM4128"), (dropped.State, dropped.Fault));
    }

    [Fact]
    public async Task A_message_put_back_waits_its_time()
    {
        var county = await QueuedAsync("a");
        var message = (await ClaimAsync(county, "x"))!;
        await outbox.SettleAsync(
            county.Municipality, message.Number, "x", MessageState.Queued, null, "CM4126",
            Some.Instant.AddMinutes(1), Some.Instant, default);
        Assert.Null(await ClaimAsync(county, "y"));
        Assert.NotNull(await outbox.ClaimAsync(
            county.Municipality, "z", Some.Instant, Some.Instant.AddMinutes(1), default));
    }

    [Fact]
    public async Task Letters_that_wait_for_the_printer_come_before_those_that_were_printed()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("P1"));
        var person = (await county.ReadAsync()).Newcomers[0].Id;
        await county.ChangeAsync(change => change.QueueMessagesAsync(
            [
                .. new[] { "a", "b", "c" }.Select(key => new MessageDraft(
                    key, new MessageRecipient.Person(person), MessageKind.OfferLapsed,
                    new Dictionary<string, string>())),
            ],
            default));
        foreach (var letter in await ToPeopleAsync(3))
        {
            await outbox.DecideAsync(
                county.Municipality, letter.Number, [MessageState.Queued],
                letter.EventKey == "a" ? MessageState.Printed : MessageState.Printable, Some.Instant, default);
        }

        Assert.Equal(["b", "c"], (await ToPeopleAsync(2)).Select(letter => letter.EventKey));
        Assert.Equal(["b", "c", "a"], (await ToPeopleAsync(3)).Select(letter => letter.EventKey));

        Task<IReadOnlyList<OutgoingMessage>> ToPeopleAsync(int count) =>
            outbox.ToPeopleAsync(county.Municipality, null, null, count, default);
    }

    [Fact]
    public async Task One_sends_at_a_time()
    {
        var county = await TestCounty.MakeAsync(database);
        await using var first = await outbox.TryLockAsync(county.Municipality, default);
        Assert.NotNull(first);
        Assert.Null(await outbox.TryLockAsync(county.Municipality, default));
    }

    private static MessageDraft To(string key) => new(
        key,
        new MessageRecipient.Office(OfficeRole.Coordinator),
        MessageKind.PlanHeld,
        new Dictionary<string, string>());

    private async Task<TestCounty> QueuedAsync(params string[] keys)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.ChangeAsync(change => change.QueueMessagesAsync([.. keys.Select(To)], default));
        return county;
    }

    private Task<OutgoingMessage?> ClaimAsync(TestCounty county, string claim) =>
        outbox.ClaimAsync(county.Municipality, claim, Some.Instant.AddMinutes(2), Some.Instant, default);

    private Task<bool> SettleAsync(TestCounty county, OutgoingMessage message, string claim, MessageState state) =>
        outbox.SettleAsync(
            county.Municipality, message.Number, claim, state, MessageChannel.Email, null, null, Some.Instant, default);
}
