using System.Diagnostics;
using System.Text;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Places;
using CourseMatch.Exchange;
using CourseMatch.Exchange.Places;

namespace CourseMatch.FileTrials;

/// <summary>Gives damaged files to every reader and looks for what must never be: an exception, a long wait, much
/// memory, a file half read without an error, a finding nobody can say.</summary>
/// <param name="seeds">Good files.</param>
/// <param name="seed">Makes the same inputs again.</param>
/// <param name="witness">A database that must stay as it is where a file is refused, or null.</param>
/// <param name="witnessEvery">Every how many inputs one is sent there.</param>
public sealed class FuzzCampaign(
    IReadOnlyList<byte[]> seeds, int seed, DatabaseWitness? witness = null, int witnessEvery = 200)
{
    /// <summary>Longest any input may take, in milliseconds of processor time: readers wait for nothing, and what else
    /// the machine does is not theirs.</summary>
    public const int MillisecondsMax = 5_000;

    /// <summary>Highest resident memory of the process, in megabytes.</summary>
    public const int MegabytesMax = 300;

    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly FuzzMutation[] Mutations = Enum.GetValues<FuzzMutation>();

    /// <summary>Runs a number of inputs.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="progress">Where to say how far it is, or null.</param>
    /// <param name="first">Number of the first: what went wrong once can be looked at alone.</param>
    public FuzzReport Run(int inputs, TextWriter? progress, int first = 0)
    {
        var report = new FuzzReport { Inputs = inputs, Seed = seed, First = first };
        var watch = Stopwatch.StartNew();
        for (var number = first; number < first + inputs; number++)
        {
            RunOne(number, report);
            if (progress is not null && (number + 1) % 5_000 == 0)
            {
                progress.WriteLine($"{number + 1} of {first + inputs}, {watch.Elapsed.TotalSeconds:0} s, "
                    + $"{report.Crashes} crashes, slowest {report.SlowestMilliseconds} ms");
            }
        }

        report.Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1);
        report.PeakMegabytes = PeakMemory.Megabytes();
        (report.SentToDatabase, report.RefusedUnchanged) = (witness?.Sent ?? 0, witness?.RefusedUnchanged ?? 0);
        return report;
    }

    /// <summary>One input, made from its number alone: what goes wrong can be made again.</summary>
    public byte[] Input(int number, out FuzzMutation mutation)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        mutation = Mutations[number % Mutations.Length];
        var file = seeds[random.Next(seeds.Count)];
        var damaged = FuzzMutations.Apply(mutation, file, seeds[random.Next(seeds.Count)], random);
        for (var more = random.Next(4) - 1; more > 0 && damaged.Length is > 0 and < 1 << 20; more--)
        {
            damaged = FuzzMutations.Apply((FuzzMutation)random.Next(4), damaged, file, random);
        }

        return damaged;
    }

    private void RunOne(int number, FuzzReport report)
    {
        var input = Input(number, out var mutation);
        var tally = report.Of(mutation);
        tally.Inputs++;
        var began = Environment.CpuUsage.TotalTime;
        try
        {
            Read(input, tally);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            tally.Crashes++;
            report.NoteCrash(number, $"{fault.GetType().Name} {fault.StackTrace?.Split('\n')[0].Trim()}");
        }

        var milliseconds = (int)(Environment.CpuUsage.TotalTime - began).TotalMilliseconds;
        if (witness is not null && number % witnessEvery == 0)
        {
            Send(number, input, report);
        }

        tally.SlowestMilliseconds = Math.Max(tally.SlowestMilliseconds, milliseconds);
        if (milliseconds > MillisecondsMax)
        {
            report.NoteSlow(number);
        }
    }

    /// <summary>The real import, which must neither crash nor leave a trace of what it refuses.</summary>
    private void Send(int number, byte[] input, FuzzReport report)
    {
        try
        {
            if (witness!.SendAsync(input).GetAwaiter().GetResult() is { } fault)
            {
                report.NoteChanged(number, fault);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            report.NoteCrash(
                number, $"database {fault.GetType().Name} {fault.Message} {fault.StackTrace?.Split('\n')[0].Trim()}");
        }
    }

    private static void Read(byte[] input, FuzzTally tally)
    {
        var options = ReadingOptions.Default;
        var subject = FileRecogniser.Recognise(new MemoryStream(input), Day, options).Subject;
        Judge(CourseFiles.Read(new MemoryStream(input), Day, options), tally);
        if (subject != ImportSubject.Courses)
        {
            Judge(NewcomerFiles.Read(new MemoryStream(input), Day, options), tally);
            Judge(CareFiles.Read(new MemoryStream(input), Day, options), tally);
            TableColumns.Look(new MemoryStream(input), ImportSubject.Newcomers, Day, options);
        }

        Judge(PostcodeFiles.Read(new MemoryStream(input)), tally);
        Judge(TravelFiles.Read(new MemoryStream(input)), tally);
        if (ColumnMappingJson.Read(Encoding.UTF8.GetString(input), out var refusal) is null == refusal is null)
        {
            throw new InvalidOperationException("A mapping is read or refused, one of both.");
        }
    }

    private static void Judge<T>(PlacesReading<T> reading, FuzzTally tally)
    {
        var isRefused = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        tally.Refused += isRefused ? 1 : 0;
        tally.Read += isRefused ? 0 : 1;
        if (reading.Rows.Count + reading.Findings.Count == 0)
        {
            throw new InvalidOperationException("Nothing was read of places and nothing was said.");
        }

        Say(reading.Findings);
    }

    private static void Judge<T>(FileReading<T> reading, FuzzTally tally)
    {
        var isRefused = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        tally.Refused += isRefused ? 1 : 0;
        tally.Read += isRefused ? 0 : 1;
        if (!isRefused && reading.Records.Count + reading.Updates.Count + reading.Removed.Count == 0
            && reading.Findings.Count == 0)
        {
            throw new InvalidOperationException("Nothing was read and nothing was said.");
        }

        Say(reading.Findings);
        foreach (var record in reading.Records.Take(20))
        {
            RecordJson.Write(record);
        }
    }

    /// <summary>Every finding can be said in both languages.</summary>
    private static void Say(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.Take(50))
        {
            FindingTexts.Sentence(finding, FindingTexts.German);
            FindingTexts.Advice(finding, FindingTexts.English);
        }
    }
}
