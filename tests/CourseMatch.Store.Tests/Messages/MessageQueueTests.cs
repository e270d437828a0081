using CourseMatch.Application.Messages;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Messages;

/// <summary>A message exists exactly when its event does, and once.</summary>
public sealed class MessageQueueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string CountSql = "select count(*)::int from message where municipality_id = $1";

    [Fact]
    public async Task A_message_is_kept_with_the_change_that_queued_it_and_once_however_often_it_is_queued()
    {
        var county = await TestCounty.MakeAsync(database);
        var first = await county.ChangeAsync(change => change.QueueMessagesAsync(
            [To("plan/1/held"), To("plan/1/published"), To("plan/1/held")], CancellationToken.None));
        var second = await county.ChangeAsync(change => change.QueueMessagesAsync(
            [To("plan/1/published"), To("plan/2/held")], CancellationToken.None));
        Assert.Equal((2, 1, 3), (first, second, await county.ValueAsync<int>(CountSql)));
        Assert.Equal(
            "plan/1/held coordinator plan_held 7 queued",
            await county.ValueAsync<string>(
                """
                select concat_ws(' ', event_key, office_role, kind, contents->>'plan', state)
                from message where municipality_id = $1 order by message_id limit 1
                """));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_message()
    {
        var county = await TestCounty.MakeAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => county.ChangeAsync(async change =>
        {
            await change.QueueMessagesAsync([To("plan/1/held")], CancellationToken.None);
            throw new InvalidOperationException("on purpose");
        }));
        Assert.Equal(0, await county.ValueAsync<int>(CountSql));
    }

    [Theory]
    [InlineData("")]
    [InlineData("offer 1")]
    [InlineData("offer/ä")]
    public async Task An_event_key_of_another_form_is_refused(string key)
    {
        var county = await TestCounty.MakeAsync(database);
        await Assert.ThrowsAsync<ArgumentException>(() => county.ChangeAsync(
            change => change.QueueMessagesAsync([To(key)], CancellationToken.None)));
    }

    private static MessageDraft To(string key) => new(
        key,
        new MessageRecipient.Office(OfficeRole.Coordinator),
        MessageKind.PlanHeld,
        new Dictionary<string, string> { [MessageValue.Plan] = "7" });
}
