using System.Globalization;
using CourseMatch.FileTrials;
using CourseMatch.Testing;

// Two trials of the readers: "fuzz" gives them what no program ever wrote, "speed" gives them the largest files there
// are.
//   fuzz  --inputs N --seed S --database-every N --examples FOLDER
//   input --seed S --first N --out FILE
//   files --out FOLDER
//   speed --examples FOLDER
var values = new Dictionary<string, string>(StringComparer.Ordinal);
for (var index = 1; index + 1 < args.Length; index += 2)
{
    values[args[index]] = args[index + 1];
}

var examples = values.GetValueOrDefault("--examples", Path.Combine("data", "examples"));
switch (args.FirstOrDefault())
{
    case "fuzz":
        var report = await FuzzAsync();
        Console.Out.WriteLine(report.Json());
        return report.IsClean ? 0 : 1;
    case "input":
        File.WriteAllBytes(values["--out"], Campaign().Input(Whole("--first", 0), out var mutation));
        Console.Out.WriteLine(mutation);
        return 0;
    case "files":
        SpeedTrial.WriteFiles(values["--out"]);
        return 0;
    case "speed":
        Console.Out.WriteLine(SpeedTrial.Run(Console.Error));
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: fuzz [--inputs N] [--seed S] [--first N] [--database-every N] [--examples FOLDER] | "
            + "input --out FILE | files --out FOLDER | speed");
        return 2;
}

async Task<FuzzReport> FuzzAsync()
{
    var seeds = FuzzSeeds.Of(examples);
    var named = new List<NamedResult>();
    foreach (var input in NamedInput.All)
    {
        named.Add(input.Run());
        await Console.Error.WriteLineAsync($"{named[^1]}");
    }

    await using var witness = Whole("--database-every", 0) is > 0
        ? await DatabaseWitness.OpenAsync(
            await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true), seeds)
        : null;
    var campaign = new FuzzCampaign(seeds, Whole("--seed", 1), witness, Math.Max(1, Whole("--database-every", 0)));
    var report = campaign.Run(Whole("--inputs", 10_000), Console.Error, Whole("--first", 0));
    report.Named.AddRange(named);
    return report;
}

FuzzCampaign Campaign() => new(FuzzSeeds.Of(examples), Whole("--seed", 1));

int Whole(string name, int otherwise) => values.TryGetValue(name, out var text)
    ? int.Parse(text, CultureInfo.InvariantCulture)
    : otherwise;
