using System.Globalization;
using CourseMatch.FileTrials;

// Two trials of the readers: "fuzz" gives them what no program ever wrote, "speed" gives them the largest files there
// are.
//   fuzz  --inputs N --seed S --examples FOLDER
//   input --seed S --first N --out FILE
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
        var report = Campaign().Run(Whole("--inputs", 10_000), Console.Error, Whole("--first", 0));
        Console.Out.WriteLine(report.Json());
        return report.IsClean ? 0 : 1;
    case "input":
        File.WriteAllBytes(values["--out"], Campaign().Input(Whole("--first", 0), out var mutation));
        Console.Out.WriteLine(mutation);
        return 0;
    case "speed":
        Console.Out.WriteLine(SpeedTrial.Run(Console.Error));
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: fuzz [--inputs N] [--seed S] [--first N] [--examples FOLDER] | input --out FILE | speed");
        return 2;
}

FuzzCampaign Campaign() => new(FuzzSeeds.Of(examples), Whole("--seed", 1));

int Whole(string name, int otherwise) => values.TryGetValue(name, out var text)
    ? int.Parse(text, CultureInfo.InvariantCulture)
    : otherwise;
