using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Desks;
using CourseMatch.Host.Pages.Linkage;
using CourseMatch.Host.Reports;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>Everything that waits for a coordinator, most urgent first; each case has the click that settles it, or
/// leads to the one form that does. Whoever only reads sees the cases and the links.</summary>
internal sealed class WaitingDecisions(CasePage page, IServiceProvider services)
{
    /// <summary>Single cases shown of one kind; the list behind them is a click away.</summary>
    private const int CasesMax = 5;

    private const int HeldMax = 10;

    private Voice Voice => page.Voice;

    private bool Decides => page.Reader!.Role == Role.Coordinator;

    public async Task<IReadOnlyList<Decision>> OfAsync(
        CountySight sight, TodayReport? report, NightRun? night, CancellationToken cancellation) =>
    [
        .. PlanOf(sight),
        .. NightOf(night),
        .. await HeldImportsAsync(cancellation),
        .. await DuplicatesAsync(sight, cancellation),
        .. await OffersAsync(sight, cancellation),
        .. ExpiringOf(sight, report),
        .. BelowMinimumOf(sight),
    ];

    private IEnumerable<Decision> PlanOf(CountySight sight) => sight.Proposal is { Summary: var plan }
        ? [new Decision(
            Voice.Say("Today.Draft", plan.Id.Value, plan.Placed),
            ForPlans(new DecisionStep(Voice.Say("Today.Draft.Action"), $"/plans/{plan.Id.Value}")))]
        : [];

    private IEnumerable<Decision> NightOf(NightRun? night) => night?.End is NightEnd.Failed or NightEnd.Held
        ? [new Decision(
            Voice.Say(night.End == NightEnd.Failed ? "Today.NightFailed" : "Today.NightHeld", night.Night),
            ForPlans(new DecisionStep(Voice.Say("Today.Draft.Action"), "/plans")))]
        : [];

    private async Task<IEnumerable<Decision>> HeldImportsAsync(CancellationToken cancellation) =>
        (await page.County.Imports.ImportsAsync(page.County.Municipality, ImportState.Held, HeldMax, cancellation))
            .Select(held => new Decision(
                Voice.Say("Today.Held", held.Source, BerlinText.Of(held.At, Voice)),
                [
                    .. ForPlans(new DecisionStep(Voice.Say("Today.Held.Action"), $"/imports/{held.Id.Value}")),
                    .. Settling(
                        new DecisionStep(Voice.Say("Today.Confirm"), $"/imports/{held.Id.Value}?handler=Confirm", []),
                        new DecisionStep(Voice.Say("Today.Discard"), $"/imports/{held.Id.Value}?handler=Discard", [])),
                ]));

    private async Task<IEnumerable<Decision>> DuplicatesAsync(CountySight sight, CancellationToken cancellation)
    {
        var (count, pairs) = await page.County.Linkage.SomeAsync(
            page.County.Municipality, LinkState.Proposed, 0, CasesMax, cancellation);
        return count == 0
            ? []
            : [new Decision(
                Voice.Say("Today.Duplicates", count),
                ForPlans(new DecisionStep(Voice.Say("Today.Duplicates.All"), "/duplicates")))
            {
                Parts = [.. pairs.Select(pair => PairOf(pair, sight))],
            }];
    }

    private Decision PairOf(NewcomerLink pair, CountySight sight)
    {
        IReadOnlyList<(string, string)> fields = [("id", $"{pair.Id}"), ("from", "today")];
        return new Decision(
            Voice.Say(
                "Today.Duplicates.Pair",
                PairCard.NameOf(sight.Ask(c => c.Find(pair.Kept.Newcomer)), pair.Kept, page),
                pair.Kept.Reference,
                pair.Kept.Source,
                PairCard.NameOf(sight.Ask(c => c.Find(pair.Duplicate.Newcomer)), pair.Duplicate, page),
                pair.Duplicate.Reference,
                pair.Duplicate.Source,
                string.Join(", ", pair.Reasons.Where(reason => reason.Bits > 0)
                    .OrderByDescending(reason => reason.Bits).Take(3)
                    .Select(reason => FindingTexts.Term(reason.Trait, Voice.Culture)))),
            Settling(
                new DecisionStep(Voice.Say("Duplicates.Merge"), "/duplicates?handler=Merge", fields),
                new DecisionStep(Voice.Say("Duplicates.Apart"), "/duplicates?handler=Apart", fields)));
    }

    private async Task<IEnumerable<Decision>> OffersAsync(CountySight sight, CancellationToken cancellation)
    {
        var lapsing = await services.GetRequiredService<OpenOffers>().LapsingAsync(
            page.County.Municipality, sight, cancellation);
        return lapsing.Count == 0
            ? []
            : [new Decision(
                Voice.Say("Today.Lapsing", lapsing.Count, OpenOffers.LapsingDays),
                new DecisionStep(Voice.Say("Today.Lapsing.All"), "/newcomers?answer=due"))
            {
                Parts = [.. lapsing.Take(CasesMax).Select(place => OfferOf(place, sight))],
            }];
    }

    private Decision OfferOf(Place place, CountySight sight) => new(
        Voice.Say(
            "Today.Lapsing.Person", NameOf(sight, place.Newcomer), place.Reference, place.CourseName, place.ReplyBy!),
        new DecisionStep(Voice.Say("Today.Lapsing.Open"), PathOf(place.Reference) + "#decide"));

    private IEnumerable<Decision> ExpiringOf(CountySight sight, TodayReport? report) =>
        report?.Morning.Expiring is { Count: > 0 } expiring
            ? [new Decision(
                Voice.Say("Today.Expiring", expiring.Count),
                new DecisionStep(
                    Voice.Say("Today.Expiring.All"), "/newcomers?standing=waiting&soon=yes&order=deadline"))
            {
                Parts =
                [
                    .. expiring.Take(CasesMax).Select(ending => new Decision(
                        Voice.Say(
                            "Today.Expiring.Person",
                            Application.Desk.People.ReadPerson.Find(sight, ending.Reference) is { } person
                                ? Voice.Say("Person.Name", person.FamilyName, person.GivenName)
                                : ending.Reference,
                            ending.Reference,
                            ending.LastDay),
                        new DecisionStep(Voice.Say("Today.Expiring.Ways"), PathOf(ending.Reference) + "#ways"))),
                ],
            }]
            : [];

    private IEnumerable<Decision> BelowMinimumOf(CountySight sight)
    {
        var thin = CourseLines.Of(sight).All.Where(line => line.Missing > 0).ToArray();
        return thin.Length == 0
            ? []
            : [new Decision(
                Voice.Say("Today.BelowMinimum", thin.Length),
                new DecisionStep(Voice.Say("Today.BelowMinimum.All"), "/courses?filter=belowminimum"))
            {
                Parts = [.. thin.Take(CasesMax).Select(CourseOf)],
            }];
    }

    private Decision CourseOf(CourseLine line) => new(
        Voice.Say(
            "Today.BelowMinimum.Course", line.Course.Number, line.Course.Title, line.People, line.Course.MinimumToRun,
            line.Course.FirstDay),
        [
            new DecisionStep(Voice.Say("Today.BelowMinimum.Seekers"), $"/courses/{line.Course.Id.Value}#seekers"),
            .. ForPlans(new DecisionStep(
                Voice.Say("Today.BelowMinimum.Cancel"), $"/courses/{line.Course.Id.Value}/cancel")),
        ]);

    private DecisionStep[] ForPlans(params DecisionStep[] steps) => page.SeesPlans ? steps : [];

    private DecisionStep[] Settling(params DecisionStep[] steps) => Decides ? steps : [];

    private string NameOf(CountySight sight, Application.NewcomerId id) => sight.Ask(c => c.Find(id)) is { } person
        ? Voice.Say("Person.Name", person.FamilyName, person.GivenName)
        : $"{id.Value}";

    private static string PathOf(string reference) => "/newcomers/" + Uri.EscapeDataString(reference);
}
