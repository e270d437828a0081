using System.Collections.Concurrent;
using CourseMatch.Application;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Searching;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Jobs;

/// <summary>Searches asked for on pages and over the API: one at a time, since two would only take each other's cores.
/// </summary>
internal sealed class PlanRuns(TimeProvider time, IHostApplicationLifetime lifetime)
{
    private readonly SemaphoreSlim place = new(1);
    private readonly ConcurrentDictionary<MunicipalityId, PlanRun> runs = new();

    /// <summary>The last run of a municipality, or null.</summary>
    public PlanRun? Of(MunicipalityId municipality) => runs.GetValueOrDefault(municipality);

    /// <summary>Takes the one place, or says that somebody else has it.</summary>
    public Task<bool> TryEnterAsync(CancellationToken cancellation) => place.WaitAsync(TimeSpan.Zero, cancellation);

    /// <summary>Gives it back.</summary>
    public void Leave() => place.Release();

    /// <summary>Starts a search, or says that one is running.</summary>
    public async Task<bool> TryStartAsync(
        ServedCounty county, SearchLimits limits, CancellationToken cancellation)
    {
        if (!await TryEnterAsync(cancellation))
        {
            return false;
        }

        var run = new PlanRun(time);
        run.Begin((observer, stop) => SearchAsync(county, limits, observer, stop));
        runs[county.Municipality] = run;
        return true;
    }

    private async Task<MatchOutcome> SearchAsync(
        ServedCounty county, SearchLimits limits, PlanRun observer, CancellationToken stop)
    {
        try
        {
            // A run that has ended is not held on to until the service ends.
            await using var stopping = lifetime.ApplicationStopping.Register(observer.Stop);
            var outcome = await county.UseCases.Matching(EngineRegistry.Default).RunAsync(
                county.Municipality, null, limits, observer, stop, CancellationToken.None);
            county.Diary.Write(outcome);
            return outcome;
        }
        finally
        {
            Leave();
        }
    }
}
