using System.Text.Json.Serialization;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>One step in the life of a place.</summary>
public sealed record StepView(
    int Number, string? From, string State, DateTimeOffset At, string By, string? Account, string? Reason,
    string? Note);

/// <summary>One promised place.</summary>
public sealed record PlaceView(
    int Promise, string Reference, string CourseNumber, string Course, string Provider, int Module, DateOnly EntryDay,
    DateOnly LastDay, int Plan, string State, DateOnly? ReplyBy, bool IsLocked, bool IsWillingToMove,
    DateTimeOffset? EndedAt, int Children, IReadOnlyList<StepView> Steps)
{
    internal static PlaceView Of(Place place) => new(
        place.Id.Value, place.Reference, place.CourseNumber, place.CourseTitle, place.Provider, place.ModuleNumber,
        place.EntryDay, place.LastDay, place.Plan.Value, EnumWords.Of(place.State), place.ReplyBy, place.IsLocked,
        place.IsWillingToMove, place.EndedAt, place.Children,
        [.. place.Steps.Select(step => new StepView(
            step.Number, step.From is { } from ? EnumWords.Of(from) : null, EnumWords.Of(step.State), step.At,
            EnumWords.Of(step.By.Kind), step.By.Account, step.Reason, step.Note))]);

    internal static IReadOnlyList<PlaceView> All(IEnumerable<Place> places) => [.. places.Select(Of)];
}

/// <summary>Places.</summary>
public sealed record PlacesDocument(IReadOnlyList<PlaceView> Places);

/// <summary>What the clock did.</summary>
public sealed record LapseDocument(
    IReadOnlyList<PlaceView> Lapsed, IReadOnlyList<PlaceView> Completed, IReadOnlyList<PlaceView> Reminded);

/// <summary>A cancelled course, or what cancelling it means.</summary>
public sealed record CancelDocument(
    bool Done, string Course, int People, int Children, IReadOnlyList<string> EqualCourses, int SeatsElsewhere,
    int ExpiringSoon, IReadOnlyList<PlaceView> Places);

/// <summary>Freed seats filled.</summary>
public sealed record FillDocument(
    string Outcome, int? Plan, IReadOnlyList<ChainLink> Chain, IReadOnlyList<FindingView> Findings);

/// <summary>A placement by hand, or what it means.</summary>
public sealed record HandDocument(bool Done, int? Plan, HandPlacement? Preview, PlaceView? Place);

/// <summary>What the gate said.</summary>
public sealed record GateDocument(
    int Plan, DateTimeOffset At, bool IsOpen, bool MayBeReleased, string? ReleasedBy, string? ReleaseReason,
    IReadOnlyList<GateCheckView> Checks)
{
    internal static GateDocument Of(GateVerdict verdict, Voice voice) => new(
        verdict.Plan.Value, verdict.At, verdict.IsOpen, verdict.MayBeReleased, verdict.Release?.By,
        verdict.Release?.Reason,
        [.. verdict.Checks.Select(check => new GateCheckView(
            EnumWords.Of(check.Kind), check.IsPassed, FindingView.All(check.Findings, voice)))]);
}

/// <summary>One check of the gate.</summary>
public sealed record GateCheckView(string Check, bool IsPassed, IReadOnlyList<FindingView> Findings);

/// <summary>A policy tried or released.</summary>
public sealed record PolicyDocument(
    string Version, string? ProposedBy, string? ReleasedBy, DateTimeOffset? ReleasedAt, CanaryReport? Canary);

/// <summary>A note taken.</summary>
public sealed record NotedDocument(bool Done);

/// <summary>JSON of these documents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlacesDocument))]
[JsonSerializable(typeof(LapseDocument))]
[JsonSerializable(typeof(CancelDocument))]
[JsonSerializable(typeof(FillDocument))]
[JsonSerializable(typeof(HandDocument))]
[JsonSerializable(typeof(GateDocument))]
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(NotedDocument))]
internal sealed partial class PlacesJson : JsonSerializerContext;
