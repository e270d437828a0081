using System.CommandLine;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Searching;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch offers ...</c>: the life of promised places.</summary>
internal static class OffersVerb
{
    public static Command Build(Screen screen)
    {
        var verb = new Command("offers", screen.Voice.Say("Verb.offers"));
        AddReading(verb, screen);
        AddAnswers(verb, screen);
        AddChanges(verb, screen);
        return verb;
    }

    private static void AddReading(Command verb, Screen screen)
    {
        var state = Values.Choice(
            screen.Voice, "--state", [.. Enum.GetValues<PlaceState>().Select(EnumWords.Of)]);
        verb.Add(Verb.Of(
            screen, "offers list",
            (parsed, token) => OpenAsync(screen, async (county, _) => Places(screen, await county.Served.Offers
                .PlacesAsync(
                    county.Municipality,
                    new PlaceQuery(
                        State: EnumWords.Read<PlaceState>(parsed.GetValue(state)),
                        IsInForce: parsed.GetValue(state) is null ? true : null),
                    token)), token),
            state));
        var person = Reference();
        verb.Add(Verb.Of(
            screen, "offers show",
            (parsed, token) => OpenAsync(screen, async (county, _) => Places(screen, await county.Served.Offers
                .PlacesAsync(
                    county.Municipality, new PlaceQuery(Reference: parsed.GetRequiredValue(person)), token)), token),
            person));
    }

    private static void AddAnswers(Command verb, Screen screen)
    {
        var willing = new Option<bool>("--willing");
        Step(verb, screen, "offers accept", (parsed, county, reference, by, _, token) =>
            county.UseCases.Answering.RunAsync(
                county.Municipality, reference, new OfferAnswer.Accept(parsed.GetValue(willing)), by, token), willing);
        var reason = Values.Choice(
            screen.Voice, "--reason", [.. Enum.GetValues<DeclineReason>().Select(EnumWords.Of)]);
        Step(verb, screen, "offers decline", (parsed, county, reference, by, note, token) =>
            county.UseCases.Answering.RunAsync(
                county.Municipality, reference,
                new OfferAnswer.Decline(
                    EnumWords.Read<DeclineReason>(parsed.GetValue(reason)) ?? DeclineReason.Other, note),
                by, token), reason);
        Step(verb, screen, "offers call", (_, county, reference, by, note, token) =>
            county.UseCases.Answering.RunAsync(
                county.Municipality, reference, new OfferAnswer.CallMe(note), by, token));
        foreach (var attendance in Enum.GetValues<Attendance>())
        {
            var name = "offers " + EnumWords.Of(attendance).Replace('_', '-');
            Step(verb, screen, name, (_, county, reference, by, note, token) =>
                county.UseCases.RecordingAttendance.RunAsync(
                    county.Municipality, reference, attendance, by, note, token));
        }

        Step(verb, screen, "offers lock", (_, county, reference, by, note, token) =>
            county.UseCases.Locking.RunAsync(county.Municipality, reference, true, by, note ?? "", token));
        Step(verb, screen, "offers unlock", (_, county, reference, by, note, token) =>
            county.UseCases.Locking.RunAsync(county.Municipality, reference, false, by, note ?? "", token));
    }

    private static void AddChanges(Command verb, Screen screen)
    {
        verb.Add(Verb.Of(screen, "offers lapse", (_, token) => OpenAsync(screen, async (county, voice) =>
        {
            var done = await county.UseCases.Lapsing.RunAsync(county.Municipality, token);
            return Answer.Of(
                ExitStatus.Done,
                new LapseDocument(
                    PlaceView.All(done.Lapsed), PlaceView.All(done.Completed), PlaceView.All(done.Reminded)),
                PlacesJson.Default.LapseDocument,
                text => text.WriteLine(voice.Say(
                    "Offers.Lapsed", done.Lapsed.Count, done.Completed.Count, done.Reminded.Count)));
        }, token)));
        var course = new Argument<string>("COURSE");
        var (by, note, confirm) = (new Option<string?>("--by"), new Option<string?>("--note"), Confirm());
        verb.Add(Verb.Of(screen, "offers cancel-course", (parsed, token) => OpenAsync(screen, async (county, voice) =>
            CourseAnswers.Of(voice, await county.UseCases.CancellingCourses.RunAsync(
                county.Municipality, parsed.GetRequiredValue(course), ActorOf(parsed, by), parsed.GetValue(note),
                parsed.GetValue(confirm), token)), token), course, by, note, confirm));
        var person = Reference();
        verb.Add(Verb.Of(screen, "offers withdraw", (parsed, token) => OpenAsync(screen, async (county, voice) =>
            await county.UseCases.Withdrawing.RunAsync(
                county.Municipality, parsed.GetRequiredValue(person), ActorOf(parsed, by),
                parsed.GetValue(note) ?? "", token) switch
            {
                WithdrawOutcome.Withdrawn gone => Places(screen, gone.Ended is null ? [] : [gone.Ended]),
                WithdrawOutcome.Refused refused => Answer.Failed(ExitStatus.BadInput, voice, refused.Finding),
                _ => throw new InvalidOperationException("The set of outcomes is closed."),
            }, token), person, by, note));
        verb.Add(Verb.Of(screen, "offers fill", (_, token) => OpenAsync(screen, async (county, voice) =>
            CourseAnswers.Of(voice, await county.UseCases.Filling(EngineRegistry.Default).RunAsync(
                county.Municipality, null, token, CancellationToken.None)), token)));
        verb.Add(Verb.Of(screen, "offers place", (parsed, token) => OpenAsync(screen, async (county, voice) =>
        {
            var byHand = county.UseCases.PlacingByHand(EngineRegistry.Default);
            var (who, where) = (parsed.GetRequiredValue(person), parsed.GetRequiredValue(course));
            return CourseAnswers.Of(voice, parsed.GetValue(confirm)
                ? await byHand.RunAsync(
                    county.Municipality, who, where, ActorOf(parsed, by), parsed.GetValue(note) ?? "", token)
                : await byHand.PreviewAsync(county.Municipality, who, where, token));
        }, token), person, course, by, note, confirm));
        var provider = new Argument<string>("PROVIDER");
        var accepted = Values.Choice(screen.Voice, "--accepted", "yes", "no", "unsaid");
        verb.Add(Verb.Of(screen, "offers late-entry", (parsed, token) => OpenAsync(screen, async (county, voice) =>
            await county.UseCases.LateEntry.RunAsync(
                county.Municipality, parsed.GetRequiredValue(provider),
                parsed.GetValue(accepted) switch { "yes" => true, "no" => false, _ => null }, token) is { } refusal
                ? Answer.Failed(ExitStatus.BadInput, voice, refusal)
                : Answer.Of(
                    ExitStatus.Done, new NotedDocument(true), PlacesJson.Default.NotedDocument,
                    text => text.WriteLine(voice.Say("Offers.Noted"))), token), provider, accepted));
    }

    private static void Step(
        Command verb,
        Screen screen,
        string name,
        Func<ParseResult, OpenedCounty, string, Actor, string?, CancellationToken, Task<StepOutcome>> run,
        params Symbol[] more)
    {
        var person = Reference();
        var (by, note) = (new Option<string?>("--by"), new Option<string?>("--note"));
        verb.Add(Verb.Of(screen, name, (parsed, token) => OpenAsync(screen, async (county, voice) =>
            await run(
                parsed, county, parsed.GetRequiredValue(person), ActorOf(parsed, by), parsed.GetValue(note),
                token) switch
            {
                StepOutcome.Taken taken => Places(screen, [taken.Place]),
                StepOutcome.Refused refused => Answer.Failed(ExitStatus.Unsatisfiable, voice, refused.Finding),
                StepOutcome.NotFound missing => Answer.Failed(ExitStatus.BadInput, voice, missing.Finding),
                _ => throw new InvalidOperationException("The set of outcomes is closed."),
            }, token), [person, by, note, .. more]));
    }

    private static async Task<Answer> OpenAsync(
        Screen screen, Func<OpenedCounty, Texts.Voice, Task<Answer>> run, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        line.Report("Offers");
        return await run(county, screen.Voice);
    }

    /// <summary>At the terminal sits a coordinator, unless another account is named.</summary>
    private static Actor ActorOf(ParseResult parsed, Option<string?> by) =>
        new(ActorKind.Coordinator, parsed.GetValue(by));

    private static Argument<string> Reference() => new("REFERENCE");

    private static Option<bool> Confirm() => new("--confirm");

    private static Answer Places(Screen screen, IReadOnlyList<Place> places) => Answer.Of(
        ExitStatus.Done,
        new PlacesDocument(PlaceView.All(places)),
        PlacesJson.Default.PlacesDocument,
        text =>
        {
            foreach (var place in places)
            {
                text.WriteLine(screen.Voice.Say(
                    "Offers.Place", place.Id.Value, place.Reference, place.CourseName, place.EntryDay,
                    FindingTexts.Term(place.State, screen.Voice.Culture)));
            }
        });
}
