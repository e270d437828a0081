using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>One course as a person could go there, in words.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Course">Number of the course for addresses.</param>
/// <param name="Name">Number and title.</param>
/// <param name="Verdict">Whether it fits, in a sentence.</param>
/// <param name="Badge">Badge of the verdict.</param>
/// <param name="VerdictWord">The verdict in two words.</param>
/// <param name="Facts">Begin, level, place, journey, childcare, seats.</param>
/// <param name="For">What speaks for it, most points first.</param>
/// <param name="Against">What stands in the way.</param>
/// <param name="Changes">What would have to change, each once.</param>
/// <param name="Neutral">All other rules it meets.</param>
/// <param name="PlaceAddress">Page to place the person there by hand, or null.</param>
internal sealed record WayCard(
    int Rank,
    int Course,
    string Name,
    string Verdict,
    string Badge,
    string VerdictWord,
    IReadOnlyList<(string Name, string Value)> Facts,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Neutral,
    string? PlaceAddress)
{
    public static WayCard Of(
        Destination way, int rank, Newcomer newcomer, CasePage page, CountySight sight)
    {
        var voice = page.Voice;
        var explained = WhereToGo.Explain(sight, newcomer, way.Entry);
        var obstacles = explained.Rules
            .Where(rule => !rule.IsAdmitted)
            .SelectMany(rule => rule.Findings)
            .Select(finding => (
                Why: Sentences.Sentence(finding, voice), Change: Sentences.Advice(finding, voice)))
            .Concat(way.Occupancy.Free == 0 && !way.IsOwn
                ? [(Why: voice.Say("Way.NoSeat"), Change: voice.Say("Way.NoSeat.Change"))]
                : Array.Empty<(string Why, string Change)>())
            .ToArray();
        var (verdict, badge) = way.IsOwn ? (way.IsPromised ? "Way.Own" : "Way.Proposed", "success")
            : way.IsOpen ? ("Way.Open", "success")
            : explained.IsAdmitted ? ("Way.Full", "warning")
            : ("Way.Refused", "danger");
        return new WayCard(
            rank,
            explained.Course.Id.Value,
            voice.Say("Course.Name", explained.Course.Number, explained.Course.Title),
            voice.Say(verdict, explained.RefusalCount, way.Occupancy.Free),
            badge,
            voice.Say(verdict + ".Word"),
            FactsOf(way, explained, page, sight),
            [
                .. explained.Rules
                    .Where(rule => rule.IsAdmitted && rule.Score > 0)
                    .OrderByDescending(rule => rule.Score)
                    .Select(rule => rule.Sentence(voice.Culture)),
            ],
            [.. obstacles.Select(obstacle => obstacle.Why).Distinct()],
            [.. obstacles.Select(obstacle => obstacle.Change).Distinct()],
            [
                .. explained.Rules
                    .Where(rule => rule.IsAdmitted && rule.Score <= 0)
                    .Select(rule => rule.Sentence(voice.Culture)),
            ],
            way.IsPromised || page.Reader?.Role != Role.Coordinator
                ? null
                : $"/newcomers/{Uri.EscapeDataString(newcomer.Reference)}/place?course={explained.Course.Id.Value}");
    }

    private static IReadOnlyList<(string Name, string Value)> FactsOf(
        Destination way, CourseExplanation explained, CasePage page, CountySight sight)
    {
        var voice = page.Voice;
        return
        [
            (voice.Say("Way.Begin"), voice.Say("Way.Begin.Value", explained.EntryDay, explained.ModuleNumber)),
            (voice.Say("Way.Level"), voice.Say(
                "Way.Level.Value", explained.ModuleLevel, FindingTexts.Term(explained.Course.Kind, voice.Culture))),
            (voice.Say("Way.Place"), string.Join(", ", new[]
            {
                way.Occupancy.ProviderName, way.Occupancy.Site?.Name, way.Occupancy.Site?.Address.Town,
            }.OfType<string>().Where(part => part.Length > 0))),
            (voice.Say("Way.Journey"), explained.Journey.Minutes is { } minutes
                ? voice.Say(explained.Journey.IsReliable ? "Way.Journey.Value" : "Way.Journey.About", minutes)
                : voice.Say(explained.Course.Mode == Application.Courses.CourseMode.Online
                    ? "Way.Journey.Online"
                    : "Person.Unknown")),
            (voice.Say("Way.Care"), CareOf(explained, voice, sight)),
            (voice.Say("Way.Seats"), voice.Say("Way.Seats.Value", way.Occupancy.Free, way.Occupancy.Seats)),
        ];
    }

    private static string CareOf(CourseExplanation explained, Voice voice, CountySight sight)
    {
        if (explained.Arrangements.Count == 0)
        {
            return voice.Say("Way.Care.Nobody");
        }

        var best = explained.Arrangements[0];
        if (!best.UsesCare)
        {
            return voice.Say(best.WithPartner.Count > 0 ? "Way.Care.Partner" : "Way.Care.None");
        }

        var groups = best.Places
            .Select(place => sight.Ask(c => c.Find(place.Group))?.Name).OfType<string>().Distinct();
        return voice.Say("Way.Care.Group", string.Join(", ", groups), best.WayMinutes);
    }
}
