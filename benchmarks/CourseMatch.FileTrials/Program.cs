using System.Globalization;
using CourseMatch.FileTrials;

// Two trials of the readers: "fuzz" gives them what no program ever wrote, "speed" gives them the largest files there
// are.
//   fuzz  --inputs N --seed S --examples FOLDER
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
        var inputs = int.Parse(values.GetValueOrDefault("--inputs", "10000"), CultureInfo.InvariantCulture);
        var seed = int.Parse(values.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
        var report = new FuzzCampaign(FuzzSeeds.Of(examples), seed).Run(inputs, Console.Error);
        Console.Out.WriteLine(report.Json());
        return report.IsClean ? 0 : 1;
    case "speed":
        Console.Out.WriteLine(SpeedTrial.Run(Console.Error));
        return 0;
    default:
        Console.Error.WriteLine("Usage: fuzz [--inputs N] [--seed S] [--examples FOLDER] | speed");
        return 2;
}
