using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Nights;

/// <summary>One night's run of one municipality.</summary>
public readonly record struct NightRunId(int Value);

/// <summary>The steps of a night, in the order they are taken.</summary>
public enum NightStep
{
    /// <summary>Takes in the files that arrived.</summary>
    TakeInbox,

    /// <summary>Reads the clocks of entitlements and offers: warns in time, withdraws what lapsed.</summary>
    RefreshClocks,

    /// <summary>Collects who did not come and frees their seats.</summary>
    FreeSeats,

    /// <summary>Matches newcomers to courses and stores a draft.</summary>
    Match,

    /// <summary>Judges every placement of the draft against what is on file now.</summary>
    Judge,

    /// <summary>Compares the draft with the plan in force.</summary>
    Compare,

    /// <summary>Asks the publication gate.</summary>
    Gate,

    /// <summary>Publishes the draft, or holds it for a coordinator.</summary>
    Publish,

    /// <summary>Writes down the night for the morning and tells the office.</summary>
    Report,

    /// <summary>Sends the messages that wait.</summary>
    Notify,

    /// <summary>Removes what may no longer be kept.</summary>
    CleanUp,
}

/// <summary>How a step or a whole night ended.</summary>
public enum NightEnd
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Done, but the plan waits for a person.</summary>
    Held,

    /// <summary>Failed: the fault is the machine's or the program's.</summary>
    Failed,
}

/// <summary>Who asked for a night.</summary>
public enum NightTrigger
{
    /// <summary>The clock.</summary>
    Clock,

    /// <summary>A person: page, API or terminal.</summary>
    Hand,

    /// <summary>The watch, because the night was missed or left unfinished.</summary>
    Watch,
}

/// <summary>What a step did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Counts">Figures by name, in no particular order; later steps read them.</param>
/// <param name="Findings">What a person should know.</param>
public sealed record StepResult(
    NightEnd End, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<Finding> Findings)
{
    /// <summary>Done, with figures.</summary>
    public static StepResult Done(params (string Name, long Count)[] counts) =>
        new(NightEnd.Done, counts.ToDictionary(pair => pair.Name, pair => pair.Count), []);

    /// <summary>Done, but the plan has to wait for a person.</summary>
    public static StepResult Held(IReadOnlyList<Finding> findings, params (string Name, long Count)[] counts) =>
        new(NightEnd.Held, counts.ToDictionary(pair => pair.Name, pair => pair.Count), findings);
}

/// <summary>One step of one night as it was run (<c>job_run</c>).</summary>
/// <param name="Step">Which.</param>
/// <param name="Node">Which process ran it.</param>
/// <param name="BegunAt">Begun at (UTC).</param>
/// <param name="EndedAt">Ended at (UTC); null while it runs, and for ever when its process died.</param>
/// <param name="Result">How it ended, or null.</param>
/// <param name="Log">What was done, line by line: figures and ids, never a person.</param>
public sealed record JobRun(
    NightStep Step, string Node, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, StepResult? Result, string Log);

/// <summary>One night of one municipality: begun once, ended once.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Night">The day in Berlin whose morning it serves.</param>
/// <param name="Trigger">Who asked for it first.</param>
/// <param name="BegunAt">Begun at (UTC).</param>
/// <param name="EndedAt">Ended at (UTC), or null.</param>
/// <param name="End">How it ended, or null.</param>
/// <param name="Turn">1-based number of the process at work: grows whenever one takes the night up.</param>
/// <param name="Jobs">Steps as they were run, in order of time.</param>
public sealed record NightRun(
    NightRunId Id,
    DateOnly Night,
    NightTrigger Trigger,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    NightEnd? End,
    int Turn,
    IReadOnlyList<JobRun> Jobs)
{
    /// <summary>The result a step ended with, or null while it has not.</summary>
    public StepResult? ResultOf(NightStep step) =>
        Jobs.LastOrDefault(job => job.Step == step && job.Result is { End: not NightEnd.Failed })?.Result;
}
