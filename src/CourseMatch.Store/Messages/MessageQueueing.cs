using System.Text.Json;
using System.Text.RegularExpressions;
using CourseMatch.Application.Messages;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Messages;

/// <summary>Writes messages down in the transaction of the change that makes their events.</summary>
internal static partial class MessageQueueing
{
    private const string QueueSql = """
        insert into message (municipality_id, event_key, kind, newcomer_id, office_role, plan_id, promise_id, contents)
        select @municipality, r.event_key, r.kind, r.newcomer_id, r.office_role, r.plan_id, r.promise_id,
            r.contents::jsonb
        from unnest(@events::text[], @kinds::text[], @newcomers::int[], @roles::text[], @plans::int[],
            @promises::int[], @contents::text[]) with ordinality
            as r (event_key, kind, newcomer_id, office_role, plan_id, promise_id, contents, turn)
        order by r.turn
        on conflict on constraint message_event_unique do nothing
        """;

    public static async Task<int> QueueAsync(
        CountyScope scope, IReadOnlyList<MessageDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return 0;
        }

        if (drafts.FirstOrDefault(draft => !EventForm().IsMatch(draft.EventKey)) is { } odd)
        {
            throw new ArgumentException($"No event key: {odd.EventKey}", nameof(drafts));
        }

        T[] Each<T>(Func<MessageDraft, T> part) => [.. drafts.Select(part)];

        return await scope.RunAsync(
            QueueSql,
            new
            {
                municipality = scope.Municipality,
                events = Each(draft => draft.EventKey),
                kinds = Each(draft => EnumText<MessageKind>.Of(draft.Kind)),
                newcomers = Each(draft => (draft.To as MessageRecipient.Person)?.Newcomer.Value),
                roles = Each(draft => EnumText<OfficeRole>.Of((draft.To as MessageRecipient.Office)?.Role)),
                plans = Each(draft => draft.Plan?.Value),
                promises = Each(draft => draft.Promise?.Value),
                contents = Each(draft => JsonSerializer.Serialize(draft.Values)),
            },
            cancellationToken);
    }

    [GeneratedRegex("^[A-Za-z0-9/_.:-]{1,200}$")]
    private static partial Regex EventForm();
}
