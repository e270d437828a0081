namespace CourseMatch.Host.Tests.Crashes;

/// <summary>Many rounds at seeded random moments.</summary>
internal static class CrashCampaign
{
    public static async Task<CrashReport> RunAsync(int rounds, int seed, Action<string> say)
    {
        var stage = await CrashStage.BuildAsync();
        var random = new Random(seed);
        var scenes = Enum.GetValues<CrashScene>();
        var ends = new Dictionary<CrashEnd, int>();
        var byScene = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        var done = 0;
        for (var number = 0; number < rounds; number++)
        {
            var scene = scenes[number % scenes.Length];
            var moment = CrashMoment.Choose(random, stage.Usual[scene]);
            var (end, isDone, found) = await new CrashRound(stage, scene, moment).RunAsync();
            ends[end] = ends.GetValueOrDefault(end) + 1;
            byScene[scene.ToString()] = byScene.GetValueOrDefault(scene.ToString()) + 1;
            done += isDone ? 1 : 0;
            faults.AddRange(found.Select(fault => $"round {number} of seed {seed}, {scene}, {moment}: {fault}"));
            say($"{number + 1}/{rounds} {scene} {moment.Delay.TotalMilliseconds:0} ms"
                + $"{(moment.FromFirstWrite ? " after its first write" : "")}: {end}, {(isDone ? "done" : "undone")}"
                + $"{(found.Count > 0 ? $", {found.Count} FAULTS" : "")}");
        }

        return new CrashReport(
            rounds,
            seed,
            ends.GetValueOrDefault(CrashEnd.KilledInTransaction),
            ends.GetValueOrDefault(CrashEnd.KilledElsewhere),
            ends.GetValueOrDefault(CrashEnd.EndedBefore),
            rounds - done,
            done,
            byScene,
            faults);
    }
}
