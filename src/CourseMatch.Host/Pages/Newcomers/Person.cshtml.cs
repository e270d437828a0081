using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>One person: household, clocks, week, place, history, and where this person could go.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor, Writers = [Role.Coordinator])]
public sealed class PersonModel : CasePage
{
    /// <summary>Courses shown on this page; the rest stands on a page of its own.</summary>
    private const int WaysShown = 5;

    internal override string Title => OnFile is null
        ? Voice.Say("Newcomers.Title")
        : Voice.Say("Person.Name", OnFile.Newcomer.FamilyName, OnFile.Newcomer.GivenName);

    internal PersonFile OnFile { get; private set; } = null!;

    internal CountySight Sight { get; private set; } = null!;

    internal IReadOnlyList<WayCard> Ways { get; private set; } = [];

    internal int WaysInAll { get; private set; }

    internal PageTable Family { get; private set; } = null!;

    internal PageTable Clocks { get; private set; } = null!;

    internal PageTable Past { get; private set; } = null!;

    /// <summary>What was just done, in a sentence, or null.</summary>
    internal string? Done => Asked("done") is "placed" or "locked" or "unlocked" or "withdrawn" or "answered"
        ? Voice.Say("Person.Done." + Asked("done"))
        : null;

    internal string Path => PathOf(OnFile.Newcomer.Reference);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        var desk = await DeskAsync(cancellation);
        if (await desk.Person.RunAsync(County.Municipality, reference, cancellation) is not { } read)
        {
            return NotFound();
        }

        (OnFile, Sight) = read;
        var ways = WhereToGo.Of(Sight, OnFile.Newcomer);
        WaysInAll = ways.Count;
        Ways =
        [
            .. ways.Take(WaysShown)
                .Select((way, index) => WayCard.Of(way, index + 1, OnFile.Newcomer, this, Sight)),
        ];
        Family = FamilyTable();
        Clocks = ClockTable();
        Past = PastTable();
        return Page();
    }

    /// <summary>An offer was made that an answer can be noted about.</summary>
    internal bool AwaitsAnswer => OnFile.Promise?.State is PlaceState.Offered or PlaceState.Accepted;

    internal IReadOnlyList<(string Value, string Text)> DeclineReasons =>
    [
        .. Enum.GetValues<DeclineReason>().Select(reason => (
            EnumWords.Of(reason), FindingTexts.Term(reason, Voice.Culture))),
    ];

    /// <summary>Notes what the person said on the telephone or at the desk.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(
        string reference, string? answer, string? why, string? note, CancellationToken cancellation)
    {
        OfferAnswer? said = answer switch
        {
            "accept" => new OfferAnswer.Accept(),
            "decline" => new OfferAnswer.Decline(
                EnumWords.Read<DeclineReason>(why) ?? DeclineReason.Other, Plain(note)),
            "call" => new OfferAnswer.CallMe(Plain(note)),
            _ => null,
        };
        if (said is null)
        {
            return await AgainAsync(reference, Finding.Of("CM4207", Severity.Error), null, cancellation);
        }

        return await County.UseCases.Answering.RunAsync(
            County.Municipality, reference, said, By, cancellation) switch
        {
            StepOutcome.Refused refused => await AgainAsync(reference, refused.Finding, null, cancellation),
            StepOutcome.NotFound missing => await AgainAsync(reference, missing.Finding, null, cancellation),
            _ => LocalRedirect(PathOf(reference) + "?done=answered"),
        };
    }

    /// <summary>Keeps the person where they are, or lets nights move them again.</summary>
    public async Task<IActionResult> OnPostLockAsync(
        string reference, string? reason, bool? wanted, CancellationToken cancellation) =>
        await County.UseCases.Locking.RunAsync(
            County.Municipality, reference, wanted == true, By, Plain(reason) ?? "", cancellation) switch
        {
            StepOutcome.Refused refused => await AgainAsync(reference, refused.Finding, "reason", cancellation),
            StepOutcome.NotFound missing => await AgainAsync(reference, missing.Finding, "reason", cancellation),
            _ => LocalRedirect(PathOf(reference) + "?done=" + (wanted == true ? "locked" : "unlocked")),
        };

    /// <summary>Takes the person off the list.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(
        string reference, string? reason, CancellationToken cancellation) =>
        await County.UseCases.Withdrawing.RunAsync(
            County.Municipality, reference, By, Plain(reason) ?? "", cancellation) switch
        {
            WithdrawOutcome.Refused refused => await AgainAsync(reference, refused.Finding, "reason", cancellation),
            _ => LocalRedirect(PathOf(reference) + "?done=withdrawn"),
        };

    private async Task<IActionResult> AgainAsync(
        string reference, Finding finding, string? field, CancellationToken cancellation)
    {
        Refuse(finding, field);
        return await OnGetAsync(reference, cancellation) is NotFoundResult gone ? gone : AgainWithFaults();
    }

    /// <summary>What is on file of the person, name and value.</summary>
    internal IReadOnlyList<(string Name, string Value)> Facts()
    {
        var person = OnFile.Newcomer;
        var known = Voice.Say("Person.Unknown");
        return
        [
            (Voice.Say("Person.Reference"), person.Reference),
            (Voice.Say("Person.BirthDate"), Day(person.BirthDate)),
            (Voice.Say("Person.Gender"), FindingTexts.Term(person.Gender, Voice.Culture)),
            (Voice.Say("Person.Languages"), person.Languages.Count == 0
                ? known
                : string.Join(", ", person.Languages.Select(LanguageWords.Of))),
            (Voice.Say("Person.Literacy"), FindingTexts.Term(person.Literacy, Voice.Culture)),
            (Voice.Say("Person.Level"), person.Proof is { } proof
                ? Voice.Say("Person.Level.Value", proof.EntryLevel, FindingTexts.Term(proof.Kind, Voice.Culture))
                : Voice.Say("Newcomers.NoTest")),
            (Voice.Say("Person.Address"), AddressOf(person.Address) ?? known),
            (Voice.Say("Person.Mobility"), person.JourneyMinutesMax is { } minutes
                ? Voice.Say("Person.Mobility.Value", FindingTexts.Term(person.Mobility, Voice.Culture), minutes)
                : FindingTexts.Term(person.Mobility, Voice.Culture)),
            (Voice.Say("Person.Needs"), person.Needs == FunctionalNeeds.None
                ? Voice.Say("Person.None")
                : string.Join(", ", NeedsOf(person.Needs))),
            (Voice.Say("Person.Wishes"), WishesOf(person.Wishes)),
            (Voice.Say("Person.Waiting"), Voice.Say(
                "Person.Waiting.Value", person.RegisteredOn, Sight.Day.DayNumber - person.RegisteredOn.DayNumber)),
        ];
    }

    /// <summary>Where the person stands, in one sentence.</summary>
    internal string StandingSentence() => OnFile.Standing switch
    {
        Standing.Promised when Sight.Ask(c => c.Find(OnFile.Promise!.Course)) is { } course =>
            Voice.Say(
                "Person.Promised", course.Number, course.Title, OnFile.Promise!.EntryDay,
                FindingTexts.Term(OnFile.Promise.State, Voice.Culture)),
        Standing.Proposed when Sight.Ask(c => c.Find(OnFile.Proposal!.Course)) is { } course =>
            Voice.Say("Person.Proposed", course.Number, course.Title, OnFile.Proposal!.EntryDay),
        Standing.Inactive => Voice.Say("Person.Inactive"),
        Standing.Waiting or Standing.Promised or Standing.Proposed => Voice.Say(
            OnFile.WaitsBecause.Count > 0 ? "Person.Waits" : "Person.WaitsForNight"),
    };

    private static string PathOf(string reference) => "/newcomers/" + Uri.EscapeDataString(reference);

    private PageTable FamilyTable() => new(
        Voice.Say("Person.Household"),
        Voice.Say("Person.Household.Headers").Split('|'),
        [
            .. (OnFile.Partner is { } partner ? new[] { partner } : [])
                .Select(other => (IReadOnlyList<Cell>)
                [
                    Voice.Say("Person.Partner"),
                    new Cell(
                        Voice.Say("Person.Name", other.FamilyName, other.GivenName),
                        "/newcomers/" + Uri.EscapeDataString(other.Reference)),
                    Day(other.BirthDate),
                    "",
                ]),
            .. (OnFile.Household?.Children ?? []).Select(child => (IReadOnlyList<Cell>)
            [
                Voice.Say("Person.Child"),
                AgeOf(child),
                Voice.Say(child.IsBirthDateEstimated ? "Person.Child.About" : "Person.Child.Born", child.BirthDate),
                CareOf(child),
            ]),
        ])
    {
        Empty = Voice.Say("Person.Household.Empty"),
    };

    private string AgeOf(Child child) => child.AgeMonthsOn(Sight.Day) switch
    {
        < 24 and var months => Voice.Say("Person.Child.Months", Math.Max(0, months)),
        var months => Voice.Say("Person.Child.Years", months / 12),
    };

    private string CareOf(Child child) => string.Join(" ", new[]
    {
        child.CareNeed is { } need
            ? Voice.Say("Person.Child.Need", need.First, need.Last)
            : Voice.Say("Person.Child.NoNeed"),
        child.Kita is { } kita ? Voice.Say("Person.Child.Kita", kita.From, kita.Opens, kita.Closes) : "",
    }).Trim();

    private PageTable ClockTable() => new(
        Voice.Say("Person.Clocks.Caption"),
        Voice.Say("Person.Clocks.Headers").Split('|'),
        [
            .. OnFile.Newcomer.Entitlements.SelectMany(entitlement =>
            {
                var own = OnFile.Clocks.Where(clock => ReferenceEquals(clock.Entitlement, entitlement)).ToArray();
                return own.Length == 0
                    ? [RowOf(entitlement, Voice.Say("Clock.None"), "")]
                    : own.Select(clock => RowOf(
                        entitlement,
                        Voice.Say("ClockKind." + clock.Kind),
                        new Cell(ClockWords.Left(clock, Voice)) { Badge = ClockWords.Badge(clock) }));
            }),
        ])
    {
        Empty = Voice.Say("Person.Clocks.Empty"),
    };

    private IReadOnlyList<Cell> RowOf(Entitlement entitlement, string clock, Cell left) =>
    [
        FindingTexts.Term(entitlement.Scheme, Voice.Culture),
        FindingTexts.Term(entitlement.Kind, Voice.Culture),
        FindingTexts.Term(entitlement.Issuer, Voice.Culture),
        Voice.Say("Person.Units", entitlement.UnitsConsumed),
        clock,
        left,
    ];

    private PageTable PastTable() => new(
        Voice.Say("Person.Past.Caption"),
        Voice.Say("Person.Past.Headers").Split('|'),
        [
            .. OnFile.History.Select(past => (IReadOnlyList<Cell>)
            [
                BerlinText.Of(past.At, Voice),
                past.State is { } state
                    ? Voice.Say("PastKind.PlaceChanged", FindingTexts.Term(state, Voice.Culture))
                    : Voice.Say("PastKind." + past.Kind),
                string.Join(" – ", new[] { past.CourseNumber, past.CourseTitle }.OfType<string>())
                    is { Length: > 0 } course
                        ? course
                        : past.Because is { } because ? Sentences.Sentence(because, Voice) : "",
                past.Note ?? "",
                past.Plan is { } plan ? Number(plan.Value) : "",
            ]),
        ])
    {
        Empty = Voice.Say("Person.Past.Empty"),
    };

    private IEnumerable<string> NeedsOf(FunctionalNeeds needs) => Enum.GetValues<FunctionalNeeds>()
        .Where(need => need != FunctionalNeeds.None && needs.HasFlag(need))
        .Select(need => Voice.Say("Need." + need));

    private string WishesOf(Wishes wishes) =>
        string.Join(", ", new[]
        {
            wishes.WomenOnly ? Voice.Say("Wish.WomenOnly") : null,
            wishes.Part is { } part ? FindingTexts.Term(part, Voice.Culture) : null,
            wishes.Kind is { } kind ? FindingTexts.Term(kind, Voice.Culture) : null,
            wishes.Provider,
        }.OfType<string>()) is { Length: > 0 } words
            ? words
            : Voice.Say("Person.None");

    private static string? AddressOf(Address address) =>
        string.Join(", ", new[] { address.Street, $"{address.Postcode} {address.Town}".Trim() }
            .Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text
            ? text
            : null;
}
