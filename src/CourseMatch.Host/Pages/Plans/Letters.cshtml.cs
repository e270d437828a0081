using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Messages;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages;

/// <summary>Letters to be printed, one to a sheet: those a plan's publication made, or those to people who were ticked.
/// </summary>
[Access(Role.Coordinator, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class LettersModel : CasePage
{
    /// <summary>Letters of one print: what a printer takes at once.</summary>
    private const int LettersMax = 200;

    internal override string Title => Plan is { } plan ? Voice.Say("Letters.OfPlan", plan) : Voice.Say("Letters.Title");

    internal int? Plan { get; private set; }

    internal IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>There are more than are shown; those that were not printed yet come first.</summary>
    internal bool HasMore { get; private set; }

    /// <summary>Numbers of the letters that still wait for the printer.</summary>
    internal IReadOnlyList<int> Printable =>
    [
        .. Letters.Where(letter => letter.Message.State == MessageState.Printable)
            .Select(letter => letter.Message.Number),
    ];

    /// <summary>This page as it was asked for.</summary>
    internal string Address => Request.Path + Request.QueryString;

    internal string Back => Plan is { } plan ? $"/plans/{plan}" : "/newcomers";

    public async Task<IActionResult> OnGetAsync(int? plan, string[]? who, CancellationToken cancellation)
    {
        await ReadAsync(plan, who, cancellation);
        return Page();
    }

    /// <summary>The letters that were shown have been printed; one that came meanwhile has not.</summary>
    public async Task<IActionResult> OnPostAsync(
        int? plan, string[]? who, int[]? letter, CancellationToken cancellation)
    {
        await ReadAsync(plan, who, cancellation);
        foreach (var number in Printable.Intersect(letter ?? []))
        {
            await County.Nights.Outbox.DecideAsync(
                County.Municipality, number, [MessageState.Printable], MessageState.Printed,
                TimeProvider.System.GetUtcNow(), cancellation);
        }

        return LocalRedirect(Address);
    }

    private async Task ReadAsync(int? plan, string[]? who, CancellationToken cancellation)
    {
        Plan = plan;
        var people = who is { Length: > 0 } ? who.Take(LettersMax).Select(one => Plain(one) ?? "").ToArray() : null;
        var messages = plan is null && people is null
            ? []
            : await County.Nights.Outbox.ToPeopleAsync(
                County.Municipality, plan is { } number ? new PlanId(number) : null, people, LettersMax + 1,
                cancellation);
        HasMore = messages.Count > LettersMax;
        Letters =
        [
            .. messages.Take(LettersMax)
                .Where(message => message.Person is not null && MessageText.IsForPeople(message.Kind))
                .Select(message => new Letter(message, message.Person!, MessageText.ToPerson(Readable(message)))),
        ];
    }

    /// <summary>Whoever opens the address in a letter answers as the person: it is shown only to readers who may print
    /// and post the letter.</summary>
    private OutgoingMessage Readable(OutgoingMessage message) => MayWrite ? message : message with
    {
        Values = message.Values.Where(pair => pair.Key != MessageValue.ReplyLink).ToDictionary(),
    };
}

/// <summary>One letter.</summary>
internal sealed record Letter(OutgoingMessage Message, MessagePerson Person, MessageText Text);
