namespace CourseMatch.Application.Nights;

/// <summary>Port: the record of nights, and the lock that lets one process at a time work on a municipality's
/// night.</summary>
public interface INightLedger
{
    /// <summary>Takes the municipality's night lock, or says that somebody else has it.</summary>
    /// <returns>The lock, free again when disposed or when this process dies; null when taken.</returns>
    Task<IAsyncDisposable?> TryLockAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Writes down that a night was asked for, so that the wish outlives whoever was to run it; a second wish
    /// for the same night changes nothing.</summary>
    Task AskAsync(
        MunicipalityId municipality, DateOnly night, NightTrigger trigger, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Nights that were asked for and have not ended, oldest first.</summary>
    Task<IReadOnlyList<DateOnly>> AskedAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Begins a night or takes an unfinished one up, which gives it the next turn; an ended one is only read.
    /// </summary>
    Task<NightRun> TakeUpAsync(
        MunicipalityId municipality,
        DateOnly night,
        NightTrigger trigger,
        DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Writes down that a step begins.</summary>
    /// <returns>Number of the job.</returns>
    /// <exception cref="NightTakenOverException">Another process has taken the night up.</exception>
    Task<int> BeginAsync(
        MunicipalityId municipality, NightRun run, NightStep step, string node, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Writes down how a step ended.</summary>
    /// <exception cref="NightTakenOverException">Another process has taken the night up.</exception>
    Task EndStepAsync(
        MunicipalityId municipality, NightRun run, int job, StepResult result, string log, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>Ends the night, once and for all.</summary>
    /// <exception cref="NightTakenOverException">Another process has taken the night up or ended it.</exception>
    Task EndAsync(
        MunicipalityId municipality, NightRun run, NightEnd end, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>One night, or null.</summary>
    Task<NightRun?> ReadAsync(MunicipalityId municipality, DateOnly night, CancellationToken cancellationToken);

    /// <summary>Nights, newest first, at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<NightRun>> ListAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken);
}

/// <summary>Another process has taken this night up: whoever sees this stops at once and touches nothing.</summary>
public sealed class NightTakenOverException() : Exception("Another process has taken this night up.");
