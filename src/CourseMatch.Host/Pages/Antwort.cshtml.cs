using CourseMatch.Application.Offers;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CourseMatch.Host.Pages;

/// <summary>Where a person answers an offer by the signed address of the letter, without an account: German, and beside
/// it the person's own language.</summary>
[Access(IsForEverybody = true)]
public sealed class AntwortModel(ReplyByLink replying) : DeskPage
{
    internal override string Title => Voice.Say("Reply.Title");

    internal ReplyOutcome Outcome { get; private set; } = null!;

    /// <summary>The same words in the person's language, or null where that is German or not among the
    /// letters'.</summary>
    internal ReplyWords? Own { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) =>
        Show(await replying.ShowAsync(token, cancellation));

    public async Task<IActionResult> OnPostAsync(
        string token, string? answer, string? reason, string? note, CancellationToken cancellation)
    {
        note = Plain(note);
        OfferAnswer? given = answer switch
        {
            "accept" => new OfferAnswer.Accept(),
            "decline" => new OfferAnswer.Decline(EnumWords.Read<DeclineReason>(reason) ?? DeclineReason.Other, note),
            "call" => new OfferAnswer.CallMe(note),
            _ => null,
        };
        return Show(given is null
            ? await replying.ShowAsync(token, cancellation)
            : await replying.AnswerAsync(token, given, cancellation));
    }

    private PageResult Show(ReplyOutcome outcome)
    {
        Outcome = outcome;
        Own = ReplyWords.Of(outcome switch
        {
            ReplyOutcome.Open open => open.Place.Language,
            ReplyOutcome.Noted noted => noted.Place.Language,
            _ => null,
        });
        if (outcome is ReplyOutcome.Closed closed)
        {
            Refuse(closed.Finding);
            Response.StatusCode = closed.Finding.Code == "CM3130"
                ? StatusCodes.Status404NotFound
                : StatusCodes.Status410Gone;
        }

        return Page();
    }
}
