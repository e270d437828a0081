using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>One step of a night as it was run.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Node">Process that ran it.</param>
/// <param name="BegunAt">Begun at (UTC).</param>
/// <param name="EndedAt">Ended at (UTC), or null.</param>
/// <param name="Outcome">done, held, failed, or null while it runs or when its process died.</param>
/// <param name="Counts">Figures by name.</param>
/// <param name="Findings">What a person should know.</param>
/// <param name="Log">What was done, line by line.</param>
public sealed record NightStepDocument(
    string Step,
    string Node,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    string? Outcome,
    IReadOnlyDictionary<string, long> Counts,
    IReadOnlyList<FindingView> Findings,
    string Log);

/// <summary>One night of one municipality.</summary>
/// <param name="Night">The day in Berlin whose morning it serves.</param>
/// <param name="Trigger">clock, hand or watch.</param>
/// <param name="BegunAt">Begun at (UTC).</param>
/// <param name="EndedAt">Ended at (UTC), or null.</param>
/// <param name="Outcome">done, held, failed, or null while it is not ended.</param>
/// <param name="Turns">Processes that worked on it one after another.</param>
/// <param name="Steps">Steps in order of time.</param>
public sealed record NightDocument(
    DateOnly Night,
    string Trigger,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    string? Outcome,
    int Turns,
    IReadOnlyList<NightStepDocument> Steps)
{
    internal static NightDocument Of(NightRun run, Voice voice) => new(
        run.Night,
        Name(run.Trigger),
        run.BegunAt,
        run.EndedAt,
        run.End is { } end ? Name(end) : null,
        run.Turn,
        [.. run.Jobs.Select(job => new NightStepDocument(
            Name(job.Step),
            job.Node,
            job.BegunAt,
            job.EndedAt,
            job.Result is { } result ? Name(result.End) : null,
            new SortedDictionary<string, long>(
                job.Result?.Counts.ToDictionary() ?? [], StringComparer.Ordinal),
            FindingView.All(job.Result?.Findings ?? [], voice),
            job.Log))]);

    internal static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Nights, newest first.</summary>
/// <param name="Nights">Nights.</param>
public sealed record NightsDocument(IReadOnlyList<NightDocument> Nights);

/// <summary>What asking for nights did.</summary>
/// <param name="Night">The night asked for.</param>
/// <param name="Municipalities">One entry for each municipality.</param>
public sealed record NightsRunDocument(DateOnly Night, IReadOnlyList<NightOfDocument> Municipalities);

/// <summary>What asking for one municipality's night did.</summary>
/// <param name="Municipality">Name.</param>
/// <param name="Did">ended, endedBefore, busy, or queued for a worker.</param>
/// <param name="Run">The night, or null.</param>
public sealed record NightOfDocument(string Municipality, string Did, NightDocument? Run);

/// <summary>Seats freed by day, newest first.</summary>
/// <param name="Events">Events.</param>
public sealed record SeatEventsDocument(IReadOnlyList<SeatEventDocument> Events);

/// <summary>One event that freed seats, and what came of it.</summary>
/// <param name="Number">Number.</param>
/// <param name="Course">Number of the course.</param>
/// <param name="Kind">placeEnded, seatsAdded or courseStopped.</param>
/// <param name="At">When (UTC).</param>
/// <param name="SettledAt">When a chain was stored, or nobody found (UTC); null while open.</param>
/// <param name="Seconds">From one to the other, or null.</param>
/// <param name="Outcome">proposed, offered, nothing, failed, or null while open.</param>
/// <param name="Plan">The draft or plan, or null.</param>
/// <param name="Attempts">Times a process began to look.</param>
/// <param name="Node">Process that looked last, or null.</param>
public sealed record SeatEventDocument(
    int Number, string Course, string Kind, DateTimeOffset At, DateTimeOffset? SettledAt, double? Seconds,
    string? Outcome, int? Plan, int Attempts, string? Node)
{
    internal static SeatEventDocument Of(SeatEvent one) => new(
        one.Number,
        one.CourseNumber,
        NightDocument.Name(one.Kind),
        one.At,
        one.SettledAt,
        one.SettledAt is { } settled ? Math.Round((settled - one.At).TotalSeconds, 2) : null,
        one.End is { } end ? NightDocument.Name(end) : null,
        one.Plan?.Value,
        one.Attempts,
        one.Node);
}

/// <summary>Municipalities of the installation.</summary>
/// <param name="Municipalities">By number.</param>
public sealed record MunicipalitiesDocument(IReadOnlyList<MunicipalityDocument> Municipalities);

/// <summary>A municipality.</summary>
/// <param name="Number">Number.</param>
/// <param name="Name">Name.</param>
public sealed record MunicipalityDocument(int Number, string Name);

/// <summary>Says that a worker runs.</summary>
/// <param name="Node">Its name in records of nights.</param>
public sealed record WorkerDocument(string Node);
