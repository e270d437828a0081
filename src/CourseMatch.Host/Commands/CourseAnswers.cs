using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary>What is said of cancelled courses, freed seats and placements by hand.</summary>
internal static class CourseAnswers
{
    public static Answer Of(Voice voice, CancelCourseOutcome outcome) => outcome switch
    {
        CancelCourseOutcome.Previewed seen => Of(voice, seen.Cancellation, false),
        CancelCourseOutcome.Cancelled done => Of(voice, done.Cancellation, true),
        CancelCourseOutcome.Refused refused => Answer.Failed(
            refused.Finding.Code == "CM3106" ? ExitStatus.BadInput : ExitStatus.Unsatisfiable, voice, refused.Finding),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    public static Answer Of(Voice voice, FillSeatsOutcome outcome) => outcome switch
    {
        FillSeatsOutcome.Proposed { Plan: var plan } proposed =>
            Chain(voice, "proposed", plan.Value, proposed.Chain, proposed.Notes),
        FillSeatsOutcome.Offered { Plan: var plan } offered =>
            Chain(voice, "offered", plan.Value, offered.Chain, offered.Notes),
        FillSeatsOutcome.Nothing { Findings: var findings } when findings.All(f => f.Severity == Severity.Note) =>
            Chain(voice, "nothing", null, [], findings),
        FillSeatsOutcome.Nothing nothing => Answer.Failed(ExitStatus.Unsatisfiable, voice, nothing.Findings),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    public static Answer Of(Voice voice, PlaceByHandOutcome outcome) => outcome switch
    {
        PlaceByHandOutcome.Previewed { Placement: var seen } => Answer.Of(
            ExitStatus.Done, new HandDocument(false, null, seen, null), PlacesJson.Default.HandDocument,
            text =>
            {
                text.WriteLine(voice.Say(
                    "Offers.ByHand.Preview", seen.Reference, seen.Course, seen.EntryDay, seen.PointsLost));
                foreach (var other in seen.Displaced)
                {
                    text.WriteLine(voice.Say(
                        other.After is null ? "Offers.ByHand.Loses" : "Offers.ByHand.Changes", other.Reference,
                        other.Before, other.After ?? ""));
                }
            }),
        PlaceByHandOutcome.Placed placed => Answer.Of(
            ExitStatus.Done,
            new HandDocument(true, placed.Plan.Value, null, PlaceView.Of(placed.Place)),
            PlacesJson.Default.HandDocument,
            text => text.WriteLine(voice.Say(
                "Offers.ByHand.Done", placed.Place.Reference, placed.Place.CourseName, placed.Plan.Value))),
        PlaceByHandOutcome.Refused refused => Answer.Failed(
            refused.Findings[0].Code is "CM3008" or "CM3106" or "CM3111"
                ? ExitStatus.BadInput
                : ExitStatus.Unsatisfiable,
            voice, refused.Findings),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    private static Answer Of(Voice voice, Cancellation seen, bool isDone) => Answer.Of(
        ExitStatus.Done,
        new CancelDocument(
            isDone, seen.CourseName, seen.Places.Count, seen.Children, seen.EqualCourses, seen.SeatsElsewhere,
            seen.ExpiringSoon, PlaceView.All(seen.Places)),
        PlacesJson.Default.CancelDocument,
        text => text.WriteLine(voice.Say(
            isDone ? "Offers.Cancelled" : "Offers.CancelPreview", seen.CourseName, seen.Places.Count, seen.Children,
            seen.SeatsElsewhere, seen.ExpiringSoon)));

    private static Answer Chain(
        Voice voice, string outcome, int? plan, IReadOnlyList<ChainLink> chain, IReadOnlyList<Finding> findings) =>
        Answer.Of(
            ExitStatus.Done,
            new FillDocument(outcome, plan, chain, FindingView.All(findings, voice)),
            PlacesJson.Default.FillDocument,
            text =>
            {
                foreach (var link in chain)
                {
                    text.WriteLine(link.From is null
                        ? voice.Say("Offers.Chain", link.Reference, link.To)
                        : voice.Say("Offers.ChainMove", link.Reference, link.From, link.To));
                }

                if (plan is { } number)
                {
                    text.WriteLine(voice.Say(outcome == "offered" ? "Offers.Filled" : "Offers.Proposed", number));
                }

                FindingLines.Write(text, findings, voice);
            });
}
