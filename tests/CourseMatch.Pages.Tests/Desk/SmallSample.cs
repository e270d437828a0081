using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Searching;
using CourseMatch.Solving.Engines;
using Microsoft.Extensions.Logging.Abstractions;

namespace CourseMatch.Pages.Tests.Desk;

/// <summary>The sample county with a few of its people only, for tests that need one of their own.</summary>
internal static class SmallSample
{
    private const int PeopleMax = 60;
    private const double Gap = 0.05;

    /// <summary>Takes it in, publishes a plan and leaves a draft after it.</summary>
    public static async Task TakeInAsync(IServiceProvider parts, string folder, MunicipalityId municipality)
    {
        var county = await ServedCounty.OpenAsync(
            parts, municipality, NightSettings.Read(), NullLoggerFactory.Instance, default);
        foreach (var file in SampleCounty.Write(folder, TimeProvider.System.Today(), seed: 1).Files)
        {
            var path = Path.Combine(folder, file.File);
            if (file.Subject == ImportSubject.Newcomers)
            {
                await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path)).Take(PeopleMax));
            }

            await using var stream = File.OpenRead(path);
            Assert.IsType<ImportOutcome.Imported>(await new IncomingFile(
                    file.Subject, file.Source, new ImportRequest(ImportWay.TakeIn, "sample"))
                .TakeInAsync(county.UseCases.Importing, municipality, stream, default));
        }

        // One plan in force, so that there are places and participants, and a draft after it.
        for (var run = 0; run < 2; run++)
        {
            Assert.IsType<MatchOutcome.Drafted>(await county.UseCases.Matching(EngineRegistry.Default)
                .RunAsync(
                    municipality, null, new SearchLimits(Gap, TimeSpan.FromSeconds(20), null, Seed: 1, null),
                    SilentObserver.Instance, default, default));
            if (run == 0)
            {
                var plan = (await county.Store.PlansAsync(municipality, default))[0].Id;
                Assert.IsType<PublishOutcome.Published>(
                    await county.UseCases.Publishing.RunAsync(
                        municipality, plan, new GateRelease("sample", "a first plan"), default));
            }
        }
    }
}
